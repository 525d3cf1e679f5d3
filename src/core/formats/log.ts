import type { Finding, Format, LogFormat, Reader } from '../model/evidence.ts'
import { stepAt } from './steps.ts'
import { isBare, isWrapper } from './wrappers.ts'
import type { Extract } from './log-anchor.ts'
import type { CueSearch } from './log-cues.ts'
import { openJobs, type JobRead } from './log-jobs.ts'
import { openLines } from './log-lines.ts'
import { compileFormats, findingsLimit, openReaders } from './log-readers.ts'
import type { LineRange, StepsSeen } from './log-step.ts'
import { withFailingWarnings } from './log-warnings.ts'
import type { Verdict } from './log-verdict.ts'
import { echoesTrouble, withoutTroubled } from './log-trouble.ts'
import { isLoose } from './loose.ts'
import { logFormats } from './log/index.ts'

/** So many errors that programs printed are looked for in the output of tests. */
const capturedLimit = 100
/** What the infrastructure says in passing, retried or not, does not explain a failure for sure. */
const decisive = /runner|timed? ?out|cancel|disk|memory|kill/i

let known: CueSearch | null = null

/** Job logs: any number of tools in one text. */
export const log: Format = {
  name: 'log',
  recognises: ({ kind, path }) => kind === 'log' || /\.(?:log|txt)$/i.test(path),
  open: () => openLog(logFormats, (known ??= compileFormats(logFormats))),
}

/** Reads a log with these formats only. */
export function openLog(formats: readonly LogFormat[], search: CueSearch = compileFormats(formats)): Reader {
  const jobs = openJobs(() => openReaders(formats, search), conclude)
  const lines = openLines(search, jobs)
  return {
    write: (chunk) => lines.write(chunk),
    end() {
      lines.end()
      const parts = jobs.end()
      const findings = parts.flatMap((part) => part.findings)
      const warnings = parts.some(({ isCut }) => isCut) ? [`More than ${findingsLimit} findings: the rest is left out.`] : []
      // Where another job begins another step does, too.
      const steps = parts.flatMap(({ from, starts }) => (parts.length === 1 ? starts : [from, ...starts.filter((start) => start > from)]))
      return {
        format: 'log',
        tests: 0,
        failed: 0,
        errored: 0,
        skipped: 0,
        flaky: 0,
        findings,
        warnings,
        steps,
        hasError: parts.some(({ hasError }) => hasError),
      }
    },
  }
}

interface Part {
  readonly findings: readonly Finding[]
  readonly isCut: boolean
  readonly from: number
  readonly starts: readonly number[]
  readonly hasError: boolean
}

/** What of a job's findings counts, given how its steps ended. */
function conclude({ job, from, read: { findings: found, extracts, steps, verdict, isCut } }: JobRead): Part {
  const judged = tolerated(placedOnly(withoutRepeats(withoutPassed(withoutCaptured(found), steps, verdict), steps)), steps, verdict)
  const findings = withFailingWarnings(withoutTroubled(judged, steps), extracts)
  const all = inOrder([...outranked(findings, steps), ...unexplained(extracts, findings)])
  return { findings: job === null ? all : all.map((one) => ({ ...one, job })), isCut, from, starts: steps.starts, hasError: steps.hasError }
}

/** What a runner repeats below a failed test was written by that test, and did not end it. */
function withoutCaptured(found: readonly Finding[]): readonly Finding[] {
  const printed = found
    .filter(({ kind, test, format }) => kind === 'other' && test === null && format === 'python-traceback')
    .slice(0, capturedLimit)
  if (printed.length === 0) return found
  const output = found.flatMap(({ test, excerpt }) => (test === null || excerpt === null ? [] : [excerpt])).join('\n\n')
  const wordsOf = ({ excerpt, message }: Finding): string => (excerpt ?? '').slice(0, (excerpt ?? '').indexOf(message) + message.length)
  const captured = new Set(printed.filter((one) => one.excerpt?.includes(one.message) === true && output.includes(wordsOf(one))))
  return found.filter((one) => !captured.has(one))
}

/**
 * A script that ended well may have printed exceptions that were caught, or commands that were allowed to fail. They
 * explain nothing once the runner has told what failed, or that nothing did; a log that just ends may still mean them.
 */
