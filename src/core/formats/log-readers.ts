import type { Finding, LineReader, LogFormat } from '../model/evidence.ts'
import { anchorCues, openAnchor, type Extract } from './log-anchor.ts'
import { compileCues, type CueSearch } from './log-cues.ts'
import { glance } from './log-glance.ts'
import { laneCues, mainLane, type Lane } from './log-lanes.ts'
import type { LineSink } from './log-lines.ts'
import { isOdd, lookOf, resetLine, scanLine, startLine, type LineState } from './log-scan.ts'
import { openSteps, stepCues, type StepsSeen } from './log-step.ts'
import { openVerdict, verdictCues, type Verdict } from './log-verdict.ts'
import { decodeLine, isPassingTitle, keepLine, openMemory, readable, unmarked, type LineMemory } from './log-text.ts'

export const findingsLimit = 1_000
/** A reader may come back to a line that long after it was shown. */
const passingLimit = 10_000
/** Formats that are about the runner's own mark. */
const seesMark = new Set(['workflow-command', 'infrastructure'])
/** The groups of cues in the search: a step's marks and the words of success, what tells of prefixes, then the anchor's, then those of each format. */
const [stepGroup, laneGroup, anchorGroup] = [1, 2, 3]
const firstFormat = anchorGroup + anchorCues.length

/** All readers of one log; of most lines none of them has to hear. */
export interface LogReaders extends LineSink {
  end(): {
    readonly findings: readonly Finding[]
    readonly extracts: readonly Extract[]
    readonly steps: StepsSeen
    readonly verdict: Verdict
    readonly isCut: boolean
  }
}

export function compileFormats(formats: readonly LogFormat[]): CueSearch {
  return compileCues([[...stepCues, ...verdictCues], laneCues, ...anchorCues, ...formats.map(({ cues }) => cues)])
}

export function openReaders(formats: readonly LogFormat[], search: CueSearch): LogReaders {
  const [anchor, steps, find] = [openAnchor(), openSteps(), openSearch(search)]
  const [kept, verdict, groups] = [openKept(), openVerdict(), openLaneGroups(search)]
  const main = openLane(groups.open(), null)
  const lanes = new Map([[mainLane.index, main]])
  const laneOf = ({ index, folder }: Lane): LaneReaders => lanes.get(index) ?? addTo(lanes, index, openLane(groups.open(), folder))
  /** Lines that were told again, in their lane. */
  const retold = new Set<number>()
  const hearsAll = search.always.some((set) => set !== 0)
  let anchored = main
  const isBelow = (lane: LaneReaders): boolean => anchored === lane && anchor.isAwake()
  /** Shows an output line to those that wait for it. */
  const show = (line: string, hits: Int32Array, lane: LaneReaders, number: number): void => {
    if ((isBelow(lane) || groups.anchorWants(hits)) && anchor.line(line, number, lane.memory, anchored !== lane)) anchored = lane
    const bare = unmarked(line)
    if (lane === main && ((hits[0] ?? 0) & (1 << stepGroup)) !== 0 && verdict.line(bare, number, steps.from())) anchor.success(number)
    groups.wantAnchor(anchor.wanted())
    showFormats(formats, lane, kept, hits, { line, bare, number })
  }
  /** Is it certain without decoding the line that no one has to see it? */
  const passesBy = (state: LineState, bytes: Uint8Array, from: number, to: number, lane: LaneReaders): boolean => {
    const interest = lane.groups.interest(state)
    if (interest === 'reader') return false
    const isContext = isBelow(lane)
    if (interest === 'none' && !isContext) return true
    const seen = glance(bytes, from, to, state)
    if (seen === 'unsure' || (seen === 'other' && interest === 'anchor')) return false
    if (isContext && seen !== 'noise') anchor.below(keepLine(bytes, from, to, lookOf(state)))
    return true
  }
  const read = (state: LineState, bytes: Uint8Array, from: number, to: number, number: number, lane: LaneReaders): void => {
    const raw = decodeLine(bytes, from, to)
    const kind = lane === main ? steps.kind(raw, number) : 'output'
    if (kind === 'start') {
      anchor.step(steps.from())
      groups.wantAnchor(anchor.wanted())
      lanes.forEach((one) => one.memory.clear())
    }
    if (kind === 'start' || kind === 'echo') return
    if (kind === 'rest') anchor.rest(steps.hasPassed())
    const line = readable(raw, lookOf(state))
    show(line, isOdd(state) ? find(line) : state.hits, lane, number)
    lane.memory.push(bytes, from, to, lookOf(state))
  }
  return {
    settle: () => [anchor, ...[...lanes.values()].map(({ memory }) => memory)].forEach((one) => one.settle()),
    line(state, bytes, from, to, { number, lane: of, isAgain }) {
      const lane = of === mainLane ? main : laneOf(of)
      if (isAgain && of.isSure) retold.add(number)
      if (!steps.isInside() && passesBy(state, bytes, from, to, lane)) lane.memory.push(bytes, from, to, lookOf(state))
      else read(state, bytes, from, to, number, lane)
      return hearsAll || steps.isInside() || main.groups.isAwake() || isBelow(main) ? null : main.memory
    },
    end() {
      for (const lane of lanes.values()) formats.forEach(({ name }, index) => kept.keep(lane, name, lane.readers[index]?.end() ?? []))
      // What a line said with its prefix it says better without.
      const beside = [...lanes.values()].slice(1).flatMap((lane) => lane.findings)
      for (const { at } of beside) retold.add(at ?? 0)
      const findings = [...main.findings.filter(({ at }) => at === null || !retold.has(at)), ...beside]
      const { extracts, succeededAt } = anchor.end()
      return { findings, extracts, steps: steps.end(), verdict: verdict.end(succeededAt), isCut: kept.isFull() }
    },
  }
}

