import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FailureReport } from '../../core/model/evidence.ts'

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/), as code scanning and editors read it. */
export function sarif({ diagnostics, summary, omitted }: FailureReport): string {
  const ids = [...new Set(diagnostics.map(ruleOf))].toSorted()
  const shown = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ci-feedback-loop', rules: ids.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        properties: { summary, omitted },
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, ids)),
      },
    ],
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function resultOf(diagnostic: Diagnostic, ids: readonly string[]): object {
  const { id, kind, severity, message, file, line, column, test, excerpt, source, occurrences, flaky } = diagnostic
  const ruleId = ruleOf(diagnostic)
  const region = line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } }
  return {
    ruleId,
    ruleIndex: ids.indexOf(ruleId),
    level: levels[severity],
    message: { text: message === '' ? ruleId : message },
    ...(file === null
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' }, ...region } }] }),
    partialFingerprints: { 'ciFeedbackLoop/v1': id },
    occurrenceCount: occurrences,
    properties: { kind, flaky, test, excerpt, source },
  }
}

/** A diagnostic without a rule falls under what read it: `pytest/test`. */
function ruleOf({ rule, kind, source }: Diagnostic): string {
  return rule ?? `${source.format}/${kind}`
}

/** A file's name may hold what means something else in a URI; a lone surrogate has no bytes at all. */
function uriOf(file: string): string {
  return file.toWellFormed().split('/').map(encodeURIComponent).join('/')
}
