import { claimsFolder, readClaims, turnRef, turnsIn } from '../core/claims.ts'
import type { Config } from '../core/model/config.ts'
import type { ClaimResult, Ref } from '../core/model/loop.ts'
import type { Pull } from '../core/model/pull.ts'
import type { World } from '../ports.ts'
import type { TurnState } from './read-state.ts'

/** `alone`: this turn may work until it leaves. `late`: it is alone, and another one has claimed or written something since it read. `busy`: the other run did not end in time. */
type Entry = { readonly kind: 'alone' | 'late' } | { readonly kind: 'busy'; readonly runId: number }

/**
 * Lets one turn at a time to the agents of a pull request, without any queue: between what a turn reads and what it writes
 * there is time for another one. Each puts up a ref with its run's id and then looks for those of others; the newer run
 * takes its own down again and waits, the older one leaves it there and waits (the one-bit algorithm of Lamport, 1986).
 * Where no refs may be created nobody can be kept out, so all are alone.
 */
export async function enter(state: TurnState, deadline: number, config: Config, world: World): Promise<Entry> {
  const { github, workspace, clock, log } = world
  const { runner, policy } = config
  const { pull } = state
  const raise = (): Promise<ClaimResult> => github.createRef(turnRef(pull.number, runner.runId), pull.headSha)
  if ((await raise()) === 'refused') return { kind: 'alone' }
  for (let looks = 0; ; looks += 1) {
    const refs = await workspace.refs(claimsFolder(pull.number))
    const turns = turnsIn(pull.number, refs)
    // Seen, not remembered: a request to take it down may be lost.
    const isUp = turns.includes(runner.runId)
    const others = await atWork(turns.filter((id) => id !== runner.runId), world)
    const [first] = others
    if (first === undefined && isUp) return { kind: (await isUpToDate(state, refs, world)) ? 'alone' : 'late' }
    const isOver = clock.cancelled() || clock.now() >= deadline
    const hasOlder = others.some((id) => id < runner.runId)
    if (isUp && (isOver || hasOlder)) await leave(pull, config, world)
    if (isOver) return { kind: 'busy', runId: first ?? runner.runId }
    if (others.length > 0) log.info(`Another turn is about to work on this pull request (run ${others.join(', ')}); waiting for it.`)
    const isNext = !isUp && !hasOlder
    if (isNext) await raise()
    // Most give way within a moment; one that works takes minutes.
    await clock.wait(isNext ? 1 : Math.min(2 ** looks, policy.pollSeconds))
  }
}

/** Is what the turn has read still what stands there? The comment is written after the claim, so either may have come alone. */
export async function isUpToDate({ pull, claims, statusCommentId, written }: TurnState, refs: readonly Ref[], { github }: World): Promise<boolean> {
  const known = new Set(claims.slots.map(({ epoch, number }) => `${epoch}/${number}`))
  if (readClaims(pull.number, refs).slots.some(({ epoch, number }) => !known.has(`${epoch}/${number}`))) return false
  const { status } = await github.ownComments(pull.number)
  return (status?.id ?? null) === statusCommentId && JSON.stringify(status?.record ?? null) === JSON.stringify(written)
}

/** Lets the next turn in. */
export async function leave({ number }: Pick<Pull, 'number'>, { runner }: Config, { github }: World): Promise<void> {
  await github.deleteRef(turnRef(number, runner.runId))
}

/** Those of the runs that have not ended. The ref of a lost machine stays where it is: its run may be run again. */
async function atWork(runIds: readonly number[], { github }: World): Promise<readonly number[]> {
  const live: number[] = []
  for (const id of runIds) if ((await github.run(id))?.ended === false) live.push(id)
  return live
}
