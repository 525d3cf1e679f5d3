import { diagnose } from '../../core/diagnostics/diagnose.ts'
import { newestRuns } from '../../core/decision/judge-ci.ts'
import { isOwnCheck } from '../../core/model/check-run.ts'
import { type CiCheck, type CiRun, isJobOf } from '../../core/model/ci.ts'
import type { FailureReport, Pages } from '../../core/model/evidence.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { Baseline } from '../../core/diagnostics/origin.ts'
import type { Comparison, GitHub } from '../../ports/github.ts'
import type { World } from '../../ports/world.ts'
import type { TurnState } from './read-state.ts'

/** Earlier attempts of one run that are looked at, the latest first. */
const attemptsLimit = 3
/** What is handed to the agent as a file, and compared with: more than anybody would read. */
const reportLimit = 500

/** What has failed, and the logs at hand, by the names of their jobs. */
export interface Found {
  readonly report: FailureReport
  readonly logs: ReadonlyMap<string, readonly Uint8Array[]>
  /** All files of the commit, as far as they could be listed. */
  readonly files: readonly string[]
}

/** The failures of CI on this commit, with where each comes from; null when CI has not failed. */
export async function readFailures(state: Pick<TurnState, 'ci' | 'pull'>, world: World): Promise<FailureReport | null> {
  return (await readFound(state, world))?.report ?? null
}

/** The same with all that was read for it. */
export async function readFound({ ci, pull }: Pick<TurnState, 'ci' | 'pull'>, world: World): Promise<Found | null> {
  return ci.kind === 'red' ? failureReader(pull, world, (runs, checks) => world.github.evidence(runs, checks))(ci) : null
}

/** A commit, and the branch that it is compared with; null when there is none to compare with. */
export interface Compared {
  readonly headSha: Sha
  readonly baseBranch: string | null
}

const uncompared: Comparison = { paths: [], mergeBase: null, gap: null }

/** Reads failures as often as there are more of them: what the commit and its base have to do with it is read once. */
export function failureReader(
  { headSha, baseBranch }: Compared,
  world: Pick<World, 'github'>,
  gather: GitHub['evidence'],
): (red: Red) => Promise<Found> {
  const { github } = world
  const commit = once(() =>
    Promise.all([github.trackedFiles(headSha), baseBranch === null ? uncompared : github.compare(baseBranch, headSha)]),
  )
  const bases = new Map<string, () => Promise<Base | null>>()
  return async (red) => {
    const [evidence, [tracked, comparison], passedBefore] = await Promise.all([
      gather(red.failedRuns, red.failed),
      commit(),
      jobsThatPassed(red.failedRuns, world),
    ])
    const { mergeBase } = comparison
    const paths = [...new Set(red.failedRuns.map(({ path }) => path))].toSorted()
    const key = paths.join('\n')
    const readThisBase =
      bases.get(key) ??
      once(() => (mergeBase === null || mergeBase === headSha ? Promise.resolve(null) : readBase(mergeBase, paths, tracked.paths, world)))
    bases.set(key, readThisBase)
    const base = await readThisBase()
    const report = diagnose(evidence, {
      trackedFiles: tracked.paths,
      changedFiles: comparison.paths,
      maxDiagnostics: reportLimit,
      history: { base: base === null ? null : baselineOf(base, red), passedBefore },
    })
    const missing = [...evidence.gaps, tracked.gap, comparison.gap].filter((gap) => gap !== null)
    const logs = new Map(
      evidence.documents.flatMap(({ kind, job, chunks }) => (kind === 'log' && job !== null ? [[job, chunks] as const] : [])),
    )
    return {
      report: { ...report, gaps: [...new Set([...report.gaps, ...missing])], pages: pagesOf(red.failed) },
      logs,
      files: tracked.paths,
    }
  }
}

const mostPages = 100

function pagesOf(failed: readonly CiCheck[]): Pages {
  return Object.fromEntries(
    failed.flatMap(({ name, url }): readonly (readonly [string, string])[] => (url === null ? [] : [[name, url]])).slice(0, mostPages),
  )
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => (reading ??= read())
}

/** Jobs of a run that was started again, which passed in an earlier attempt: on the same commit, so the code is not to blame. */
async function jobsThatPassed(runs: readonly CiRun[], { github }: Pick<World, 'github'>): Promise<ReadonlySet<string>> {
  const earlier = runs.flatMap(({ id, attempt }) =>
    Array.from({ length: Math.min(attempt - 1, attemptsLimit) }, (_, back) => github.jobsOfAttempt(id, attempt - 1 - back)),
  )
  const attempts = await Promise.all(earlier)
  return new Set(attempts.flatMap((jobs) => [...jobs].flatMap(([name, conclusion]) => (conclusion === 'success' ? [name] : []))))
}

interface Red {
  readonly failed: readonly CiCheck[]
  readonly failedRuns: readonly CiRun[]
}

/** How the same workflows ended where the pull request branched off. */
interface Base {
  readonly commit: Sha
  /** Paths of the workflows that passed there. */
  readonly green: ReadonlySet<string>
  readonly failing: ReadonlySet<string>
  /** Names of the jobs that are known to have come to an end. */
  readonly ended: readonly string[]
}

/** Null when none of these workflows ran there. */
async function readBase(
  commit: Sha,
  paths: readonly string[],
  trackedFiles: readonly string[],
  { github }: Pick<World, 'github'>,
): Promise<Base | null> {
  const runs = newestRuns(await github.ciRuns(commit)).filter((run) => paths.includes(run.path) && run.status === 'completed')
  if (runs.length === 0) return null
  const red = runs.filter(({ conclusion }) => conclusion === 'failure')
  const green = new Set(runs.filter(({ conclusion }) => conclusion === 'success').map(({ path }) => path))
  // All jobs of a run that passed have ended well, so only a red base has to be asked for more.
  if (red.length === 0) return { commit, green, failing: new Set(), ended: [] }
  const checks = (await github.ciChecks(commit)).filter(
    (check) => check.status === 'completed' && !isOwnCheck(check) && red.some((run) => isJobOf(check, run)),
  )
  const evidence = await github.evidence(
    red,
    checks.filter(({ conclusion }) => conclusion === 'failure'),
  )
  const { diagnostics } = diagnose(evidence, { trackedFiles, maxDiagnostics: reportLimit })
  const ended = checks.filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure').map(({ name }) => name)
  return { commit, green, failing: new Set(diagnostics.map(({ id }) => id)), ended }
}

function baselineOf({ commit, green, failing, ended }: Base, { failed, failedRuns }: Red): Baseline {
  const passed = failed.filter((check) => failedRuns.some((run) => green.has(run.path) && isJobOf(check, run))).map(({ name }) => name)
  return { commit, failing, ended: new Set([...passed, ...ended]) }
}
