import { isOwnCheck } from '../model/check-run.ts'
import { type CiCheck, type CiRun, type CiSnapshot, type CiVerdict, isJobOf } from '../model/ci.ts'
import { fits } from '../common/wildcard.ts'

/** Ends that mean the code, or its environment, is broken. `action_required` of another app is a verdict too. */
const failures = new Set(['failure', 'timed_out', 'startup_failure', 'error'])

/** Ends that say neither yes nor no: what was cancelled has not passed. */
const undecided = new Set(['cancelled', 'stale'])

/** Ends of a run that had nothing to say: it speaks for no other. */
const silent = new Set(['skipped', 'neutral'])

/** Statuses of a run that waits for a person or a rule, not for a machine: no reason to wait with it. */
const gated = new Set(['waiting', 'action_required'])

export interface OwnRun {
  readonly runId: number
  readonly workflowPath: string | null
}

/** Which checks a verdict leaves out, and whether it may still wait. */
export interface CiRules {
  readonly ignoreChecks: readonly string[]
  readonly own: OwnRun
  /** True once the time to wait is over: what still runs is then left out, and the verdict speaks of the rest. */
  readonly impatient: boolean
}

/**
 * Says whether the checks of a commit have ended, and how. What is the loop's own, what the maintainer
 * ignores and what waits for a human's approval is left out, so that the answer always comes.
 */
export function judgeCi(snapshot: CiSnapshot, { ignoreChecks, own, impatient }: CiRules): CiVerdict {
  const foreign = foreignRuns(snapshot, { ignoreChecks, own })
  const runs = newestRuns(foreign)
  const leftOut = snapshot.runs.filter((run) => !runs.includes(run))
  const checks = snapshot.checks.filter((check) => isForeign(check, ignoreChecks) && !leftOut.some((run) => isJobOf(check, run)))

  const gates = runs.filter(isGated)
  const running = [
    ...runs.filter((run) => run.status !== 'completed' && !gates.includes(run)).map((run) => run.name),
    ...checks.filter((check) => check.status !== 'completed' && !gates.some((run) => isJobOf(check, run))).map((check) => check.name),
  ]
  const ended = judgeEnded(
    runs,
    checks,
    gates,
    foreign.reduce((sum, run) => sum + run.attempt, 0),
  )
  // Out of patience, a failure can be acted on without the rest; nothing is green before all of it is.
  if (running.length > 0 && !(impatient && ended.kind === 'red')) return { kind: 'running', waitsFor: [...new Set(running)] }
  return ended
}

/**
 * Says what has failed while others may still run: `red` from the first failed job on, with the runs that have one
 * among `failedRuns`. A job of an attempt before the one that runs now has not failed in this one.
 */
export function failedSoFar({ sha, runs, checks }: CiSnapshot, rules: Omit<CiRules, 'impatient'>): CiVerdict {
  const current = checks.filter((check) => !runs.some((run) => isJobOf(check, run) && isOfEarlierAttempt(check, run)))
  const verdict = judgeCi({ sha, runs, checks: current }, { ...rules, impatient: true })
  if (verdict.kind !== 'red') return verdict
  const broken = runs.filter((run) => verdict.failedRuns.includes(run) || verdict.failed.some((check) => isJobOf(check, run)))
  return { ...verdict, failedRuns: broken }
}

function isOfEarlierAttempt({ startedAt }: CiCheck, run: CiRun): boolean {
  return run.status !== 'completed' && startedAt !== null && run.startedAt !== null && startedAt < run.startedAt
}

/** How far the checks are that a verdict looks at, in the order in which they are listed. */
export function progressOf(
  snapshot: CiSnapshot,
  rules: Omit<CiRules, 'impatient'>,
): readonly { readonly name: string; readonly state: 'running' | 'failed' | 'passed' | 'other' }[] {
  const runs = newestRuns(foreignRuns(snapshot, rules))
  const leftOut = snapshot.runs.filter((run) => !runs.includes(run))
  const counted = snapshot.checks.filter((check) => isForeign(check, rules.ignoreChecks) && !leftOut.some((run) => isJobOf(check, run)))
  return counted.map(({ name, status, conclusion }) => ({
    name,
    state: status !== 'completed' ? 'running' : failures.has(conclusion ?? '') ? 'failed' : conclusion === 'success' ? 'passed' : 'other',
  }))
}

