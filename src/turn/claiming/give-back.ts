import { readClaims, verdictRef } from '../../core/decision/claims.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { World } from '../../ports/world.ts'
import { withoutAttempt } from './turn-context.ts'

/** Gives up claims of this very turn, the newest first. */
export async function takeBack(refs: readonly string[], { github }: World): Promise<void> {
  for (const ref of refs.toReversed()) await github.deleteRef(ref)
}

/** An attempt that no agent was started for is not counted. What CI said stays taken on. */
export async function giveBack(context: TurnContext, refs: readonly string[], world: World): Promise<TurnContext> {
  const { number, headSha } = context.pull
  for (const ref of refs) {
    const { slots, handled } = readClaims(number, [{ name: ref, sha: headSha }])
    const [verdict] = handled
    if (!slots.some((slot) => slot.number > 0) || verdict === undefined) continue
    await world.github.createRef(verdictRef(number, verdict), headSha)
    await takeBack([ref], world)
  }
  return withoutAttempt(context)
}

/** The same, and what CI said is given back as well: it was not heard to its end, so the event of that end finds nothing taken on. */
export async function withdraw(context: TurnContext, refs: readonly string[], world: World): Promise<TurnContext> {
  await takeBack(refs, world)
  const left = withoutAttempt(context)
  return { ...left, record: { ...left.record, handled: left.record.handled.filter((key) => !key.startsWith(`${context.pull.headSha}.`)) } }
}
