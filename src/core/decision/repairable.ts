import { tellsOfTrouble } from '../formats/log/infrastructure.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FailureReport } from '../model/evidence.ts'

/** What an agent is given, and what it is told to leave as it is. */
export interface Split {
  /** Null when nothing is to be repaired. */
  readonly repair: FailureReport | null
  readonly leftAlone: readonly Diagnostic[]
}

/** Takes out what the base branch has, too, unless it is to be repaired as well. */
export function splitReport(report: FailureReport | null, fixPreexisting: boolean): Split {
  if (report === null || fixPreexisting) return { repair: report, leftAlone: [] }
  const leftAlone = report.diagnostics.filter(isPreexisting)
  if (leftAlone.length === 0) return { repair: report, leftAlone }
  const diagnostics = report.diagnostics.filter((one) => !isPreexisting(one))
  return { repair: diagnostics.length === 0 && report.omitted === 0 ? null : { ...report, diagnostics }, leftAlone }
}

/** The failures that an edit can make go away, and is to: neither flaky nor infrastructure, nor somebody else's. */
export function repairable({ diagnostics }: FailureReport, fixPreexisting: boolean): readonly Diagnostic[] {
  const moving = diagnostics.filter(isMoving)
  const shaken = new Set(moving.flatMap(({ jobs }) => jobs))
  return diagnostics.filter(
    (one) => one.severity === 'error' && !isMoving(one) && (fixPreexisting || !isPreexisting(one)) && !isEcho(one, shaken),
  )
}

/** What a report gives an attempt to do. */
export interface Workload {
  /** Those that are to be repaired. */
  readonly failures: readonly Diagnostic[]
  /** All that are known. */
  readonly known: readonly Diagnostic[]
  /** How many the report leaves out: nothing can show them, so they stay unproven. */
  readonly omitted: number
}

/** Nothing where there is no report: then a person asked for something else. */
export function workload(report: FailureReport | null, fixPreexisting: boolean): Workload {
  return report === null
    ? { failures: [], known: [], omitted: 0 }
    : { failures: repairable(report, fixPreexisting), known: report.diagnostics, omitted: report.omitted }
}

/** Failures that may be gone when the same job runs again. */
export function isMoving({ origin }: Diagnostic): boolean {
  return origin.kind === 'flaky' || origin.kind === 'infrastructure'
}

export function isPreexisting({ origin }: Diagnostic): boolean {
  return origin.kind === 'pre-existing'
}

/** A job that flaky tests or its machine failed says once more that it failed, in words that name nothing else. */
function isEcho({ kind, file, test, source, message, jobs }: Diagnostic, shaken: ReadonlySet<string>): boolean {
  if (kind !== 'other' || file !== null || test !== null || jobs.length === 0 || !jobs.every((job) => shaken.has(job))) return false
  return source.format === 'checks' || tellsOfTrouble(message.split('\n', 1)[0] ?? '')
}
