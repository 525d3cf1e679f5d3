import { hashText } from '../diagnostics/fingerprint.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FailureReport } from '../model/evidence.ts'
import type { AttemptRecord, LoopRecord } from '../model/loop.ts'
import type { Progress, Regression } from '../model/progress.ts'
import type { Sha } from '../model/pull.ts'
import { repairable } from './repairable.ts'
import { testKey, testsOf } from '../diagnostics/same-test.ts'

/** Failures of an attempt that the next one is compared with, the weightiest first. */
const comparedFailures = 60

/** What the record keeps of the failures that an attempt is to repair. */
export type Failures = Pick<AttemptRecord, 'failures' | 'broken' | 'fingerprint' | 'ids'>

/** The failures that an edit is to make go away, each test by itself. A test is told by its name, for a half-done repair changes its message. */
export function failuresOf(report: FailureReport, fixPreexisting: boolean): Failures & { readonly all: readonly string[] } {
  const found = repairable(report, fixPreexisting)
  const all = [...new Set(found.flatMap(keysOf))]
  return {
    failures: all.length + report.omitted,
    broken: found.filter(({ kind }) => kind === 'build' || kind === 'setup').length,
    fingerprint:
      found.length === 0
        ? ''
        : hashText(
            found
              .map(({ id }) => id)
              .toSorted()
              .join('\n'),
          ),
    ids: all.slice(0, comparedFailures),
    all,
  }
}

function keysOf(diagnostic: Diagnostic): readonly string[] {
  return diagnostic.test === null ? [diagnostic.id] : testsOf(diagnostic).map((one) => hashText(`test\u0000${testKey(one)}`))
}

/** Null when nothing is known of the failures before. Beyond the failures that were kept, what is new is told by the numbers. */
export function compareFailures(
  before: Pick<AttemptRecord, 'failures' | 'ids'>,
  now: { readonly failures: number; readonly all: readonly string[] },
): Progress | null {
  if (before.ids.length === 0) return null
  const left = new Set(now.all)
  const seen = before.ids.filter((id) => left.has(id)).length
  const fixed = now.failures > now.all.length ? 0 : before.ids.length - seen
  const remaining = Math.min(before.failures - fixed, now.failures)
  const known = new Set(before.ids)
  const added = before.failures > before.ids.length ? now.failures - remaining : now.all.filter((id) => !known.has(id)).length
  return { fixed, remaining, added }
}

/** What a report is measured by. */
export interface Measure {
  readonly fixPreexisting: boolean
  /** Had CI ended? Of a test that may still run nobody can say that it was repaired. */
  readonly isWhole: boolean
}

/** Writes down what the attempt that is open has to repair, and what came of the one before it. */
export function noteFailures(record: LoopRecord, report: FailureReport, { fixPreexisting, isWhole }: Measure): LoopRecord {
  const { all, ...failures } = failuresOf(report, fixPreexisting)
  const [before, last] = [record.attempts.at(-2), record.attempts.at(-1)]
  if (last === undefined) return record
  const after = isWhole && before?.epoch === last.epoch && before.ended === 'pushed' ? compareFailures(before, { ...failures, all }) : null
  const told = before === undefined ? [] : [after === null ? before : { ...before, after }]
  return { ...record, attempts: [...record.attempts.slice(0, -2), ...told, { ...last, ...failures }] }
}

/** Writes down that nothing is left of what the newest attempt was to repair, if the commit is its own. */
export function noteGreen(record: LoopRecord, head: string): LoopRecord {
  const last = record.attempts.at(-1)
  if (last?.ended !== 'pushed' || last.commit !== head || last.ids.length === 0) return record
  return { ...record, attempts: [...record.attempts.slice(0, -1), { ...last, after: { fixed: last.failures, remaining: 0, added: 0 } }] }
}

/** Writes down that an attempt was rolled back, by which commit where there is one, and what CI had said of it. */
export function noteReverted<R extends Pick<LoopRecord, 'attempts'>>(
  record: R,
  { attempt, progress }: { readonly attempt: AttemptRecord; readonly progress: Progress | null },
  by?: Sha,
): R {
  const reverted = { ended: 'reverted', after: progress, ...(by === undefined ? {} : { revertedBy: by }) }
  return {
    ...record,
    attempts: record.attempts.map((one) => (one.epoch === attempt.epoch && one.number === attempt.number ? { ...one, ...reverted } : one)),
  }
}

/** Endings that left everything as it was. */
const fruitless: ReadonlySet<string> = new Set(['unchanged', 'blocked', 'rejected', 'agent-failed', 'reverted'])

/** Did the last two autonomous attempts get nowhere, one after the other? `attempts` are those before the failures of now. */
export function isStalled(attempts: readonly AttemptRecord[], now: Pick<Failures, 'fingerprint'>): boolean {
  const [before, last] = attempts.filter(({ number }) => number > 0).slice(-2)
  return before !== undefined && last !== undefined && isFruitless(last, now.fingerprint) && isFruitless(before, last.fingerprint)
}

function isFruitless({ ended, fingerprint }: AttemptRecord, next: string): boolean {
  return fruitless.has(ended) || ((ended === 'pushed' || ended === 'offered') && fingerprint !== '' && fingerprint === next)
}

/** Did an attempt make things worse? Null when it did not, or when that cannot be known. */
export function regressionOf(before: AttemptRecord, now: Failures & { readonly all: readonly string[] }): Regression | null {
  const progress = compareFailures(before, now)
  if (progress === null) return null
  if (now.broken > 0 && before.broken === 0) return 'build'
  return progress.fixed === 0 && now.failures > before.failures ? 'more' : null
}