/** A line with and without the runner's mark. */
interface Shown {
  readonly line: string
  readonly bare: string
  readonly number: number
}

function showFormats(formats: readonly LogFormat[], lane: LaneReaders, kept: Kept, hits: Int32Array, { line, bare, number }: Shown): void {
  lane.groups.each(hits, (index) => {
    const format = formats[index]
    if (format === undefined) return
    const reader = (lane.readers[index] ??= format.open())
    const next = reader.line(seesMark.has(format.name) ? line : bare, number, lane.before)
    const isAwake = reader.awake?.() ?? false
    if ((isAwake || next.length > 0) && isPassingTitle(bare)) kept.passing.push(number)
    kept.keep(lane, format.name, next)
    lane.groups.setAwake(index, isAwake)
  })
}

/** What reads the lines of one lane. */
interface LaneReaders {
  readonly folder: string | null
  /** By the number of its format, from the first line on that it was shown. */
  readonly readers: (LineReader | undefined)[]
  readonly memory: LineMemory
  readonly groups: Groups
  readonly before: (back: number) => string | null
  readonly findings: Finding[]
}

function openLane(groups: Groups, folder: string | null): LaneReaders {
  const memory = openMemory()
  return { folder, readers: [], memory, groups, before: (back) => memory.before(back), findings: [] }
}

function addTo(lanes: Map<number, LaneReaders>, index: number, lane: LaneReaders): LaneReaders {
  lanes.set(index, lane)
  return lane
}

/** A tool prints paths from the folder of its package on, and another package may have a file of that name. */
function inFolder(one: Finding, folder: string | null): Finding {
  const { file, line, column, frames } = one
  if (folder === null || file === null || /^(?:[\w-]{1,40}:|[/\\])/.test(file)) return one
  return { ...one, frames: [{ file: `${folder}/${file}`, line, column }, ...frames] }
}

/** The findings of all lanes, at most so many together. */
interface Kept {
  /** Lines that are titles of tests that passed: what they tell of errors is no error. */
  readonly passing: Recent
  keep(lane: LaneReaders, format: string, next: readonly Finding[]): void
  isFull(): boolean
}

