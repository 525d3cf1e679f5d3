import { withoutAnnotationEchoes } from './annotation-echoes.ts'
import { consequencesIn, withoutParents, withoutWrappers, type StepOf } from './consequences.ts'
import { hashText, normaliseText } from './fingerprint.ts'
import { groupCauses } from './group-causes.ts'
import { openLocator, type Locator } from './locate.ts'
import { firstWords, mergeFindings, simpleName, type Failure, type Located } from './merge-findings.ts'
import { annotationFindings, outputFinding } from './read-checks.ts'
import { type History, originOf } from './origin.ts'
import { readEvidence, type ReadEvidence } from './read-evidence.ts'
import { withoutPassedLogs } from './step-logs.ts'
import { stepAt } from '../formats/steps.ts'
import type { Diagnostic, DiagnosticSource, Origin } from '../model/diagnostic.ts'
import type { CheckOutput, Evidence, FailureReport, Finding, ReportSummary } from '../model/evidence.ts'

/** What the list is made for. */
export interface DiagnoseOptions {
  /** Empty when there are too many to list. */
  readonly trackedFiles: readonly string[]
  readonly maxDiagnostics: number
  readonly changedFiles?: readonly string[]
  readonly history?: History
  /** Are warnings told beside the errors of other jobs and documents? Those of what has errors itself never are. */
  readonly keepsWarnings?: boolean
}

const nothingKnown: History = { base: null, passedBefore: new Set() }

const kinds: readonly Finding['kind'][] = ['build', 'setup', 'lint', 'test', 'other', 'infrastructure']
/** The unknown stands beside the introduced: most of what fails on a pull request was brought by it. */
const origins: readonly Origin['kind'][] = ['introduced', 'unknown', 'infrastructure', 'pre-existing', 'flaky']
const severities: readonly Finding['severity'][] = ['error', 'warning', 'notice']

/** Turns all that CI left behind into a short list of what went wrong, most telling first. */
export function diagnose(evidence: Evidence, options: DiagnoseOptions): FailureReport {
  return diagnoseReadings(readEvidence(evidence), evidence, options)
}

/** The same for documents that were read as streams, with what checks say of themselves beside them. */
export function diagnoseReadings(
  read: ReadEvidence,
  checks: Pick<Evidence, 'annotations' | 'outputs'>,
  { trackedFiles, maxDiagnostics, changedFiles = [], history = nothingKnown, keepsWarnings = false }: DiagnoseOptions,
): FailureReport {
  const locate = openLocator(trackedFiles)
  const readings = withoutPassedLogs(read.readings)
  const located = [...documentFindings(readings, locate), ...annotationFindings(checks.annotations, locate)]
  const failures = groupCauses(withoutAnnotationEchoes(withoutWarnings(withoutParents(mergeFindings(located)), keepsWarnings)))
  // A test that passed in the end did not fail its job.
  const explained = new Set(failures.flatMap((failure) => (isFlaky(failure) ? [] : [...failure.jobs])))
  const unexplained = outputsOf(checks).flatMap((output) => outputFinding(output, explained) ?? [])
  const stepOf = stepsOf(read)
  const told = withoutWrappers(unique([...withoutEchoes(failures), ...mergeFindings(unexplained)].map(toDiagnostic)), stepOf)
  const diagnostics = rank(
    told.map((one) => ({ ...one, origin: originOf(one, history) })),
    new Set(changedFiles),
    stepOf,
    toleratedIn(located),
  )
  return {
    summary: summarise(read),
    sources: read.sources,
    diagnostics: diagnostics.slice(0, maxDiagnostics),
    omitted: Math.max(0, diagnostics.length - maxDiagnostics),
    fingerprint: hashText([...new Set(diagnostics.map(({ id }) => id))].toSorted().join('\n')),
    gaps: read.gaps,
  }
}

