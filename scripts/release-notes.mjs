// Prints what the changelog says of a version, for its release. Fails where the tag, package.json and the changelog do not agree.
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

/** The section of a version, whose heading begins with its number. Throws where there is none, or the tag is of another version. */
export function notesOf(tag, changelog, version) {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json says ${version}. Set the version, or delete the tag and make the right one.`)
  const sections = changelog.split(/^## /m).slice(1)
  const found = sections.find((section) => section.split(/[\s,]/, 1)[0] === version)
  if (found === undefined) throw new Error(`CHANGELOG.md has no section \`## ${version}\`. Rename the section of what is unreleased.`)
  const notes = found.slice(found.indexOf('\n') + 1).trim()
  if (notes === '') throw new Error(`The section \`## ${version}\` of CHANGELOG.md is empty.`)
  return `${notes}\n`
}

if (import.meta.url === pathToFileURL(argv[1]).href)
  stdout.write(notesOf(argv[2] ?? '', readFileSync('CHANGELOG.md', 'utf8'), JSON.parse(readFileSync('package.json', 'utf8')).version))