function openKept(): Kept {
  const passing = openRecent(passingLimit)
  let count = 0
  return {
    passing,
    keep({ folder, findings }, format, next) {
      for (const one of next) {
        if (count >= findingsLimit) return
        if (one.severity === 'error' && one.test === null && passing.has(one.at ?? 0)) continue
        count += 1
        findings.push(Object.assign({ format }, inFolder(one, folder)))
      }
    },
    isFull: () => count >= findingsLimit,
  }
}

/** The latest of ever higher numbers. */
interface Recent {
  push(number: number): void
  has(number: number): boolean
}

function openRecent(limit: number): Recent {
  const ring = new Float64Array(limit)
  let count = 0
  const numbers = new Set<number>()
  return {
    push(number) {
      numbers.delete(ring[count % limit] ?? 0)
      ring[count % limit] = number
      count += 1
      numbers.add(number)
    },
    has: (number) => numbers.has(number),
  }
}

/** Searches a line whose bytes do not stand for themselves. */
function openSearch(search: CueSearch): (line: string) => Int32Array {
  const encoder = new TextEncoder()
  const state = startLine(search)
  return (line) => {
    const bytes = encoder.encode(line)
    resetLine(state, search)
    scanLine(search, state, bytes, 0, bytes.length)
    return state.hits
  }
}

/** Who has a cue in a line or is awake: any reader, the anchor alone or no one. */
type Interest = 'reader' | 'anchor' | 'none'

/** Which readers of a lane wait for which line. */
interface Groups {
  interest(state: LineState): Interest
  /** Does any format want the next line, whatever that holds? */
  isAwake(): boolean
  setAwake(index: number, isAwake: boolean): void
  /** Every format that is awake or has a cue in the line, in the order of the formats. */
  each(hits: Int32Array, visit: (index: number) => void): void
}

/** The groups of all lanes, which share the anchor. */
interface LaneGroups {
  open(): Groups
  anchorWants(hits: Int32Array): boolean
  wantAnchor(count: number): void
}

const anchorMask = ((1 << anchorCues.length) - 1) << anchorGroup

function openLaneGroups({ words }: CueSearch): LaneGroups {
  /** The anchor no longer cares for words weaker than those that it has; of all others only a prefix's are for no reader. */
  const wanted = new Int32Array(words).fill(-1)
  wanted[0] = ~(1 << laneGroup)
  return {
    open: () => openGroups(wanted),
    anchorWants: (hits) => ((hits[0] ?? 0) & (wanted[0] ?? 0) & anchorMask) !== 0,
    wantAnchor(count) {
      wanted[0] = ~(anchorMask | (1 << laneGroup)) | (((1 << count) - 1) << anchorGroup)
    },
  }
}

function openGroups(wanted: Int32Array): Groups {
  const words = wanted.length
  const awake = new Int32Array(words)
  let sleepers = true
  return {
    interest({ hit, hits }) {
      if (!sleepers) return 'reader'
      if (!hit) return 'none'
      const first = (hits[0] ?? 0) & (wanted[0] ?? 0)
      if ((first & ~anchorMask) !== 0) return 'reader'
      for (let word = 1; word < words; word += 1) if (((hits[word] ?? 0) & (wanted[word] ?? 0)) !== 0) return 'reader'
      return first === 0 ? 'none' : 'anchor'
    },
    isAwake: () => !sleepers,
    setAwake(index, isAwake) {
      const [word, bit] = [(index + firstFormat) >>> 5, 1 << ((index + firstFormat) & 31)]
      awake[word] = isAwake ? (awake[word] ?? 0) | bit : (awake[word] ?? 0) & ~bit
      sleepers = awake.every((set) => set === 0)
    },
    each(hits, visit) {
      for (let word = 0; word < words; word += 1) {
        let set = (hits[word] ?? 0) | (awake[word] ?? 0)
        while (set !== 0) {
          const index = word * 32 + 31 - Math.clz32(set & -set) - firstFormat
          if (index >= 0) visit(index)
          set &= set - 1
        }
      }
    },
  }
}
