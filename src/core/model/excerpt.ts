import * as v from 'valibot'

/** A text of which the middle may be missing. Untrusted as the text is. */
export interface Excerpt {
  readonly head: string
  /** How many characters are missing between both. */
  readonly omitted: number
  /** Empty where nothing is missing. */
  readonly tail: string
}

export const emptyExcerpt: Excerpt = { head: '', omitted: 0, tail: '' }

/** Shortens a text to at most `most` characters, a quarter of them from its beginning: how something ended is what is looked for first. */
export function excerptOf(text: string, most: number): Excerpt {
  return shrink({ head: text, omitted: 0, tail: '' }, most)
}

/** Shortens an excerpt to at most `most` characters. */
export function shrink({ head, omitted, tail }: Excerpt, most: number): Excerpt {
  if (head.length + tail.length <= most) return { head, omitted, tail }
  const [first, last] = omitted === 0 ? [head + tail, head + tail] : [head, tail]
  const atEnd = Math.min(last.length, Math.max(Math.ceil(most * 0.75), most - first.length))
  const start = firstOf(first, most - atEnd)
  const end = lastOf(last, atEnd)
  return { head: start, omitted: omitted + head.length + tail.length - start.length - end.length, tail: end }
}

/** How long both parts are. */
export function lengthOf({ head, tail }: Excerpt): number {
  return head.length + tail.length
}

/** As one text, which says what is missing. */
export function textOfExcerpt({ head, omitted, tail }: Excerpt): string {
  return omitted === 0 ? head + tail : `${head}\n[… ${omitted.toLocaleString('en-US')} characters are left out …]\n${tail}`
}

/** The greatest length to which all of several may be cut so that they are at most `most` together. */
export function fairShare(lengths: readonly number[], most: number): number {
  let left = most
  for (const [index, length] of lengths.toSorted((one, other) => one - other).entries()) {
    const share = Math.floor(left / (lengths.length - index))
    if (length > share) return share
    left -= length
  }
  return most
}

/** The schema of an excerpt of at most so many characters. */
export function excerptSchema(most: number): v.GenericSchema<Excerpt> {
  const part = v.pipe(v.string(), v.maxLength(most))
  return v.pipe(
    v.strictObject({ head: part, omitted: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), tail: part }),
    v.check((excerpt) => lengthOf(excerpt) <= most, 'an excerpt that is too long'),
  )
}

/** Never between the halves of one character. */
function firstOf(text: string, length: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length)
}

function lastOf(text: string, length: number): string {
  const from = text.length - length
  return text.slice(/[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from + 1 : from)
}
