import { plain } from '../formats/text.ts'
import { decodeLine } from '../formats/log-text.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type FeedJob, feedLimits } from '../model/feed.ts'
import { mapTexts } from '../model/map-texts.ts'
import { testFinder } from '../diagnostics/same-test.ts'
import { makeVisible } from '../common/visible.ts'

/** The lines of `failures.jsonl` so far: it only ever grows, so a line that was read once stays true. */
export interface FailureLines {
  readonly text: string
  readonly lines: number
  readonly omitted: number
}

export const noLines: FailureLines = { text: '', lines: 0, omitted: 0 }

const encoder = new TextEncoder()

/** Adds one line for each diagnostic, as long as there is room. */
export function appendFailures(known: FailureLines, diagnostics: readonly Diagnostic[]): FailureLines {
  let { text, lines, omitted } = known
  let bytes = encoder.encode(text).length
  for (const diagnostic of diagnostics) {
    const line = `${JSON.stringify(mapTexts(diagnostic, makeVisible))}\n`
    bytes += encoder.encode(line).length
    if (lines >= feedLimits.failures || bytes > feedLimits.failureBytes) omitted += 1
    else [text, lines] = [text + line, lines + 1]
  }
  return { text, lines, omitted }
}

/** Those that are none of the known ones: a failure may be told with another id once more of it has been read. */
export function freshAmong(diagnostics: readonly Diagnostic[], known: readonly Diagnostic[]): readonly Diagnostic[] {
  const ids = new Set(known.map(({ id }) => id))
  const isKnown = testFinder(known)
  return diagnostics.filter((one) => !ids.has(one.id) && !isKnown(one))
}

/** The end of a log as it is laid into the folder. */
export interface LaidLog {
  readonly text: string
  /** The number of its first line in the whole log, from 1. */
  readonly firstLine: number
}

const newline = 0x0a
const decoder = new TextDecoder()

/** Cuts a log to its last whole lines, without timestamps and colours; nothing in it is hidden. */
export function endOfLog(chunks: readonly Uint8Array[]): LaidLog {
  const total = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const skipped = Math.max(0, total - feedLimits.logBytes)
  const kept = new Uint8Array(total - skipped)
  let [at, firstLine] = [0, 1]
  for (const chunk of chunks) {
    const from = Math.min(chunk.byteLength, Math.max(0, skipped - at))
    for (let index = 0; index < from; index += 1) if (chunk[index] === newline) firstLine += 1
    kept.set(chunk.subarray(from), Math.max(0, at - skipped))
    at += chunk.byteLength
  }
  const start = skipped === 0 ? 0 : kept.indexOf(newline) + 1
  const lines = decoder
    .decode(kept.subarray(start))
    .split('\n')
    .map((line) => makeVisible(plain(clean(line))))
  return { text: lines.join('\n'), firstLine: start === 0 ? firstLine : firstLine + 1 }
}

function clean(line: string): string {
  const bytes = encoder.encode(line)
  return decodeLine(bytes, 0, bytes.length)
}

/** Jobs in the words of `status.json`: the failed first, then those at work; and the names of their files in the folder. */
export function feedJobs(jobs: readonly Pick<FeedJob, 'name' | 'state'>[], logs: ReadonlyMap<string, LaidLog>): readonly FeedJob[] {
  const order: readonly FeedJob['state'][] = ['failed', 'running', 'other', 'passed']
  const numbers = new Map([...logs.keys()].map((name, index) => [name, index + 1]))
  return jobs
    .map(({ name, state }) => ({
      name: makeVisible(name.slice(0, 300)),
      state,
      log: logFile(numbers.get(name)),
      firstLine: logs.get(name)?.firstLine ?? 1,
    }))
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
    .slice(0, feedLimits.jobs)
}

/** A job's name is untrusted text and becomes no part of a path. */
export function logFile(number: number | undefined): string | null {
  return number === undefined ? null : `job-${number}.log`
}
