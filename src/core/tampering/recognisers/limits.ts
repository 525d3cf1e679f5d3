import { hasCommands, isConfig } from '../config-files.ts'
import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import type { Source } from '../mask.ts'
import { atLine, newPlaceOf } from '../places.ts'
import type { Kind, Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'

/** A number that must not fall, or must not rise. Each pattern has the groups `key` and `value`. */
interface Limit {
  readonly kind: Extract<Kind, 'threshold-lowered' | 'limit-raised'>
  readonly may: 'rise' | 'fall'
  readonly files: (edit: FileEdit) => boolean
  readonly pattern: RegExp
  /** What holds where the number is missing; null where its absence says nothing. */
  readonly without: number | null
}

const between = String.raw`["'\x60]?\]?\s{0,8}(?::=|[:=>(,]|\s)\s{0,8}["'\x60]?`
const number = String.raw`(?<value>\d[\d_]{0,15}(?:\.\d{1,15})?(?:\s{0,4}\*\s{0,4}\d[\d_]{0,10}){0,3})`
const limit = (keys: string): RegExp => new RegExp(String.raw`(?<![\w.])(?<key>${keys})${between}${number}(?![\w.]*\s{0,2}[-/]\s{0,2}\d)`)

const inConfig = ({ path }: FileEdit): boolean => isConfig(path) || hasCommands(path)
const inTestsOrConfig = (edit: FileEdit): boolean => edit.isTest || inConfig(edit)
const named =
  (pattern: RegExp) =>
  ({ path }: FileEdit): boolean =>
    pattern.test(path)

const limits: readonly Limit[] = [
  {
    kind: 'threshold-lowered',
    may: 'rise',
    files: inConfig,
    without: 0,
    pattern: limit(
      String.raw`branches|functions|lines|statements|(?:--)?(?:cov-)?fail[-_]under(?:[-_]\w{1,20})?|minimum|(?:SimpleCov\.)?minimum_coverage\w{0,10}|minimumCoverage|minScore|minMsi|minCoveredMsi|min[-_]?coverage|coverage_threshold|coverageThreshold|minimum_score|mutationThreshold|break`,
    ),
  },
  { kind: 'threshold-lowered', may: 'rise', files: named(/codecov\.ya?ml$/), without: 0, pattern: limit('target') },
  { kind: 'threshold-lowered', may: 'rise', files: named(/phpstan[^/]*$/), without: 0, pattern: limit('level') },
  { kind: 'limit-raised', may: 'fall', files: named(/codecov\.ya?ml$/), without: 0, pattern: limit('threshold') },
  { kind: 'limit-raised', may: 'fall', files: named(/psalm[^/]*$/), without: null, pattern: limit('errorLevel') },
  {
    kind: 'limit-raised',
    may: 'fall',
    files: inConfig,
    without: null,
    pattern: limit(
      String.raw`maxSize|maximumError|maximumWarning|maxAssetSize|maxEntrypointSize|maxNumericValue|max[-_]complexity|max[-_]line[-_]length|max[-_]lines|max[-_]depth|max[-_]params|complexity|(?:--)?max-?[wW]arnings|maxErrors|limit`,
    ),
  },
  {
    kind: 'limit-raised',
    may: 'fall',
    files: inTestsOrConfig,
    without: 0,
    pattern: limit(
      String.raw`(?:--)?(?:max[-_]?)?retr(?:y|ies)|(?:--)?reruns|retryTimes|retries|(?:jest\.)?retryTimes|this\.retries|rerunFailingTestsCount|max_attempts|max_flaky_runs|maxRetries|Retry|RetryingTest|RepeatFailedTest`,
    ),
  },
  {
    kind: 'limit-raised',
    may: 'fall',
    files: inTestsOrConfig,
    without: null,
    pattern: limit(
      String.raw`(?:this\.|--)?timeout|timeout-minutes|timeout_minutes|-timeout|(?:\w{1,20}\.){0,2}[tT]imeout|slow-?timeout|default_?[tT]imeout\w{0,10}|mark\.timeout`,
    ),
  },
  // Without it a few seconds are the limit, so that bringing one raises it.
  {
    kind: 'limit-raised',
    may: 'fall',
    files: inTestsOrConfig,
    without: 5_000,
    pattern: limit(String.raw`jest\.setTimeout|testTimeout|hookTimeout|teardownTimeout|defaultCommandTimeout`),
  },
  {
    kind: 'limit-raised',
    may: 'fall',
    files: ({ isTest, language }) => isTest && language?.name === 'javascript',
    without: 5_000,
    pattern: new RegExp(String.raw`^\s{0,200}(?<key>\}),\s{0,4}${number}\s{0,4}\)`),
  },
]

interface Read {
  readonly line: number
  readonly value: number
}

/** Coverage and budgets that are lowered; sizes, warnings, retries and timeouts that are raised. */
export const loosenedLimits: Recogniser = {
  name: 'limits',
  *recognise(edits) {
    for (const edit of edits) {
      if (edit.status === 'added' && !isConfig(edit.path)) continue
      for (const each of limits) if (each.files(edit)) yield* compare(edit, each)
    }
  },
}

function* compare(edit: FileEdit, limit: Limit): Iterable<Sighting> {
  const before = read(edit.before, removedLines(edit), limit)
  const after = read(edit.after, addedLines(edit), limit)
  for (const key of new Set([...before.keys(), ...after.keys()]))
    yield* compareKey(edit, limit, key, before.get(key) ?? [], after.get(key) ?? [])
}

function* compareKey(
  edit: FileEdit,
  { kind, may, without }: Limit,
  key: string,
  before: readonly Read[],
  after: readonly Read[],
): Iterable<Sighting> {
  const same = new Tally(after.map(({ value }) => String(value)))
  const old = before.filter(({ value }) => !same.take(String(value)))
  const kept = new Tally(before.map(({ value }) => String(value)))
  const now = after.filter(({ value }) => !kept.take(String(value)))
  const isWorse = (from: number, to: number): boolean =>
    may === 'rise' ? to < from : to > from || (to === 0 && from > 0 && /timeout/i.test(key))
  for (const [index, { line, value }] of now.entries()) {
    const from = old[index]?.value ?? without
    if (from !== null && isWorse(from, value))
      yield atLine(edit, line, { kind, sure: old[index] === undefined ? 'likely' : 'certain', what: `${key}: ${from} → ${value}` })
  }
  if (without === null || edit.status === 'deleted') return
  for (const { line, value } of old.slice(now.length))
    if (isWorse(value, without))
      yield { kind, path: edit.path, line: newPlaceOf(edit, line), sure: 'certain', what: `${key}: ${value} → none` }
}

function read({ plain }: Source, lines: Iterable<number>, { pattern }: Limit): ReadonlyMap<string, readonly Read[]> {
  const found = new Map<string, Read[]>()
  for (const line of lines) {
    const { key, value } = pattern.exec(plain[line] ?? '')?.groups ?? {}
    if (key === undefined || value === undefined) continue
    const product = value.split('*').reduce((all, factor) => all * Number(factor.trim().replaceAll('_', '')), 1)
    const known = found.get(key)
    if (known === undefined) found.set(key, [{ line, value: product }])
    else known.push({ line, value: product })
  }
  return found
}
