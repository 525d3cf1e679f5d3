import type { Moment } from '../../core/model/account.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { World } from '../../ports/world.ts'

/** Notes that something begins or has happened now. Each place that calls this does so once in a turn, so the list stays short. */
export function noteNow(context: TurnContext, stage: Moment['stage'], { clock }: Pick<World, 'clock'>): TurnContext {
  return { ...context, timeline: [...context.timeline, { stage, at: clock.now(), detail: '' }] }
}
