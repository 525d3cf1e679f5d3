import type { Finding, LineReader, LogFormat } from '../model/evidence.ts'
import { anchorCues, openAnchor } from './log-anchor.ts'
import { compileCues, type CueSearch } from './log-cues.ts'
import type { LineSink } from './log-lines.ts'
import { isOdd, resetLine, scanLine, startLine, type LineState } from './log-scan.ts'
import { openStepEcho, stepCue } from './log-step.ts'
import { decodeLine, openMemory, readable, unmarked, type Look } from './log-text.ts'

export const findingsLimit = 1_000
/** Formats that are about the runner's own mark. */
const seesMark = new Set(['workflow-command', 'infrastructure'])
/** The groups of cues in the search: a step's start, then the anchor's, then those of each format. */
const anchorGroup = 2
const firstFormat = anchorGroup + anchorCues.length

/** All readers of one log; of most lines none of them has to hear. */
export interface LogReaders extends LineSink {
  end(): { readonly findings: readonly Finding[]; readonly extract: Finding | null; readonly isCut: boolean }
}

export function compileFormats(formats: readonly LogFormat[]): CueSearch {
  return compileCues([[stepCue], ...anchorCues, ...formats.map(({ cues }) => cues)])
}

interface Named {
  readonly name: string
  readonly reader: LineReader
}

export function openReaders(formats: readonly LogFormat[], search: CueSearch): LogReaders {
  const readers: readonly Named[] = formats.map((format) => ({ name: format.name, reader: format.open() }))
  const [anchor, echo, memory, groups, find] = [openAnchor(), openStepEcho(), openMemory(), openGroups(search), openSearch(search)]
  const found: Finding[] = []
  const before = (back: number): string | null => memory.before(back)
  let number = 0
  const keep = (format: string, next: readonly Finding[]): void => {
    for (const one of next) if (found.length < findingsLimit) found.push(Object.assign({ format }, one))
  }
  /** Shows an output line to those that wait for it. */
  const show = (line: string, hits: Int32Array): void => {
    if (anchor.awake || groups.anchorWants(hits)) anchor.line(line, number, before)
    groups.wantAnchor(anchor.wanted)
    const bare = unmarked(line)
    groups.each(hits, (index) => {
      const named = readers[index]
      if (named === undefined) return
      keep(named.name, named.reader.line(seesMark.has(named.name) ? line : bare, number, before))
      groups.setAwake(index, named.reader.awake?.() ?? false)
    })
  }
  return {
    settle: () => memory.settle(),
    line(state, bytes, from, to) {
      number += 1
      if (!echo.isInside && !anchor.awake && !groups.isWanted(state)) {
        memory.push(bytes, from, to, lookOf(state))
        return
      }
      const raw = decodeLine(bytes, from, to)
      const kind = echo.kind(raw)
      if (kind === 'start') {
        anchor.step()
        groups.wantAnchor(anchor.wanted)
        memory.clear()
      }
      if (kind !== 'output') return
      const line = readable(raw, lookOf(state))
      show(line, isOdd(state) ? find(line) : state.hits)
      memory.push(bytes, from, to, lookOf(state))
    },
    end() {
      for (const { name, reader } of readers) keep(name, reader.end())
      return { findings: found, extract: anchor.end(), isCut: found.length >= findingsLimit }
    },
  }
}

function lookOf(state: LineState): Look {
  if (isOdd(state)) return 'odd'
  return state.coloured ? 'coloured' : 'plain'
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

/** Who waits for which line. */
interface Groups {
  isWanted(state: LineState): boolean
  anchorWants(hits: Int32Array): boolean
  wantAnchor(count: number): void
  setAwake(index: number, isAwake: boolean): void
  /** Every format that is awake or has a cue in the line, in the order of the formats. */
  each(hits: Int32Array, visit: (index: number) => void): void
}

function openGroups({ words }: CueSearch): Groups {
  const awake = new Int32Array(words)
  /** The anchor no longer cares for words weaker than those that it has; all others always do. */
  const wanted = new Int32Array(words).fill(-1)
  const anchorMask = ((1 << anchorCues.length) - 1) << anchorGroup
  let sleepers = true
  return {
    isWanted({ hit, hits }) {
      if (!sleepers) return true
      if (!hit) return false
      for (let word = 0; word < words; word += 1) if (((hits[word] ?? 0) & (wanted[word] ?? 0)) !== 0) return true
      return false
    },
    anchorWants: (hits) => ((hits[0] ?? 0) & (wanted[0] ?? 0) & anchorMask) !== 0,
    wantAnchor(count) {
      wanted[0] = ~anchorMask | (((1 << count) - 1) << anchorGroup)
    },
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

