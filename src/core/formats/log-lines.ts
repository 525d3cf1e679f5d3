import { openEndings } from './line-endings.ts'
import type { CueSearch } from './log-cues.ts'
import { mainLane, openLanes, type EarlierLine, type Lane, type Lanes, type Opening } from './log-lanes.ts'
import { lookOf, resetLine, scanLine, startLine, type LineState } from './log-scan.ts'
import { openStamps } from './log-stamp.ts'
import type { LineMemory } from './log-text.ts'
import { lineLimit } from './text.ts'
import { openUtf8 } from './utf8.ts'

/** Splits bytes into lines of bounded length; what lies beyond the limit of a line is dropped. */
export interface LineSplitter {
  write(chunk: Uint8Array): void
  end(): void
}

/** Where a line stands. */
export interface LineOrigin {
  /** From 1 in the log. */
  number: number
  lane: Lane
  /** Has it been told before, when its prefix was not known? */
  isAgain: boolean
}

/** Is told of the lines, without their endings and prefixes, as bytes that stay as they are until `settle`. */
export interface LineSink {
  /** Gives the memory that is enough for lines without cue and prefix from now on; null where it has to be told of each of them. */
  line(state: LineState, bytes: Uint8Array, from: number, to: number, origin: Readonly<LineOrigin>): LineMemory | null
  settle(): void
  /** The lines that follow are those of another job, below so many lines; null where it is not known which. */
  job?(name: string | null, above: number): void
}

const bytesLimit = lineLimit * 4

/**
 * Finds the ends of lines and the cues in them in one pass over the bytes. Without `lanes` only what a service puts
 * before each line is taken off.
 */
export function openLines(search: CueSearch, sink: LineSink, lanes: (() => Lanes) | null = openLanes): LineSplitter {
  const utf8 = openUtf8()
  const endings = openEndings()
  const stamps = openStamps()
  let teller = openTeller(search, sink, lanes?.() ?? null, 0)
  let job: string | null = null
  const begun = new Uint8Array(bytesLimit)
  /** Bytes of the line that began in an earlier chunk, those beyond the limit included. */
  let held = 0
  const hold = (bytes: Uint8Array): void => {
    if (held < bytesLimit) begun.set(bytes.subarray(0, bytesLimit - held), held)
    held += bytes.length
  }
  /** Behind the stamp of the line at `at`, which may be the first of another job; what was learned of prefixes is not about that. */
  const stamped = (bytes: Uint8Array, at: number): number => {
    const above = teller.count()
    const behind = stamps.after(bytes, at, above)
    const name = stamps.job()
    if (name === job) return behind
    job = name
    teller.rest()
    sink.job?.(job, above)
    teller = openTeller(search, sink, lanes?.() ?? null, above)
    return behind
  }
  const flush = (): void => {
    const whole = begun.slice(0, Math.min(held, bytesLimit))
    held = 0
    const from = stamped(whole, 0)
    teller.whole(whole, from, whole.length)
  }
  /** Tells of the line at `at`, or holds it where its end is yet to come, and gives where the next one begins. */
  const next = (bytes: Uint8Array, at: number): number => {
    const fast = stamps.afterRunner(bytes, at)
    const begin = fast === at ? stamped(bytes, at) : fast
    const end = endOfLine(search, teller.state, bytes, teller.begin(bytes, begin), Math.min(bytes.length, at + bytesLimit))
    if (end === bytes.length) hold(bytes.subarray(at))
    else teller.end(bytes, begin, Math.min(end, at + bytesLimit))
    return end + 1
  }
  const split = (bytes: Uint8Array): void => {
    let at = held === 0 ? 0 : bytes.indexOf(10) + 1
    if (held > 0) {
      hold(at === 0 ? bytes : bytes.subarray(0, at - 1))
      if (at === 0) return
      flush()
    }
    while (at < bytes.length) at = next(bytes, at)
    sink.settle()
  }
  return {
    write: (chunk) => split(endings.write(utf8.write(chunk))),
    end() {
      split(endings.write(utf8.end()))
      split(endings.end())
      if (held > 0) flush()
      teller.rest()
    },
  }
}

