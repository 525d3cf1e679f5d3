import { openRunnerStamp, type RunnerStamp } from './log-runner-stamp.ts'
import { plain } from './text.ts'

const [tab, lineFeed, space, plus, dash, dot, comma, colon, bracket] = [9, 10, 0x20, 0x2b, 0x2d, 0x2e, 0x2c, 0x3a, 0x5b]
const [letterE, letterO, letterT, letterZ] = [0x45, 0x4f, 0x54, 0x5a]
const decoder = new TextDecoder()
const stepMark = new TextEncoder().encode('[Step ')
const nameLimit = 300
/** No line with a stamp and a text is shorter: `06:05:26.1 x`. */
const shortest = 12
/** The first lines are looked at for the columns of `gh run view`, later ones now and then. */
const [firstLines, everyLine] = [64, 16]

/** Knows what a service puts before every line of a job, beside the runner of GitHub. */
export interface Stamps {
  /** Where the text of the line that begins at `at` begins, and above which stand `lines` lines. */
  after(bytes: Uint8Array, at: number, lines: number): number
  /** The same where the runner's stamp stands, whatever stands above; else `at`. */
  readonly afterRunner: RunnerStamp
  /** The job that the latest of these lines names; null in a log of one job. */
  job(): string | null
}

/**
 * Timestamps as GitLab, Jenkins, Azure and TeamCity write them, and the job's and the step's name before the stamp, as
 * `gh run view --log` prints them. A time without date and zone counts from its second line on: a tool may print one.
 */
export function openStamps(): Stamps {
  const afterRunner = openRunnerStamp()
  const columns = openColumns(afterRunner)
  /** The first line with a time alone. */
  let timed = Infinity
  return {
    afterRunner,
    job: () => columns.job(),
    after(bytes, at, lines) {
      const fast = afterRunner(bytes, at)
      if (fast !== at) return fast
      if (at + shortest > bytes.length) return at
      const first = bytes[at] ?? 0
      if (first === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) return this.after(bytes, at + 3, lines)
      if (isDigit(first) || first === bracket) {
        const sure = afterIso(bytes, at)
        if (sure !== at) return sure
        const time = afterTime(bytes, at)
        if (time !== at && lines > timed) return time
        if (time !== at) timed = Math.min(timed, lines)
      }
      return columns.after(bytes, at, lines)
    },
  }
}

/** Behind `2026-11-21T06:05:26.123Z `, also in brackets and with GitLab's `00O ` for the stream, or `at`. */
export function afterIso(bytes: Uint8Array, at: number): number {
  const begin = bytes[at] === bracket ? at + 1 : at
  if (
    begin + 20 > bytes.length ||
    bytes[begin + 10] !== letterT ||
    bytes[begin + 4] !== dash ||
    bytes[begin + 7] !== dash ||
    !digits(bytes, begin, 4) ||
    !isClock(bytes, begin + 11)
  )
    return at
  const zone = afterFraction(bytes, begin + 19)
  const end = bytes[zone] === letterZ ? zone + 1 : afterOffset(bytes, zone)
  return end === 0 ? at : afterEnd(bytes, at, end)
}

/** What closes a stamp: the bracket that it opened, and the space, the stream's mark or the end of the line. */
function afterEnd(bytes: Uint8Array, at: number, end: number): number {
  const close = bytes[at] === bracket ? end + 1 : end
  if (close !== end && bytes[end] !== 0x5d) return at
  if (isEnd(bytes, close)) return close
  if (bytes[close] !== space) return at
  const kind = bytes[close + 3]
  const isStream =
    (kind === letterO || kind === letterE) &&
    isHex(bytes[close + 1] ?? 0) &&
    isHex(bytes[close + 2] ?? 0) &&
    (bytes[close + 4] === space || bytes[close + 4] === plus)
  return isStream ? close + 5 : close + 1
}

