/** What the changelog says of the version of a tag. Throws where the tag, package.json's version and the changelog do not agree. */
export function notesOf(tag: string, changelog: string, version: string): string
