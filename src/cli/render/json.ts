import type { FailureReport } from '../../core/model/evidence.ts'
import { shownReport } from '../../core/report/shown-report.ts'

/** One JSON object as `docs/diagnostics.schema.json` describes it; absent values are null. */
export function json(report: FailureReport): string {
  return `${JSON.stringify(shownReport(report), null, 2)}\n`
}
