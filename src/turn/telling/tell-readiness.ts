import type { Config } from '../../core/model/config.ts'
import { readinessCheck, readinessKey } from '../../core/model/check-run.ts'
import type { Outcome } from '../../core/model/outcome.ts'
import type { PullNumber } from '../../core/model/pull.ts'
import type { PullStanding, Readiness } from '../../core/model/standing.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { judgeReadiness, type LoopStanding } from '../../core/decision/readiness.ts'
import { readinessRun } from '../../core/report/readiness-check.ts'
import type { World } from '../../ports/world.ts'

/** How often GitHub is asked whether a pull request can be merged, and how long it is waited for in between. */
const mostLooks = 3
const mostSeconds = 5

/** Is there anything to say of whether the pull request could be merged? Where nobody vouches for the code, nothing is. */
export function tellsReadiness({ untrusted }: TurnContext, { checkRuns }: Config): boolean {
  return checkRuns && untrusted === null
}

/**
 * Says on the newest commit whether the pull request could be merged, when that is not what stands there. Gives the verdict, or
 * null when the pull request is over.
 */
export async function tellReadiness(
  standing: PullStanding,
  outcome: Outcome,
  context: TurnContext,
  { policy, runner }: Config,
  { github }: World,
): Promise<Readiness | null> {
  if (!standing.open) return null
  const made = outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null
  const commit = made ?? standing.head
  const rules = { ignoreChecks: policy.ignoreChecks, own: { runId: runner.runId, workflowName: runner.workflowName } }
  const readiness = judgeReadiness({ standing, isOfHead: standing.head === commit, loop: loopOf(context), rules })
  const check = readinessRun(readiness, commit, context)
  // On a commit that was made just now none can stand.
  const stands =
    made === null
      ? (await github.ownChecks(commit, readinessCheck))
          .filter(({ key }) => key === check.key)
          .toSorted((one, other) => other.id - one.id)[0]
      : undefined
  const isTold = stands?.conclusion === check.conclusion && stands.title === check.title && stands.summary === check.summary
  if (!isTold) await github.writeCheck(stands?.id ?? null, check)
  return readiness
}

/** Puts right what stands on the newest commit; where nothing stands, nothing was said there, and nothing is. */
export async function mendReadiness(context: TurnContext, config: Config, world: World): Promise<Readiness | null> {
  const { pull } = context
  if (!tellsReadiness(context, config)) return null
  const standing = (await world.github.ownChecks(pull.headSha, readinessCheck)).filter(({ key }) => key === readinessKey(pull.number))
  const now = standing.length === 0 ? null : await standingNow(pull.number, config, world)
  return now === null
    ? null
    : tellReadiness(now, { kind: 'ignored', because: { code: 'nothing-due', pull: pull.number } }, context, config, world)
}

/** How a pull request stands. GitHub works out whether it conflicts once somebody asks, so it is asked again for a while. */
export async function standingNow(
  number: PullNumber,
  { policy }: Pick<Config, 'policy'>,
  { github, clock }: { readonly github: Pick<World['github'], 'standing'>; readonly clock: Pick<World['clock'], 'wait' | 'cancelled'> },
): Promise<PullStanding | null> {
  for (let looks = 1; ; looks += 1) {
    const standing = await github.standing(number)
    if (standing?.open !== true || standing.merge !== 'unknown' || looks >= mostLooks || clock.cancelled()) return standing
    await clock.wait(Math.min(policy.pollSeconds, mostSeconds))
  }
}

function loopOf({ record, used, maxAttempts }: TurnContext): LoopStanding {
  const state = record.working !== null ? 'working' : record.stopped ? 'stopped' : used >= maxAttempts ? 'exhausted' : 'idle'
  return { state, used, maxAttempts }
}
