import { diagnose } from '../core/diagnose.ts'
import { newestRuns } from '../core/judge-ci.ts'
import { type CiCheck, type CiRun, isJobOf } from '../core/model/ci.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { Sha } from '../core/model/pull.ts'
import type { Baseline } from '../core/origin.ts'
import type { World } from '../ports.ts'
import type { TurnState } from './read-state.ts'

/** Earlier attempts of one run that are looked at, the latest first. */
const attemptsLimit = 3
/** What is handed to the agent as a file, and compared with: more than anybody would read. */
const reportLimit = 500

/** The failures of CI on this commit, with where each comes from; null when CI has not failed. */
export async function readFailures({ ci, pull }: TurnState, world: World): Promise<FailureReport | null> {
  if (ci.kind !== 'red') return null
  const { github } = world
  const [evidence, tracked, comparison, passedBefore] = await Promise.all([github.evidence(ci.failedRuns, ci.failed), github.trackedFiles(pull.headSha), github.compare(pull.baseBranch, pull.headSha), jobsThatPassed(ci.failedRuns, world)])
  const base = comparison.mergeBase === null ? null : await readBaseline(comparison.mergeBase, ci, tracked.paths, world)
  const report = diagnose(evidence, { trackedFiles: tracked.paths, changedFiles: comparison.paths, maxDiagnostics: reportLimit, history: { base, passedBefore } })
  const missing = [...evidence.gaps, tracked.gap, comparison.gap].filter((gap) => gap !== null)
  return { ...report, gaps: [...new Set([...report.gaps, ...missing])] }
}

/** Jobs of a run that was started again, which passed in an earlier attempt: on the same commit, so the code is not to blame. */
async function jobsThatPassed(runs: readonly CiRun[], { github }: World): Promise<ReadonlySet<string>> {
  const earlier = runs.flatMap(({ id, attempt }) => Array.from({ length: Math.min(attempt - 1, attemptsLimit) }, (_, back) => github.jobsOfAttempt(id, attempt - 1 - back)))
  const attempts = await Promise.all(earlier)
  return new Set(attempts.flatMap((jobs) => [...jobs].flatMap(([name, conclusion]) => (conclusion === 'success' ? [name] : []))))
}

interface Red {
  readonly failed: readonly CiCheck[]
  readonly failedRuns: readonly CiRun[]
}

/** How the same workflows ended where the pull request branched off; null when none of them ran there. */
async function readBaseline(commit: Sha, { failed, failedRuns }: Red, trackedFiles: readonly string[], { github }: World): Promise<Baseline | null> {
  const paths = new Set(failedRuns.map(({ path }) => path))
  const runs = newestRuns(await github.ciRuns(commit)).filter((run) => paths.has(run.path) && run.status === 'completed')
  if (runs.length === 0) return null
  const red = runs.filter(({ conclusion }) => conclusion === 'failure')
  const green = new Set(runs.filter(({ conclusion }) => conclusion === 'success').map(({ path }) => path))
  // All jobs of a run that passed have ended well, so only a red base has to be asked for more.
  const passed = failed.filter((check) => failedRuns.some((run) => green.has(run.path) && isJobOf(check, run))).map(({ name }) => name)
  if (red.length === 0) return { commit, failing: new Set(), ended: new Set(passed) }
  const checks = (await github.ciChecks(commit)).filter((check) => check.status === 'completed' && red.some((run) => isJobOf(check, run)))
  const evidence = await github.evidence(red, checks.filter(({ conclusion }) => conclusion === 'failure'))
  const { diagnostics } = diagnose(evidence, { trackedFiles, maxDiagnostics: reportLimit })
  const ended = checks.filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure').map(({ name }) => name)
  return { commit, failing: new Set(diagnostics.map(({ id }) => id)), ended: new Set([...passed, ...ended]) }
}
