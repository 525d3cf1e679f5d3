import type { Config } from '../core/model/config.ts'
import { readinessCheck } from '../core/model/check-run.ts'
import type { Outcome } from '../core/model/outcome.ts'
import type { PullStanding, Readiness } from '../core/model/standing.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { judgeReadiness, type LoopStanding } from '../core/readiness.ts'
import { readinessRun } from '../core/report/readiness-check.ts'
import type { World } from '../ports/world.ts'

/** Is there anything to say of whether the pull request could be merged? Where nobody vouches for the code, nothing is. */
export function tellsReadiness({ untrusted }: TurnContext, { checkRuns }: Config): boolean {
  return checkRuns && untrusted === null
}

/**
 * Says on the newest commit whether the pull request could be merged, when that is not what stands there. Gives the verdict, or
 * null when the pull request is over.
 */
export async function tellReadiness(standing: PullStanding, outcome: Outcome, context: TurnContext, { policy, runner }: Config, { github }: World): Promise<Readiness | null> {
  if (!standing.open) return null
  const made = outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null
  const commit = made ?? standing.head
  const rules = { ignoreChecks: policy.ignoreChecks, own: { runId: runner.runId, workflowName: runner.workflowName } }
  const readiness = judgeReadiness({ standing, isOfHead: standing.head === commit, loop: loopOf(context), rules })
  const check = readinessRun(readiness, commit, context)
  // On a commit that was made just now none can stand.
  const stands = made === null ? (await github.ownChecks(commit, readinessCheck)).filter(({ key }) => key === check.key).toSorted((one, other) => other.id - one.id)[0] : undefined
  const isTold = stands?.conclusion === check.conclusion && stands.title === check.title && stands.summary === check.summary
  if (!isTold) await github.writeCheck(stands?.id ?? null, check)
  return readiness
}

function loopOf({ record, used, maxAttempts }: TurnContext): LoopStanding {
  const state = record.working !== null ? 'working' : record.stopped ? 'stopped' : used >= maxAttempts ? 'exhausted' : 'idle'
  return { state, used, maxAttempts }
}
