import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FailureReport } from '../../core/model/evidence.ts'

/** One JSON object as `docs/diagnostics.schema.json` describes it; absent values are null. */
export function json(report: FailureReport): string {
  return `${JSON.stringify(shownReport(report), null, 2)}\n`
}

export function shownReport({ summary, sources, diagnostics, omitted }: FailureReport): unknown {
  return { version: 1, summary, sources, diagnostics: diagnostics.map(shownDiagnostic), omitted }
}

export function shownDiagnostic({ id, kind, severity, message, file, line, column, rule, test, excerpt, source, occurrences, flaky }: Diagnostic): unknown {
  const { format, path, job, line: at } = source
  return { id, kind, severity, message, file, line, column, rule, test, excerpt, source: { format, path, job, line: at }, occurrences, flaky }
}