/** Does a diagnostic stand in a step that passed, where another step of its job failed? */
function toleratedIn(located: readonly Located[]): (source: DiagnosticSource) => boolean {
  const keyOf = ({ path, job, line }: DiagnosticSource): string => `${path}\u0000${job ?? ''}\u0000${line}`
  const known = new Set(located.filter(({ finding }) => finding.isTolerated === true).map(({ source }) => keyOf(source)))
  return (source) => known.has(keyOf(source))
}

/** What checks say of themselves; one that left nothing but an annotation says that, vague as it may be. */
function outputsOf({ outputs, annotations }: Pick<Evidence, 'annotations' | 'outputs'>): readonly CheckOutput[] {
  const known = new Set(outputs.map(({ check }) => check))
  const marked = new Map(
    annotations.filter(({ check, level }) => level === 'failure' && !known.has(check)).map(({ check, message }) => [check, message]),
  )
  return [
    ...outputs,
    ...[...marked].map(([check, message]) => ({ check, conclusion: 'failure', title: message, summary: null, text: null })),
  ]
}

/** Reports before logs: a report names the test, a log may only show its words. */
function documentFindings(readings: ReadEvidence['readings'], locate: Locator): readonly Located[] {
  const reports = readings.filter(({ reading }) => reading.format !== 'log')
  const logs = readings.filter(({ reading }) => reading.format === 'log')
  return [...reports, ...logs].flatMap(({ document, reading }) =>
    reading.findings.map((finding) => {
      const location = locate(finding)
      const source = { format: finding.format ?? reading.format, path: document.path, job: finding.job ?? document.job, line: finding.at }
      return { finding: location.file === null ? withPrintedPlace(finding) : finding, location, source, isReport: reading.format !== 'log' }
    }),
  )
}

function stepsOf({ readings }: ReadEvidence): StepOf {
  const keyOf = (path: string, job: string | null): string => `${path}\u0000${job ?? ''}`
  const starts = new Map(
    readings.flatMap(({ document: { path, job }, reading: { steps = [], findings } }) =>
      [...new Set([job, ...findings.map((one) => one.job ?? job)])].map((name) => [keyOf(path, name), steps]),
    ),
  )
  return ({ path, job, line }) => stepAt(starts.get(keyOf(path, job)) ?? [], line)
}

/** A place that is none of the repository's is at least shown as the tool printed it. */
function withPrintedPlace(finding: Finding): Finding {
  const { file, line, column, message, excerpt } = finding
  if (file === null || excerpt?.includes(file) === true || message.includes(file)) return finding
  const place = [file, line, line === null ? null : column].filter((part) => part !== null).join(':')
  return { ...finding, excerpt: `${place}: ${excerpt ?? message}` }
}

/** Warnings did not fail the build when errors did; flaky tests are worth knowing all the same. */
function withoutWarnings(failures: readonly Failure[], keepsOthers: boolean): readonly Failure[] {
  const errors = failures.filter(({ finding }) => finding.severity === 'error')
  if (errors.length === 0) return failures
  const [jobs, paths] = [new Set(errors.flatMap((one) => [...one.jobs])), new Set(errors.flatMap((one) => [...one.paths]))]
  const isOther = (one: Failure): boolean =>
    [...one.jobs].every((job) => !jobs.has(job)) && [...one.paths].every((path) => !paths.has(path))
  return failures.filter((one) => one.finding.severity === 'error' || one.flaky || (keepsOthers && isOther(one)))
}

/**
 * A vague word of a job is dropped when a report tells something clear of the same job, or when it tells of the same
 * lines. What its own log tells clearly has failed in another step, see `formats/log.ts`.
 */
