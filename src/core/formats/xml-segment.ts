import { concat, startsWith } from './bytes.ts'
import { attributesLimit } from './xml-attributes.ts'
import { seek } from './xml-in-place.ts'

/** How much of one failing case is kept for the parser. */
const segmentLimit = 2_097_152

/** Said of a segment of which `isCut` holds. */
export const tooManyAttributes = `A tag has more than ${attributesLimit} attributes; the rest is left out.`

/** The piece of a report that goes to the XML parser: always well-formed, always bounded. */
export interface Segment {
  open(tag: Uint8Array, name: string, selfClosing: boolean): void
  close(): void
  text(pieces: readonly Uint8Array[], cdata: boolean): void
  /** Something that looks like a tag and is none. */
  literal(tag: Uint8Array): void
  /** Closes what is open and returns all of it. */
  take(): Uint8Array
  /** Did a tag have too many attributes, so that some were left out? */
  readonly isCut: boolean
}

const encoder = new TextEncoder()
const [lt, gt, slash, escaped, cdataStart, cdataEnd] = ['<', '>', '/', '&lt;', '<![CDATA[', ']]>'].map((text) => encoder.encode(text))

/** Rebuilds a segment from the scanner's events, so that a broken end tag or a raw `<` cannot swallow the cases after it. */
export function openSegment(): Segment {
  const pieces: Uint8Array[] = []
  const names: string[] = []
  let length = 0
  let isCut = false
  const add = (piece: Uint8Array | undefined): void => {
    if (piece === undefined) return
    pieces.push(piece)
    length += piece.length
  }
  const close = (): void => {
    const name = names.pop()
    if (name !== undefined) add(encoder.encode(`</${name}>`))
  }
  return {
    open(tag, name, selfClosing) {
      if (length > segmentLimit) tag = encoder.encode(name + (selfClosing ? '/' : ''))
      const end = behindAttributes(tag)
      isCut ||= end < tag.length
      for (const piece of [lt, renamed(tag.subarray(0, end), name), end < tag.length && selfClosing ? slash : undefined, gt]) add(piece)
      if (!selfClosing) names.push(name)
    },
    close,
    text(texts, cdata) {
      if (length > segmentLimit) return
      if (cdata) add(cdataStart)
      for (const piece of texts) add(piece)
      if (cdata) add(cdataEnd)
    },
    literal(tag) {
      if (length > segmentLimit) return
      for (const piece of [escaped, tag, gt]) add(piece)
    },
    take() {
      while (names.length > 0) close()
      return concat(pieces)
    },
    get isCut() {
      return isCut
    },
  }
}

/** Where the last attribute ends that is kept; parsers take long over thousands of them. */
function behindAttributes(tag: Uint8Array): number {
  // The shortest attribute has four bytes and a blank.
  if (tag.length < attributesLimit * 5) return tag.length
  let [count, end] = [0, 0]
  for (let at = 0; at < tag.length; at += 1) {
    const byte = tag[at] ?? 0
    if (byte !== 0x22 && byte !== 0x27) continue
    at = seek(tag, byte, at + 1)
    if (at < 0) return tag.length
    count += 1
    if (count > attributesLimit) return end
    end = at + 1
  }
  return tag.length
}

/** The tag without its namespace prefix. */
function renamed(tag: Uint8Array, name: string): Uint8Array {
  const end = Math.min(tag.length, 200)
  for (let at = 0; at < end; at += 1) {
    const byte = tag[at] ?? 0
    if (byte <= 0x20 || byte === 0x2f) return tag
    if (byte === 0x3a && startsWith(tag.subarray(at + 1), encoder.encode(name))) return tag.subarray(at + 1)
  }
  return tag
}