/** Behind `06:05:26  ` (Jenkins), `06:05:26.123 ` or `[06:05:26]W:\t [Step 1/2] ` (TeamCity), or `at`. */
function afterTime(bytes: Uint8Array, at: number): number {
  const begin = bytes[at] === bracket ? at + 1 : at
  if (!isClock(bytes, begin)) return at
  const end = afterFraction(bytes, begin + 8)
  if (begin === at)
    return bytes[end] === space && (end > begin + 8 || bytes[end + 1] === space) ? end + (bytes[end + 1] === space ? 2 : 1) : at
  if (bytes[end] !== 0x5d) return at
  return bytes[end + 1] === space && bytes[end + 2] !== colon ? end + 2 : afterLevel(bytes, end + 1, at)
}

function afterLevel(bytes: Uint8Array, from: number, otherwise: number): number {
  const mark = bytes[from] === colon ? from : from + 1
  if (bytes[mark] !== colon || bytes[mark + 1] !== tab) return otherwise
  const text = bytes[mark + 2] === space ? mark + 3 : mark + 2
  return stepMark.every((byte, index) => bytes[text + index] === byte) ? afterStep(bytes, text + stepMark.length) : text
}

function afterStep(bytes: Uint8Array, from: number): number {
  const close = bytes.subarray(from, from + 12).indexOf(0x5d)
  return close < 0 ? from : from + close + 2
}

/**
 * `job⇥step⇥2026-11-21T06:05:26.1234567Z text`; a line that goes on from the one above has the names alone. Where such
 * lines only come later in a log, a tool shows some of another, which does not make the rest another job's.
 */
function openColumns(afterRunner: RunnerStamp): Omit<Stamps, 'afterRunner'> {
  let names = new Uint8Array(0)
  let job: string | null = null
  let hasJobs = false
  return {
    job: () => job,
    after(bytes, at, lines) {
      if (names.length === 0 && lines > firstLines && lines % everyLine !== 0) return at
      if (names.length > 0 && names.every((byte, index) => bytes[at + index] === byte))
        return afterRunner(bytes, afterMark(bytes, at + names.length))
      const step = afterTab(bytes, at)
      const text = step === 0 ? 0 : afterTab(bytes, step)
      const mark = afterMark(bytes, text)
      const stamped = text === 0 ? mark : afterRunner(bytes, mark)
      if (stamped === mark) return at
      hasJobs ||= names.length === 0 && lines <= firstLines
      names = bytes.slice(at, text)
      if (hasJobs) job = plain(decoder.decode(bytes.subarray(at, step - 1))).trim()
      return stamped
    },
  }
}

/** Behind the byte-order mark with which the runner begins the log of each step. */
function afterMark(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : at
}

/** Behind the next tab of the line; 0 where none is near. */
function afterTab(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length, from + nameLimit)
  for (let at = from; at < limit && bytes[at] !== lineFeed; at += 1) if (bytes[at] === tab) return at + 1
  return 0
}

function isClock(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 2] === colon && bytes[at + 5] === colon && digits(bytes, at, 2) && digits(bytes, at + 3, 2) && digits(bytes, at + 6, 2)
}

/** Behind `.123456`; where none stands, the place itself. */
function afterFraction(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== dot && bytes[at] !== comma) return at
  let end = at + 1
  while (end < at + 10 && isDigit(bytes[end] ?? 0)) end += 1
  return end > at + 1 ? end : at
}

/** Behind `+01:00` or `+0100`, or 0. */
function afterOffset(bytes: Uint8Array, at: number): number {
  if ((bytes[at] !== plus && bytes[at] !== dash) || !digits(bytes, at + 1, 2)) return 0
  const minutes = bytes[at + 3] === colon ? at + 4 : at + 3
  return digits(bytes, minutes, 2) ? minutes + 2 : 0
}

function digits(bytes: Uint8Array, at: number, count: number): boolean {
  for (let index = at; index < at + count; index += 1) if (!isDigit(bytes[index] ?? 0)) return false
  return true
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x61 && byte <= 0x66)
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || bytes[at] === lineFeed || bytes[at] === 13
}
