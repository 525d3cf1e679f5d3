import type { CiCheck, CiRun, CiSnapshot, CiVerdict } from './model/ci.ts'
import { fits } from './wildcard.ts'

/** The checks that this family of tools publishes itself: waiting for them would be waiting for ourselves. */
const ownChecks = ['codality/agent', 'codality/review', 'codality/merge-readiness']

/** Ends that mean the code, or its environment, is broken. `action_required` of another app is a verdict too. */
const failures = new Set(['failure', 'timed_out', 'startup_failure', 'error'])

/** Ends that say neither yes nor no: what was cancelled has not passed. */
const undecided = new Set(['cancelled', 'stale'])

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
  const ignored = (name: string): boolean => [...ownChecks, ...ignoreChecks].some((pattern) => fits(name, pattern))
  const mine = (run: CiRun): boolean => run.id === own.runId || run.path === own.workflowPath
  const runs = snapshot.runs.filter((run) => !mine(run) && !ignored(run.name))
  const leftOut = snapshot.runs.filter((run) => !runs.includes(run))
  const checks = snapshot.checks.filter((check) => !ignored(check.name) && !belongsTo(check, leftOut))

  const gates = runs.filter((run) => gated.has(run.status) || run.conclusion === 'action_required')
  const running = [
    ...runs.filter((run) => run.status !== 'completed' && !gates.includes(run)).map((run) => run.name),
    ...checks.filter((check) => check.status !== 'completed' && !belongsTo(check, gates)).map((check) => check.name),
  ]
  const ended = judgeEnded(runs, checks, gates)
  // Out of patience, a failure can be acted on without the rest; nothing is green before all of it is.
  if (running.length > 0 && !(impatient && ended.kind === 'red')) return { kind: 'running', waitsFor: [...new Set(running)] }
  return ended
}

function judgeEnded(runs: readonly CiRun[], checks: readonly CiCheck[], gates: readonly CiRun[]): CiVerdict {
  const failedRuns = runs.filter((run) => failures.has(run.conclusion ?? ''))
  const failed = checks.filter((check) => failures.has(check.conclusion ?? '') || (check.conclusion === 'action_required' && check.app !== 'github-actions'))
  const generation = runs.reduce((sum, run) => sum + run.attempt, 0)
  if (failed.length > 0 || failedRuns.length > 0) return { kind: 'red', failed, failedRuns, generation }
  if (gates.length > 0) return { kind: 'gated', runs: gates }
  const conclusions = [...runs, ...checks].flatMap(({ conclusion }) => conclusion ?? [])
  const passed = conclusions.includes('success') && !conclusions.some((conclusion) => undecided.has(conclusion))
  return passed ? { kind: 'green', generation } : { kind: 'none' }
}

/** A job's page lies below its run's: the one link between the two that every answer of the platform carries. */
function belongsTo(check: CiCheck, runs: readonly CiRun[]): boolean {
  return runs.some(({ id }) => check.url?.includes(`/actions/runs/${id}/`) === true)
}
