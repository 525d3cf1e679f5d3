import { concat, newlines } from './bytes.ts'

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
  /** How many bytes of the terminator (`-->`, `]]>`, `?>`) have been seen. */
  seen: number
  line: number
  tagLine: number
}

/** Reads on until a byte that stands `times` times, then `>`: `-->`, `]]>` or `?>`. */
export function readUntil(scan: Scan, chunk: Uint8Array, from: number, byte: number, times: number, keep: (bytes: Uint8Array) => void, done?: () => void): number {
  let at = from
  while (at < chunk.length) {
    if (scan.seen >= times && chunk[at] === 0x3e) {
      give(keep, byte, scan.seen - times)
      scan.seen = 0
      done?.()
      enter(scan, 'text')
      return at + 1
    }
    if (chunk[at] === byte) {
      scan.seen += 1
      at += 1
      continue
    }
    give(keep, byte, scan.seen)
    scan.seen = 0
    const next = chunk.indexOf(byte, at)
    const end = next < 0 ? chunk.length : next
    keep(chunk.subarray(at, end))
    scan.line += newlines(chunk.subarray(at, end))
    at = end
  }
  return at
}

function give(keep: (bytes: Uint8Array) => void, byte: number, count: number): void {
  if (count > 0) keep(new Uint8Array(Math.min(count, 65_536)).fill(byte))
}

/** Changes what the scanner is in the middle of. */
export function enter(scan: Scan, state: State): void {
  scan.state = state
  scan.mark = []
  scan.markLength = 0
  scan.seen = 0
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
