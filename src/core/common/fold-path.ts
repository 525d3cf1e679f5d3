import { looksLike } from './confusables.ts'

const nothing = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// eslint-disable-next-line no-control-regex -- these are what ASCII is
const plainAscii = /^[\u0000-\u007f]*$/

/**
 * How a path looks and how forgiving file systems read it: composed, in small letters, without what cannot be seen (HFS+ ignores
 * it), look-alikes as ASCII, no blanks and dots at the end of a name (Windows drops them).
 */
export function foldPath(path: string): string {
  const small = plainAscii.test(path)
    ? path.toLowerCase()
    : Array.from(path.replace(nothing, '').normalize('NFKC'), looksLike).join('').toLowerCase().normalize('NFC')
  return small.includes('. ') || /[. ](?:\/|$)/.test(small) ? small.split('/').map(foldName).join('/') : small
}

function foldName(name: string): string {
  let end = name.length
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1
  return end === 0 ? name : name.slice(0, end)
}

/** Short names of Windows (8.3) for what git and GitHub give a meaning to. */
const shortNames: readonly (readonly [RegExp, string])[] = [
  [/^git~\d{1,6}$/, '.git'],
  [/^github~\d{1,6}$/, '.github'],
  [/^(?:gitmod|gi7eba)~\d{1,6}$/, '.gitmodules'],
  [/^(?:gitatt|gi7d29)~\d{1,6}$/, '.gitattributes'],
]

/** The same with short names of Windows written out. */
export function foldNames(path: string): string {
  const folded = foldPath(path)
  return folded.includes('~')
    ? folded
        .split('/')
        .map((name) => shortNames.find(([short]) => short.test(name))?.[1] ?? name)
        .join('/')
    : folded
}
