import type { FailureReport } from '../../core/model/evidence.ts'

/** One JSON object as `docs/diagnostics.schema.json` describes it; absent values are null. */
export function json({ summary, sources, diagnostics, omitted }: FailureReport): string {
  const shown = {
    version: 1,
    summary,
    sources,
    diagnostics: diagnostics.map(({ id, kind, severity, message, file, line, column, rule, test, excerpt, source, occurrences, flaky }) => {
      const { format, path, job, line: at } = source
      return { id, kind, severity, message, file, line, column, rule, test, excerpt, source: { format, path, job, line: at }, occurrences, flaky }
    }),
    omitted,
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