/**
 * The workflow files that may be started again on a commit of ours: those that a pull request, or a program on its
 * behalf, started here and that count, and what a push started and failed. A deployment that somebody started by hand,
 * or that went well, is none of them.
 */
export function ciWorkflows(snapshot: CiSnapshot, rules: Omit<CiRules, 'impatient'>): readonly string[] {
  const ofPull = ({ event, actor, conclusion }: CiRun): boolean =>
    event === 'pull_request' ||
    (event === 'push' && failures.has(conclusion ?? '')) ||
    (event === 'workflow_dispatch' && actor?.endsWith('[bot]') === true)
  return [
    ...new Set(
      foreignRuns(snapshot, rules)
        .filter(ofPull)
        .map(({ path }) => path),
    ),
  ]
}

/** The runs that speak for their workflows, without those that a newer one has replaced. */
export function newestRuns(runs: readonly CiRun[]): readonly CiRun[] {
  return runs.filter((run) => !runs.some((other) => replaces(other, run)))
}

/** All runs that are neither the loop's own nor ignored. */
function foreignRuns({ runs }: CiSnapshot, { ignoreChecks, own }: Omit<CiRules, 'impatient'>): readonly CiRun[] {
  return runs.filter((run) => run.id !== own.runId && run.path !== own.workflowPath && !isIgnored(run.name, ignoreChecks))
}

/** Neither one of our own nor ignored. */
function isForeign(check: CiCheck, ignoreChecks: readonly string[]): boolean {
  return !isOwnCheck(check) && !isIgnored(check.name, ignoreChecks)
}

function isIgnored(name: string, ignoreChecks: readonly string[]): boolean {
  return ignoreChecks.some((pattern) => fits(name, pattern))
}

/**
 * The newest run of a workflow speaks for it: a dispatched one for all events and all for a dispatched one, any other for
 * its own. One that waits for a person, or was cancelled, is replaced by any that did not have to, or was not.
 */
function replaces(other: CiRun, run: CiRun): boolean {
  if (other === run || other.path !== run.path || silent.has(other.conclusion ?? '')) return false
  if (isGated(run) !== isGated(other)) return isGated(run)
  const [isUndecided, isOtherUndecided] = [run, other].map(({ conclusion }) => undecided.has(conclusion ?? ''))
  if (isUndecided !== isOtherUndecided && other.status === 'completed') return isUndecided === true
  return isNewer(other, run) && (other.event === run.event || [other.event, run.event].includes('workflow_dispatch'))
}

/** A re-run keeps its id, so the start of the newest attempt decides first. */
function isNewer(one: CiRun, other: CiRun): boolean {
  const [a, b] = [one.startedAt ?? '', other.startedAt ?? '']
  return a === b ? one.id > other.id : a > b
}

function isGated({ status, conclusion }: CiRun): boolean {
  return gated.has(status) || conclusion === 'action_required'
}

function judgeEnded(runs: readonly CiRun[], checks: readonly CiCheck[], gates: readonly CiRun[], generation: number): CiVerdict {
  const failedRuns = runs.filter((run) => failures.has(run.conclusion ?? ''))
  const failed = checks.filter(
    (check) => failures.has(check.conclusion ?? '') || (check.conclusion === 'action_required' && check.app !== 'github-actions'),
  )
  if (failed.length > 0 || failedRuns.length > 0) return { kind: 'red', failed, failedRuns, generation }
  if (gates.length > 0) return { kind: 'gated', runs: gates }
  const conclusions = [...runs, ...checks].flatMap(({ conclusion }) => conclusion ?? [])
  const passed = conclusions.includes('success') && !conclusions.some((conclusion) => undecided.has(conclusion))
  return passed ? { kind: 'green', generation } : { kind: 'none' }
}
