import { hashText, normaliseText } from './fingerprint.ts'
import { openLocator, type Locator } from './locate.ts'
import { firstWords, mergeFindings, simpleName, type Failure, type Located } from './merge-findings.ts'
import { annotationFindings, outputFinding } from './read-checks.ts'
import { readEvidence, type ReadEvidence } from './read-evidence.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { CheckOutput, Evidence, FailureReport, Finding, ReportSource, ReportSummary } from './model/evidence.ts'

/** What the list is made for. */
export interface DiagnoseOptions {
  /** Empty when there are too many to list. */
  readonly trackedFiles: readonly string[]
  readonly maxDiagnostics: number
  readonly changedFiles?: readonly string[]
}

const kinds: readonly Finding['kind'][] = ['build', 'setup', 'lint', 'test', 'other', 'infrastructure']
const severities: readonly Finding['severity'][] = ['error', 'warning', 'notice']

/** Turns all that CI left behind into a short list of what went wrong, most telling first. */
export function diagnose(evidence: Evidence, { trackedFiles, maxDiagnostics, changedFiles = [] }: DiagnoseOptions): FailureReport {
  const read = readEvidence(evidence)
  const locate = openLocator(trackedFiles)
  const located = [...documentFindings(read, locate), ...annotationFindings(evidence.annotations, locate)]
  const failures = withoutWarnings(withoutParents(mergeFindings(located)))
  // A test that passed in the end did not fail its job.
  const explained = new Set(failures.flatMap((failure) => (isFlaky(failure) ? [] : [...failure.jobs])))
  const unexplained = outputsOf(evidence).flatMap((output) => outputFinding(output, explained) ?? [])
  const ranked = rank([...withoutEchoes(failures), ...mergeFindings(unexplained)], new Set(changedFiles))
  const diagnostics = unique(ranked.map(toDiagnostic))
  return {
    summary: summarise(read.sources),
    sources: read.sources,
    diagnostics: diagnostics.slice(0, maxDiagnostics),
    omitted: Math.max(0, diagnostics.length - maxDiagnostics),
    fingerprint: hashText([...new Set(diagnostics.map(({ id }) => id))].toSorted().join('\n')),
    gaps: read.gaps,
  }
}

/** What checks say of themselves; one that left nothing but an annotation says that, vague as it may be. */
function outputsOf({ outputs, annotations }: Evidence): readonly CheckOutput[] {
  const known = new Set(outputs.map(({ check }) => check))
  const marked = new Map(annotations.filter(({ check, level }) => level === 'failure' && !known.has(check)).map(({ check, message }) => [check, message]))
  return [...outputs, ...[...marked].map(([check, message]) => ({ check, conclusion: 'failure', title: message, summary: null, text: null }))]
}

/** Reports before logs: a report names the test, a log may only show its words. */
function documentFindings({ readings }: ReadEvidence, locate: Locator): readonly Located[] {
  const reports = readings.filter(({ reading }) => reading.format !== 'log')
  const logs = readings.filter(({ reading }) => reading.format === 'log')
  return [...reports, ...logs].flatMap(({ document, reading }) =>
    reading.findings.map((finding) => ({
      finding,
      location: locate(finding),
      source: { format: finding.format ?? reading.format, path: document.path, job: document.job, line: finding.at },
    })),
  )
}

/** Go fails a test because a test below it failed; only the lower one tells why. */
function withoutParents(failures: readonly Failure[]): readonly Failure[] {
  const explained = new Set<string>()
  for (const { finding } of failures) {
    const parts = finding.test?.name.split('/') ?? []
    for (let end = 1; end < Math.min(parts.length, 20); end += 1) explained.add(parts.slice(0, end).join('/'))
  }
  return failures.filter(({ finding, location }) => {
    const isParent = finding.test !== null && explained.has(finding.test.name)
    return !isParent || location.file !== null || !/^failed\b|^(?:--- FAIL|The test failed)/i.test(finding.message)
  })
}

/** Warnings did not fail the build when errors did; flaky tests are worth knowing all the same. */
function withoutWarnings(failures: readonly Failure[]): readonly Failure[] {
  const hasError = failures.some(({ finding }) => finding.severity === 'error')
  return hasError ? failures.filter(({ finding, flaky }) => finding.severity === 'error' || flaky) : failures
}

/** A vague word of a job is dropped when something clear comes from the same job, or tells of the same lines. */
function withoutEchoes(failures: readonly Failure[]): readonly Failure[] {
  const clear = failures.filter(({ finding, location }) => finding.kind !== 'other' && finding.kind !== 'infrastructure' && (location.file !== null || finding.test !== null))
  const jobs = new Set(clear.flatMap((failure) => [...failure.jobs]))
  const marks = clear.flatMap(({ finding }) => [firstWords(finding.message), simpleName(finding.test?.name ?? '')]).filter((mark) => mark.length >= 8)
  return failures.filter((failure) => {
    const { finding, location } = failure
    if (finding.kind !== 'other' || location.file !== null || failure.source.format !== 'log') return true
    const isKnown = failure.jobs.size > 0 && [...failure.jobs].every((job) => jobs.has(job))
    const text = normaliseText(finding.excerpt ?? '')
    return !isKnown && !marks.some((mark) => text.includes(mark))
  })
}

function rank(failures: readonly Failure[], changed: ReadonlySet<string>): readonly Failure[] {
  const weight = (failure: Failure): readonly number[] => [
    isFlaky(failure) ? 1 : 0,
    severities.indexOf(failure.finding.severity),
    kinds.indexOf(failure.finding.kind),
    failure.location.file === null ? 1 : 0,
    failure.location.file !== null && changed.has(failure.location.file) ? 0 : 1,
  ]
  return failures
    .map((failure) => ({ failure, weight: weight(failure) }))
    .toSorted((left, right) => left.weight.map((value, index) => value - (right.weight[index] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ failure }) => failure)
}

function isFlaky({ flaky, failsForGood }: Failure): boolean {
  return flaky && !failsForGood
}

function toDiagnostic(failure: Failure): Diagnostic {
  const { finding, location, source, occurrences } = failure
  const { kind, severity, message, rule, test, excerpt } = finding
  const id = hashText([kind, location.file, rule, test?.name, firstWords(message)].map((part) => part ?? '').join('\u0000'))
  return { id, kind, severity, message, ...location, rule, test, excerpt, source, occurrences, flaky: isFlaky(failure) }
}

/** The same message twice in one file is two failures: they differ by their order, not by their lines. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    const count = (seen.get(diagnostic.id) ?? 0) + 1
    seen.set(diagnostic.id, count)
    return count === 1 ? diagnostic : { ...diagnostic, id: hashText(`${diagnostic.id}#${count}`) }
  })
}

function summarise(sources: readonly ReportSource[]): ReportSummary {
  const reports = sources.filter(({ kind }) => kind !== 'log')
  const sum = (key: 'tests' | 'failed' | 'errored' | 'skipped' | 'flaky'): number => reports.reduce((total, source) => total + source[key], 0)
  const [tests, failed, errored, skipped, flaky] = [sum('tests'), sum('failed'), sum('errored'), sum('skipped'), sum('flaky')]
  return { tests, passed: Math.max(0, tests - failed - errored - skipped - flaky), failed, errored, skipped, flaky }
}
