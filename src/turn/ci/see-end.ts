import { claimsFolder, mergeMarker, readClaims } from '../../core/decision/claims.ts'
import type { Config } from '../../core/model/config.ts'
import type { Fixed } from '../../core/model/fixed.ts'
import type { Outcome } from '../../core/model/outcome.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { isWholly } from '../../core/model/work.ts'
import { noteReverted } from '../../core/decision/progress.ts'
import { judgeProgress } from '../../core/decision/weigh.ts'
import type { World } from '../../ports/world.ts'
import { closeAttempt } from '../claiming/close-attempt.ts'
import { rollBack, withWorseNote } from '../follow.ts'
import { awaitEnd } from './follow-ci.ts'
import { earlierOf, withReport } from '../gather.ts'

/** What the end of CI makes of a change that was begun before it. `outcome` is null when the change may be pushed. */
export interface Seen {
  readonly context: TurnContext
  readonly outcome: Outcome | null
}

/**
 * Nothing is pushed into a CI that runs, and what was judged by a part of the failures is judged again by all of them.
 * In a job of its own this rests on what GitHub says of CI; only that a change is proven is the word of the job with the agent.
 */
export async function seeEnd(context: TurnContext, fixed: Fixed, config: Config, world: World): Promise<Seen> {
  const { settleBy, pull } = context
  if (settleBy === null) return { context, outcome: null }
  if (isOwnWord(config) && fixed.work.ci === 'ended') return judgeAgain(context, fixed, config, world)
  const { state, report } = await awaitEnd(pull, settleBy, config, world)
  switch (state) {
    case 'ended':
      return judgeAgain(report === null ? context : withReport(context, report, true, config), fixed, config, world)
    case 'superseded':
      return { context, outcome: null }
    case 'running':
    case 'out-of-time':
    case 'unknown':
      return {
        context,
        outcome: { kind: 'interrupted', by: world.clock.cancelled() ? 'cancelled' : state === 'unknown' ? 'ci-unknown' : 'ci-running' },
      }
  }
}

/** Was the agent run by this very process? Then what it heard of CI is what GitHub said. */
export function isOwnWord({ phase }: Pick<Config, 'phase'>): boolean {
  return phase === 'all'
}

async function judgeAgain(context: TurnContext, fixed: Fixed, config: Config, world: World): Promise<Seen> {
  const { pull, report, record, work } = context
  // A change that was seen to repair all that failed is worth more than what is held against the attempts before it.
  if (report === null || context.session?.kind !== 'ci' || isWholly(fixed.work.proof)) return { context, outcome: null }
  const claims = mergeMarker(readClaims(pull.number, await world.workspace.refs(claimsFolder(pull.number))), record)
  const course = judgeProgress({ head: pull.headSha, report, claims, earlier: earlierOf(context), policy: config.policy })
  switch (course.kind) {
    case 'repair':
      return {
        context: course.worsened === null ? context : withWorseNote(context, course.worsened, config.policy.onRegression === 'keep'),
        outcome: null,
      }
    case 'halt':
      return {
        context: { ...context, record: closeAttempt(record, { ended: 'halted', commit: null, work }) },
        outcome: { kind: 'halted', because: course.because, isTold: false },
      }
    case 'revert': {
      const rolled = await rollBack(course.worsened, context, config, world)
      if (rolled.kind === 'kept') return { context: withWorseNote(context, course.worsened, false), outcome: null }
      const closed = closeAttempt(record, { ended: rolled.kind === 'reverted' ? 'superseded' : rolled.kind, commit: null, work })
      return {
        context: { ...context, record: rolled.kind === 'reverted' ? noteReverted(closed, course.worsened, rolled.commit) : closed },
        outcome: rolled,
      }
    }
  }
}
