import { concat, newlines } from './bytes.ts'
import type { XmlEvents } from './xml-events.ts'
import { seek } from './xml-in-place.ts'

/** What the scanner is in the middle of. */
export type State = 'text' | 'open' | 'tag' | 'quote' | 'comment' | 'cdata' | 'instruction' | 'declaration'

/** Where the scanner stands between two pieces of a document. */
export interface Scan {
  state: State
  /** Bytes of the markup being read: after `<`, or the tag so far. */
  mark: Uint8Array[]
  markLength: number
  quote: number
  /** Was the opening quote within the tag's limit? Then so must the closing one be. */
  quoteKept: boolean
  /** How many values the tag has had so far, and so how many attributes. */
  values: number
  /** How many bytes that may begin the terminator (`-->`, `]]>`, `?>`) stood at the end of the last piece. */
  seen: number
  /** The line at `counted`, which is a place in the piece that is read now: lines are counted when somebody asks. 0 when nobody does any more. */
  line: number
  counted: number
  /** The piece as it came. */
  piece: Uint8Array
  tagLine: number
}

/** Reads on until a byte that stands `times` times, then `>`: `-->`, `]]>` or `?>`. */
export function readUntil(
  scan: Scan,
  chunk: Uint8Array,
  from: number,
  byte: number,
  times: number,
  keep: (bytes: Uint8Array) => void,
  done?: () => void,
): number {
  for (let at = seek(chunk, 0x3e, from); at >= 0; at = seek(chunk, 0x3e, at + 1)) {
    const here = countBefore(chunk, from, at, byte, times)
    const held = here === at - from ? Math.min(scan.seen, times - here) : 0
    if (here + held < times) continue
    give(keep, byte, scan.seen - held)
    keep(chunk.subarray(from, at - here))
    done?.()
    enter(scan, 'text')
    return at + 1
  }
  const here = countBefore(chunk, from, chunk.length, byte, times)
  // Bytes that may begin the end are held back until it is clear whether they do.
  const held = here === chunk.length - from ? Math.min(scan.seen, times - here) : 0
  give(keep, byte, scan.seen - held)
  keep(chunk.subarray(from, chunk.length - here))
  scan.seen = held + here
  return chunk.length
}

/** How many of these bytes, at most `limit`, stand right before a place. */
function countBefore(chunk: Uint8Array, from: number, to: number, byte: number, limit: number): number {
  let count = 0
  while (count < limit && to - count > from && chunk[to - count - 1] === byte) count += 1
  return count
}

function give(keep: (bytes: Uint8Array) => void, byte: number, count: number): void {
  if (count > 0) keep(new Uint8Array(count).fill(byte))
}

/** Changes what the scanner is in the middle of. */
export function enter(scan: Scan, state: State): void {
  scan.state = state
  scan.mark = []
  scan.markLength = 0
  scan.seen = 0
  scan.values = 0
}

/** Keeps bytes of the markup being read, within a limit. */
export function note(scan: Scan, bytes: Uint8Array, limit: number): void {
  if (bytes.length === 0 || scan.markLength >= limit) return
  scan.mark.push(bytes.slice(0, limit - scan.markLength))
  scan.markLength += bytes.length
}

/** The bytes kept so far. */
export function taken(scan: Scan): Uint8Array {
  const bytes = concat(scan.mark)
  scan.mark = []
  scan.markLength = 0
  return bytes
}

/** Counts the lines up to a place in the piece that is read now; places only ever go forward. Once nobody needs them, there are none. */
export function countLines(scan: Scan, events: XmlEvents, chunk: Uint8Array, at: number): void {
  if (scan.line > 0) scan.line = events.needsLines() ? scan.line + newlines(chunk, scan.counted, at) : 0
  scan.counted = at
}
