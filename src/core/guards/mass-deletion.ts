import type { Guard } from '../model/change.ts'

/** Where fewer files go, it is no great share of anything. */
const fewest = 5

/** A repair takes away little. Files that were only moved, their content unchanged, are not counted; emptied ones are. */
export const massDeletion: Guard = {
  name: 'mass-deletion',
  check: ({ files }, { maxDeletedFiles }, { originals, paths }) => {
    const arrived = new Set(files.filter(({ status }) => status === 'added').map(({ content }) => content))
    const isMoved = (path: string): boolean => arrived.has(base64Of(originals.get(path) ?? null))
    const gone = files.filter(
      ({ status, content, path }) =>
        (status === 'deleted' && !isMoved(path)) || (status === 'modified' && isBlank(content) && originals.get(path)?.trim() !== ''),
    )
    if (gone.length > maxDeletedFiles)
      return [
        {
          message: `The change deletes or empties ${gone.length} files; at most ${maxDeletedFiles} are allowed.`,
          remedy: 'If they are to go, delete them by hand or raise `max-deleted-files`.',
          path: null,
        },
      ]
    if (gone.length >= fewest && gone.length * 2 >= paths.length)
      return [
        {
          message: `The change deletes or empties ${gone.length} of all ${paths.length} files.`,
          remedy: 'If they are to go, delete them by hand.',
          path: null,
        },
      ]
    return []
  },
}

/** Nothing, or nothing but blanks and line ends. */
function isBlank(base64: string | null): boolean {
  return base64 !== null && atob(base64).trim() === ''
}

const encoder = new TextEncoder()

function base64Of(text: string | null): string | null {
  return text === null || text === '' ? null : btoa(Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
