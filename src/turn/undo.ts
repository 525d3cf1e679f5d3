import { deedRef } from '../core/decision/claims.ts'
import { describeError } from '../core/model/config.ts'
import type { Config } from '../core/model/config.ts'
import type { AnswerFacts, Decision } from '../core/model/decision.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { noteReverted } from '../core/decision/progress.ts'
import { revertMessage } from '../core/report/commit-message.ts'
import type { World } from '../ports/world.ts'
import { claimDeed } from './claiming/claim.ts'
import { takeBack } from './claiming/give-back.ts'
import type { Gathered } from './follow.ts'
import { refuse } from './reading/refuse.ts'
import { startCi } from './ci/start-ci.ts'
import type { Triaged } from './triaged.ts'

/**
 * Takes back a commit of the loop by another one on top, because a person asked for it. What is known not to have happened gives
 * back all that was claimed for it, so that it may be asked for again.
 */
export async function undo(
  { attempt }: Extract<Decision, { kind: 'undo' }>,
  { context, refs }: Gathered,
  config: Config,
  world: World,
): Promise<Triaged> {
  const { pull } = context
  const refused = context.untrusted === null ? await refuse(context, config, world) : untrusted
  if (refused !== null) return answer('undo-refused', context, refs, world, whyRefused(refused))
  const claimed = await claimDeed('reverted', attempt.commit, context, world)
  if (claimed === null) return answer('undo-begun', context, refs, world)
  const message = revertMessage({
    number: attempt.number,
    bad: attempt.commit,
    because: 'asked',
    run: `${config.runner.runId}.${config.runner.runAttempt}`,
  })
  try {
    const pushed = await world.workspace.revert({
      head: pull.headSha,
      bad: attempt.commit,
      good: attempt.from,
      branch: pull.headBranch,
      message,
    })
    if (pushed.kind === 'pushed') {
      const ci = await startCi(claimed, pushed.commit, world)
      const record = noteReverted(claimed.record, { attempt, progress: attempt.after }, pushed.commit)
      return {
        kind: 'concluded',
        outcome: {
          kind: 'reverted',
          number: attempt.number,
          bad: attempt.commit,
          commit: pushed.commit,
          because: 'asked',
          progress: null,
          ci,
        },
        context: { ...claimed, record },
        refs: [],
      }
    }
    return await answer(
      'undo-refused',
      context,
      [...refs, deedRef(pull.number, 'reverted', attempt.commit)],
      world,
      pushed.kind === 'rejected' ? pushed.detail : whyRefused({ kind: 'superseded', head: pushed.head, why: 'moved' }),
      pushed.kind === 'rejected' && pushed.isReplaced === true ? { before: attempt.from } : {},
    )
  } catch (error) {
    // It may have been done all the same, so the claim stays: never is it done twice.
    return answer('undo-refused', context, [], world, describeError(error))
  }
}

type Refused = Extract<Ending, { kind: 'superseded' | 'rejected' | 'interrupted' }>

const untrusted: Refused = {
  kind: 'rejected',
  detail: 'Nothing is ever pushed to a pull request that nobody with write access vouches for.',
}

function whyRefused(refused: Refused): string {
  if (refused.kind === 'rejected') return refused.detail
  if (refused.kind === 'interrupted') return refused.by === 'stopped' ? 'Somebody stopped the loop meanwhile.' : 'The job was cancelled.'
  return refused.why === 'closed' ? 'The pull request was closed meanwhile.' : 'The branch moved meanwhile.'
}

async function answer(
  code: 'undo-refused' | 'undo-begun',
  context: TurnContext,
  refs: readonly string[],
  world: World,
  detail = '',
  more: Pick<AnswerFacts, 'before'> = {},
): Promise<Triaged> {
  await takeBack(refs, world)
  return { kind: 'concluded', outcome: { kind: 'answered', code, facts: { detail, ...more } }, context, refs: [] }
}