/** Tells the sink of the lines of one job, each in its lane. */
interface Teller {
  /** Of the present line. */
  readonly state: LineState
  /** Lines told so far. */
  count(): number
  /** Where the search of the line has to begin whose text, behind the stamp, begins at `from`. */
  begin(bytes: Uint8Array, from: number): number
  /** Tells of the line, which has been searched. */
  end(bytes: Uint8Array, from: number, to: number): void
  /** Searches a line and tells of it. */
  whole(bytes: Uint8Array, from: number, to: number): void
  /** Tells again of lines of which only the end of the log shows that they have a prefix. */
  rest(): void
}

/** How many lines are looked at after one with a prefix; else those with a cue are, and a few of the others. */
const [wakeful, everyLine] = [256, 16]

function openTeller(search: CueSearch, sink: LineSink, lanes: Lanes | null, above: number): Teller {
  const state = startLine(search)
  const origin: LineOrigin = { number: 0, lane: mainLane, isAgain: false }
  let [quiet, opening]: [LineMemory | null, Readonly<Opening> | null] = [null, null]
  let [count, awake] = [above, 0]
  const begin = (bytes: Uint8Array, from: number): number => {
    opening = awake > 0 && lanes !== null ? lanes.read(bytes, from, bytes.length) : null
    return opening === null ? from : opening.text
  }
  const tell = (bytes: Uint8Array, from: number, to: number, number: number, lane: Lane): void => {
    if (quiet !== null && !state.noted && lane === mainLane) quiet.push(bytes, from, to, lookOf(state))
    else {
      ;[origin.number, origin.lane] = [number, lane]
      quiet = sink.line(state, bytes, from, to, origin)
    }
    resetLine(state, search)
  }
  /** Tells of a line in whose search the prefix was taken for text. */
  const tellBehind = ({ lane, text }: Readonly<Opening>, bytes: Uint8Array, to: number, number: number): void => {
    const from = Math.min(to, text)
    resetLine(state, search)
    scanLine(search, state, bytes, from, to)
    tell(bytes, from, to, number, lane)
  }
  const tellAgain = (known: Lanes, lines: readonly EarlierLine[]): void => {
    origin.isAgain = true
    for (const { bytes, number } of lines) tellBehind(known.read(bytes, 0, bytes.length), bytes, bytes.length, number)
    origin.isAgain = false
  }
  const look = (known: Lanes, bytes: Uint8Array, from: number, to: number): void => {
    const searched = opening?.lane ?? mainLane
    let now = opening ?? known.read(bytes, from, to)
    const earlier = now.candidate === null ? null : known.learn(now.candidate, bytes, from, to, count)
    if (known.follow(bytes, from, to) || now.lane !== mainLane || earlier !== null) awake = wakeful
    if (earlier !== null) {
      tellAgain(known, earlier)
      now = known.read(bytes, from, to)
    }
    if (now.lane === searched) tell(bytes, Math.min(to, now.text), to, count, now.lane)
    else tellBehind(now, bytes, to, count)
  }
  const end = (bytes: Uint8Array, from: number, to: number): void => {
    count += 1
    if (awake > 0) awake -= 1
    if (lanes !== null && (opening !== null || state.noted || count % everyLine === 0)) look(lanes, bytes, from, to)
    else tell(bytes, from, to, count, mainLane)
    opening = null
  }
  return {
    state,
    count: () => count,
    begin,
    end,
    whole(bytes, from, to) {
      resetLine(state, search)
      scanLine(search, state, bytes, Math.min(to, begin(bytes, from)), to)
      end(bytes, from, to)
    },
    rest: () => (lanes === null ? undefined : tellAgain(lanes, lanes.rest())),
  }
}

/** Where the line that goes on at `from` ends, or the length of the bytes; what lies beyond `limit` is not searched. */
function endOfLine(search: CueSearch, state: LineState, bytes: Uint8Array, from: number, limit: number): number {
  const end = from < limit ? scanLine(search, state, bytes, from, limit) : from
  if (end === bytes.length || bytes[end] === 10) return end
  const next = bytes.indexOf(10, end)
  return next < 0 ? bytes.length : next
}
