import { lineLimit, plain, withoutSequences } from './text.ts'
import { decodeText } from './text-encoding.ts'

const stamp = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z ?/
/** How far back a reader may look. */
const linesLimit = 64

/** A line as the runner wrote it, without its timestamp; a lone carriage return starts it anew, as on a terminal. */
export function decodeLine(bytes: Uint8Array, from: number, to: number): string {
  return lastOverwritten(decodeText(bytes.subarray(from, to)))
    .slice(0, lineLimit)
    .replace(stamp, '')
}

function lastOverwritten(text: string): string {
  const line = text.endsWith('\r') ? text.replace(/\r{1,8}$/, '') : text
  return line.includes('\r') ? (line.split('\r').findLast((part) => part.trim() !== '') ?? '') : line
}

/** What a search of the bytes has told of a line: no escape sequence, some, or anything else that is no text. */
export type Look = 'plain' | 'coloured' | 'odd'

/** A decoded line without what is not for reading. */
export function readable(raw: string, look: Look): string {
  if (look === 'odd') return plain(raw)
  return look === 'coloured' ? withoutSequences(raw) : raw
}

/** The runner marks a line that one of its problem matchers knows; the tool itself did not print the mark. */
export function unmarked(line: string): string {
  return line.startsWith('##[error]') ? line.slice(9) : line
}

/** How runners of tests begin the line of a test that passed: `✓`, `ok 1 - `, `--- PASS: `, … */
const passingStart =
  /^\s{0,60}(?:[✓✔√✅☑]|(?:- )?ok \d|PASS(?:ED)?[: \t]|--- PASS: |=== (?:RUN|PAUSE|CONT|NAME) |# Subtest: |\[ {1,8}(?:OK|RUN|PASSED) {1,8}\] |Passed \S.{0,1000} \[[^\]]{1,20}\]$)/
/** And how they end it: `… PASSED [ 12%]`, `… ok (3ms)`, `' passed (0.001 seconds)`, `.....   Passed    0.00 sec`. */
const passingEnd =
  /(?:\sPASSED|\.\.\. (?:ok|OK)|' passed|\.{3} {1,8}Passed {1,8}\d{1,6}\.\d{1,4} sec)(?:\s{1,200}[[(][^[\]()]{1,20}[\])])?[.\s]{0,4}$/

/** Does a test that passed merely name an error in its title? */
export function isPassingTitle(line: string): boolean {
  return passingStart.test(line) || passingEnd.test(line)
}

/** A line that is decoded when it is asked for; its bytes are those of the log until it is settled. */
export interface KeptLine {
  bytes: Uint8Array
  from: number
  to: number
  readonly look: Look
  isSettled: boolean
}

export function keepLine(bytes: Uint8Array, from: number, to: number, look: Look): KeptLine {
  return { bytes, from, to, look, isSettled: false }
}

/** The line as `readable` gives it. */
export function textOf({ bytes, from, to, look }: KeptLine): string {
  return readable(decodeLine(bytes, from, to), look)
}

/** Copies a line's bytes, which are about to change. */
export function settleLine(line: KeptLine): void {
  if (line.isSettled) return
  line.bytes = line.bytes.slice(line.from, line.to)
  line.to -= line.from
  line.from = 0
  line.isSettled = true
}

/** The last lines of a log, kept as bytes: few of them are ever asked for. */
export interface LineMemory {
  push(bytes: Uint8Array, from: number, to: number, look: Look): void
  /** The line that many lines above the next one; null where there is none. */
  before(back: number): string | null
  /** The same line, for later than the next `push`, with the mark that it may have. */
  later(back: number): KeptLine | null
  clear(): void
  /** Copies what must outlive the bytes of the present chunk. */
  settle(): void
}

export function openMemory(): LineMemory {
  const owners = Array<Uint8Array | null>(linesLimit).fill(null)
  const texts = Array<string | null>(linesLimit).fill(null)
  const looks = Array<Look>(linesLimit).fill('plain')
  const [starts, ends] = [new Int32Array(linesLimit), new Int32Array(linesLimit)]
  let count = 0
  let fresh = 0
  const placeOf = (back: number): number => (back < 1 || back > Math.min(count, linesLimit) ? -1 : (count - back) % linesLimit)
  return {
    push(bytes, from, to, look) {
      const at = count % linesLimit
      if (owners[at] !== bytes) owners[at] = bytes
      if (texts[at] !== null) texts[at] = null
      starts[at] = from
      ends[at] = to
      looks[at] = look
      count += 1
    },
    before(back) {
      const at = placeOf(back)
      if (at < 0) return null
      const known = texts[at] ?? null
      if (known !== null) return known
      const raw = decodeLine(owners[at] ?? new Uint8Array(), starts[at] ?? 0, ends[at] ?? 0)
      return (texts[at] = unmarked(readable(raw, looks[at] ?? 'odd')))
    },
    later(back) {
      const at = placeOf(back)
      return at < 0 ? null : keepLine(owners[at] ?? new Uint8Array(), starts[at] ?? 0, ends[at] ?? 0, looks[at] ?? 'odd')
    },
    clear() {
      count = 0
      fresh = 0
    },
    settle() {
      const first = Math.max(fresh, count - linesLimit)
      fresh = count
      if (first === count) return
      let length = 0
      for (let index = first; index < count; index += 1) length += (ends[index % linesLimit] ?? 0) - (starts[index % linesLimit] ?? 0)
      // One array for all of them: as many as there are lines would cost more than the copying.
      const joined = new Uint8Array(length)
      let to = 0
      for (let index = first; index < count; index += 1) {
        const at = index % linesLimit
        const line = owners[at]?.subarray(starts[at], ends[at]) ?? joined
        joined.set(line, to)
        owners[at] = joined
        starts[at] = to
        to += line.length
        ends[at] = to
      }
    },
  }
}
