import { entropy } from './randomness.ts'

/** Shorter ones, under a name that says nothing, are no key of anybody. */
const shortest = 8
/** Longer ones are no setting. */
const longest = 4_096
/** Parts of an address that open what it leads to, such as a web hook. */
const shortestInAddress = 20

const address = /^[a-z][a-z0-9+.-]{0,20}:\/\//i
const folder = /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][\w.@ \\/-]*$/

/**
 * What of a value that was given under a plain name has to be looked for like a secret: all of it, parts of an address, or nothing.
 * Settings are none: words, numbers, addresses, paths, models, versions.
 */
export function secretsIn(value: string): readonly string[] {
  const text = value.trim()
  if (text.length > longest) return [text]
  if (text.length < shortest || partsOf(text).every(isWord)) return []
  if (address.test(text)) return partsOfAddress(text)
  return folder.test(text) && partsOf(text).every((part) => isWord(part) || part.length < shortest) ? [] : [text]
}

/** The password in it, and whatever else nobody could guess. */
function partsOfAddress(text: string): readonly string[] {
  const authority = text.slice(text.indexOf('://') + 3).split(/[/?#]/, 1)[0] ?? ''
  const password = authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')).split(':').slice(1).join(':') : ''
  const rest = text.slice(text.indexOf('://') + 3 + authority.length)
  const random = rest
    .split(/[/?#&=]/)
    .filter((part) => part.length >= shortestInAddress && entropy(part) >= 3.2 && !partsOf(part).every(isWord))
  return [...(password === '' ? [] : [password]), ...random]
}

/** The runs of letters and digits. */
function partsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}

/** A word, several in camel case, an abbreviation, a number, or a short mixture as in versions and names of models (`4o`, `v3p1`, `llama3`). */
function isWord(part: string): boolean {
  return (
    part.length <= 4 ||
    /^\d+$/.test(part) ||
    /^[A-Z]{1,20}\d{0,3}$/.test(part) ||
    (part.length <= 40 && /^(?:\p{Lu}?\p{Ll}{1,20}|\p{Lu}{1,10})(?:\p{Lu}\p{Ll}{2,20})*\d{0,3}$/u.test(part))
  )
}
