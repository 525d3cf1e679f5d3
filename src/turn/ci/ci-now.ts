import { type CiRules, failedSoFar, judgeCi } from '../../core/decision/judge-ci.ts'
import type { CiSnapshot, CiVerdict } from '../../core/model/ci.ts'
import type { Config } from '../../core/model/config.ts'
import type { Pull, Sha } from '../../core/model/pull.ts'
import type { StartedRun } from '../../core/model/trigger.ts'
import type { World } from '../../ports/world.ts'

/** What is left out of every verdict, by the maintainer's word and because it is the loop's own. */
export function rulesOf({ policy, runner }: Pick<Config, 'policy' | 'runner'>): Omit<CiRules, 'impatient'> {
  return { ignoreChecks: policy.ignoreChecks, own: { runId: runner.runId, workflowPath: runner.workflowPath } }
}

/** CI while it runs. */
export interface CiNow {
  readonly snapshot: CiSnapshot
  /** `red` from the first failed job on. */
  readonly ci: CiVerdict
  readonly hasEnded: boolean
}

/** Runs are read before their checks: a run that has ended then leaves no check behind that still reads as at work. */
export async function lookNow(sha: Sha, config: Pick<Config, 'policy' | 'runner'>, { github }: Pick<World, 'github'>): Promise<CiNow> {
  const runs = await github.ciRuns(sha)
  const snapshot: CiSnapshot = { sha, runs, checks: await github.ciChecks(sha) }
  const rules = rulesOf(config)
  return { snapshot, ci: failedSoFar(snapshot, rules), hasEnded: judgeCi(snapshot, { ...rules, impatient: false }).kind !== 'running' }
}

/** Right after its event a run may not be listed yet, or only with an attempt before. */
export function isListed({ id, attempt }: StartedRun, { runs }: CiSnapshot): boolean {
  return runs.some((run) => run.id === id && run.attempt >= attempt)
}

/** Has the branch got another commit, or was the pull request closed? */
export async function hasMoved({ number, headSha }: Pick<Pull, 'number' | 'headSha'>, { github }: Pick<World, 'github'>): Promise<boolean> {
  const now = await github.pull(number)
  return now === null || !now.open || now.headSha !== headSha
}
