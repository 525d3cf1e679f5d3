import type { Diagnostic } from '../model/diagnostic.ts'
import type { FailureReport } from '../model/evidence.ts'

/** What `docs/diagnostics.schema.json` describes. */
export function shownReport({ summary, sources, diagnostics, omitted }: FailureReport): unknown {
  return { version: 1, summary, sources, diagnostics: diagnostics.map(shownDiagnostic), omitted }
}

/** One of its diagnostics. */
export function shownDiagnostic({
  id,
  kind,
  severity,
  message,
  file,
  line,
  column,
  rule,
  test,
  excerpt,
  source,
  occurrences,
  flaky,
}: Diagnostic): unknown {
  const { format, path, job, line: at } = source
  return {
    id,
    kind,
    severity,
    message,
    file,
    line,
    column,
    rule,
    test,
    excerpt,
    source: { format, path, job, line: at },
    occurrences,
    flaky,
  }
}