function withoutEchoes(failures: readonly Failure[]): readonly Failure[] {
  const clear = failures.filter(
    ({ finding, location }) =>
      finding.kind !== 'other' && finding.kind !== 'infrastructure' && (location.file !== null || finding.test !== null),
  )
  const isElsewhere = ({ places }: Failure, one: Failure): boolean => [...places].every((place) => !one.places.has(place))
  const marks = clear
    .flatMap(({ finding }) => [firstWords(finding.message), simpleName(finding.test?.name ?? '')])
    .filter((mark) => mark.length >= 8)
  return failures.filter((failure) => {
    const { finding, location } = failure
    if (finding.kind !== 'other' || location.file !== null || failure.source.format !== 'log') return true
    const isKnown =
      failure.jobs.size > 0 && [...failure.jobs].every((job) => clear.some((one) => one.jobs.has(job) && isElsewhere(failure, one)))
    const text = normaliseText(finding.excerpt ?? '')
    return !isKnown && !marks.some((mark) => text.includes(mark))
  })
}

/** What the pull request brought comes first, then what failed a step before what was tolerated, causes before what only repeats them, then what a build needs before what its tests show. Equals keep their order. */
function rank(
  diagnostics: readonly Diagnostic[],
  changed: ReadonlySet<string>,
  stepOf: StepOf,
  isTolerated: (source: DiagnosticSource) => boolean,
): readonly Diagnostic[] {
  const consequences = consequencesIn(diagnostics, stepOf)
  const weight = (diagnostic: Diagnostic): readonly number[] => {
    const { origin, severity, kind, file, source } = diagnostic
    return [
      severity === 'error' || diagnostic.flaky ? 0 : 1,
      origins.indexOf(origin.kind),
      severities.indexOf(severity),
      isTolerated(source) ? 1 : 0,
      consequences.has(diagnostic) ? 1 : 0,
      kinds.indexOf(kind),
      file === null ? 1 : 0,
      file !== null && changed.has(file) ? 0 : 1,
    ]
  }
  return diagnostics
    .map((diagnostic) => ({ diagnostic, weight: weight(diagnostic) }))
    .toSorted(
      (left, right) => left.weight.map((value, index) => value - (right.weight[index] ?? 0)).find((difference) => difference !== 0) ?? 0,
    )
    .map(({ diagnostic }) => diagnostic)
}

function isFlaky({ flaky, failsForGood }: Failure): boolean {
  return flaky && !failsForGood
}

function toDiagnostic(failure: Failure): Omit<Diagnostic, 'origin'> {
  const { finding, location, source, occurrences, also, cases } = failure
  const { kind, severity, message, rule, test, excerpt } = finding
  const id = hashText(
    [kind, location.file, rule, cases?.name ?? test?.name, cases?.words ?? firstWords(message)].map((part) => part ?? '').join('\u0000'),
  )
  return {
    id,
    kind,
    severity,
    message,
    ...location,
    rule,
    test,
    excerpt,
    source,
    occurrences,
    flaky: isFlaky(failure),
    jobs: [...failure.jobs].toSorted(),
    also,
  }
}

/** The same message twice in one file is two failures: they differ by their order, not by their lines. */
function unique(diagnostics: readonly Omit<Diagnostic, 'origin'>[]): readonly Omit<Diagnostic, 'origin'>[] {
  const seen = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    const count = (seen.get(diagnostic.id) ?? 0) + 1
    seen.set(diagnostic.id, count)
    return count === 1 ? diagnostic : { ...diagnostic, id: hashText(`${diagnostic.id}#${count}`) }
  })
}

function summarise({ readings }: ReadEvidence): ReportSummary {
  const reports = readings.map(({ reading }) => reading).filter(({ format }) => format !== 'log')
  const sum = (key: 'tests' | 'failed' | 'errored' | 'skipped' | 'flaky'): number =>
    reports.reduce((total, reading) => total + reading[key], 0)
  const [tests, failed, errored, skipped, flaky] = [sum('tests'), sum('failed'), sum('errored'), sum('skipped'), sum('flaky')]
  return { tests, passed: Math.max(0, tests - failed - errored - skipped), failed, errored, skipped, flaky }
}
