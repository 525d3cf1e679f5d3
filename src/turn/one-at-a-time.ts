import { claimsFolder, turnRef, turnsIn } from '../core/claims.ts'
import type { Config } from '../core/model/config.ts'
import type { ClaimResult, Ref } from '../core/model/loop.ts'
import type { Pull, PullNumber, Sha } from '../core/model/pull.ts'
import type { World } from '../ports.ts'

/**
 * `alone`: this turn may work until it leaves. `late`: it is alone, and another one has claimed or written something since it
 * read. `busy`: the other run did not end in time.
 */
type Entry = { readonly kind: 'alone' | 'late' } | { readonly kind: 'busy'; readonly runId: number }

/** What a turn has read of a pull request, and which refs of ours stood there before it read all else. */
interface Seen {
  readonly pull: Pick<Pull, 'number' | 'headSha'>
  readonly refs: readonly Ref[]
}

/** `outside` as well where no refs may be created: nobody can be kept out then. */
export type Standing = 'outside' | 'alone' | 'kept-out'

/**
 * Lets one turn at a time to the agents of a pull request, and to the making of its status comment, without any queue: between
 * what a turn reads and what it writes there is time for another one.
 */
export interface Turnstile {
  enter(seen: Seen, deadline: number): Promise<Entry>
  standing(): Standing
  /** The ref that keeps others out; null when none of ours stands there. */
  ref(): string | null
  /** Lets the next turn in. */
  leave(): Promise<void>
  /** The ref was taken down together with something else. */
  left(): void
}

/** `inside`: the pull request that an earlier job of this run has entered for it. */
export function turnstile(config: Config, world: World, inside: PullNumber | null = null): Turnstile {
  const { runId } = config.runner
  let ref = inside === null ? null : turnRef(inside, runId)
  let standing: Standing = inside === null ? 'outside' : 'alone'
  const raise = async (name: string, sha: Sha): Promise<ClaimResult> => {
    // Even when no answer comes it may stand there.
    ref = name
    const result = await world.github.createRef(name, sha)
    if (result === 'refused') ref = null
    return result
  }
  const leave = async (): Promise<void> => {
    if (ref !== null) await world.github.deleteRef(ref)
    ref = null
    standing = 'outside'
  }
  return {
    enter: async (seen, deadline) => {
      const entry = await enter({ seen, deadline, raise: () => raise(turnRef(seen.pull.number, runId), seen.pull.headSha), leave }, config, world)
      standing = entry.kind === 'busy' ? 'kept-out' : ref === null ? 'outside' : 'alone'
      return entry
    },
    standing: () => standing,
    ref: () => ref,
    leave,
    left: () => {
      ref = null
      standing = 'outside'
    },
  }
}

interface Entering {
  readonly seen: Seen
  readonly deadline: number
  readonly raise: () => Promise<ClaimResult>
  readonly leave: () => Promise<void>
}

/**
 * Each puts up a ref with its run's id and then looks for those of others; the newer run takes its own down again and waits,
 * the older one leaves it there and waits (the one-bit algorithm of Lamport, 1986).
 */
async function enter({ seen, deadline, raise, leave }: Entering, { runner, policy }: Config, world: World): Promise<Entry> {
  const { workspace, clock, log } = world
  const { number } = seen.pull
  if ((await raise()) === 'refused') return { kind: 'alone' }
  for (let looks = 0; ; looks += 1) {
    const refs = await workspace.refs(claimsFolder(number))
    const turns = turnsIn(number, refs)
    // Seen, not remembered: a request to take it down may be lost.
    const isUp = turns.includes(runner.runId)
    const others = await atWork(turns.filter((id) => id !== runner.runId), world)
    const [first] = others
    if (first === undefined && isUp) return { kind: isUpToDate(seen, refs, runner.runId) ? 'alone' : 'late' }
    const isOver = clock.cancelled() || clock.now() >= deadline
    const hasOlder = others.some((id) => id < runner.runId)
    if (isUp && (isOver || hasOlder)) await leave()
    if (isOver) return { kind: 'busy', runId: first ?? runner.runId }
    if (others.length > 0) log.info(`Another turn is about to work on this pull request (run ${others.join(', ')}); waiting for it.`)
    const isNext = !isUp && !hasOlder
    if (isNext) await raise()
    // Most give way within a moment; one that works takes minutes.
    await clock.wait(isNext ? 1 : Math.min(2 ** looks, policy.pollSeconds))
  }
}

/**
 * Is what a turn has read still what stands there? Whoever works or writes the first words claims something, and whoever was at
 * work then and is gone now has written its last ones: refs are read before all else, so they tell of both.
 */
export function isUpToDate({ pull: { number }, refs }: Seen, now: readonly Ref[], runId: number): boolean {
  const names = (all: readonly Ref[]): ReadonlySet<string> => new Set(all.map(({ name }) => name))
  const [before, after] = [names(refs), names(now)]
  const hasGone = refs.some(({ name }) => !after.has(name) && name !== turnRef(number, runId))
  return !hasGone && now.every((ref) => before.has(ref.name) || turnsIn(number, [ref]).length > 0)
}

/** Those of the runs that have not ended. The ref of a lost machine stays where it is: its run may be run again. */
async function atWork(runIds: readonly number[], { github }: World): Promise<readonly number[]> {
  const live: number[] = []
  for (const id of runIds) if ((await github.run(id))?.ended === false) live.push(id)
  return live
}