function withoutPassed(
  findings: readonly Finding[],
  { hasError, isOver, passed, errorAt }: StepsSeen,
  { succeededAt }: Verdict,
): readonly Finding[] {
  if (passed.length === 0) {
    if (succeededAt === null || hasError || findings.some((one) => isClear(one, hasError))) return findings
    return findings.filter((one) => !isLoose(one, false) || (one.at ?? 0) > succeededAt)
  }
  if (!(hasError || isOver)) return findings
  // What runs after a failure is there to show its cause: a container's log, a dump. It is not needed where the failure tells it.
  const isTold = findings.some((one) => isClear(one, hasError) && !passed.some((range) => isIn(one, range)))
  const ended = isTold || errorAt === null ? passed : passed.filter(({ from }) => from < errorAt)
  return findings.filter((one) => !isLoose(one, hasError) || !ended.some((range) => isIn(one, range)))
}

function isClear(one: Finding, hasError: boolean): boolean {
  return one.severity === 'error' && one.flaky !== true && !isLoose(one, hasError) && one.kind !== 'infrastructure'
}

/** An error in a step that was allowed to fail comes after one that is known to have failed its step. */
function outranked(findings: readonly Finding[], { hasError, passed }: StepsSeen): readonly Finding[] {
  const isPassed = (one: Finding): boolean => passed.some((range) => isIn(one, range))
  if (!hasError || !findings.some((one) => isClear(one, hasError) && !isPassed(one))) return findings
  return findings.map((one) => (one.severity === 'error' && isPassed(one) ? { ...one, isTolerated: true } : one))
}

/** What only repeats that a command failed says nothing below an error of the same step; each step has its own. */
function withoutRepeats(findings: readonly Finding[], { starts }: StepsSeen): readonly Finding[] {
  const first = new Map<number, number>()
  if (starts.length === 0) return findings
  for (const one of findings) {
    const step = stepAt(starts, one.at)
    if (one.severity === 'error' && one.kind !== 'infrastructure' && one.flaky !== true && !isWrapper(one))
      first.set(step, Math.min(first.get(step) ?? Infinity, one.at ?? 0))
  }
  return findings.filter((one) => !isBare(one) || !isWrapper(one) || (first.get(stepAt(starts, one.at)) ?? Infinity) > (one.at ?? 0))
}

/** In a job that has succeeded no error counts: it was allowed, or the same step passed when it was tried again. */
function tolerated(
  findings: readonly Finding[],
  { hasError, isOver, starts }: StepsSeen,
  { isJob, successes }: Verdict,
): readonly Finding[] {
  if (hasError || !(isOver || isJob)) return findings
  const passedAgain = ({ at, test }: Finding): boolean =>
    test !== null && successes.some((line) => line > (at ?? Infinity) && stepAt(starts, line) === stepAt(starts, at))
  return findings.map((one) => {
    if (one.severity !== 'error' || isLoose(one, false)) return one
    return { ...one, severity: 'warning', ...(passedAgain(one) ? { flaky: true } : {}) }
  })
}

/** A step that failed for a reason that no format knows is told by its extract, whatever is known of other steps. */
function unexplained(extracts: readonly Extract[], findings: readonly Finding[]): readonly Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const causes = errors.filter(({ kind, message }) => kind !== 'infrastructure' || decisive.test(message))
  const isEcho = (range: Extract): boolean =>
    echoesTrouble(range.title) && errors.some((one) => one.kind === 'infrastructure' && isIn(one, range))
  return extracts
    .filter((range) => !causes.some((one) => isIn(one, range)) && !errors.some(({ at }) => at === range.at) && !isEcho(range))
    .map((one) => one.finding())
}

function isIn({ at }: Finding, { from, to }: LineRange): boolean {
  return at !== null && at >= from && at <= to
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
}

/**
 * Two formats may read the same line: the one that knows the place knows the format, and of several that know the same
 * place the one that names the test or the rule, else the first.
 */
function placedOnly(all: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>()
  const rankOf = ({ test, rule }: Finding): number => (test === null ? 0 : 2) + (rule === null ? 0 : 1)
  const keyOf = ({ at, file, line }: Finding): string => `${at}\u0000${file}\u0000${line}`
  for (const one of all) {
    const known = best.get(keyOf(one))
    if (known === undefined || rankOf(one) > rankOf(known)) best.set(keyOf(one), one)
  }
  const found = all.filter((one) => one.file === null || one.kind === 'infrastructure' || best.get(keyOf(one)) === one)
  const placed = new Set(found.filter(({ file, kind }) => file !== null && kind !== 'infrastructure').map(({ at }) => at))
  const machine = new Set(found.filter(({ kind }) => kind === 'infrastructure').map(({ at }) => at))
  return found.filter(
    ({ file, at, kind }) => file !== null || kind === 'infrastructure' || !(placed.has(at) || (kind === 'other' && machine.has(at))),
  )
}
