import { claimsFolder, turnRef, turnsIn } from '../../core/decision/claims.ts'
import type { Config } from '../../core/model/config.ts'
import type { ClaimResult, Ref } from '../../core/model/loop.ts'
import type { Pull, PullNumber, Sha } from '../../core/model/pull.ts'
import type { World } from '../../ports/world.ts'

/**
 * `alone`: this turn may work until it leaves. `late`: it is alone, and another one has claimed or written something since it
 * read. `busy`: the other run did not end in time.
 */
type Entry = { readonly kind: 'alone' | 'late' } | { readonly kind: 'busy'; readonly runId: number }

/** What a turn has read of a pull request, and which refs of ours stood there before it read all else. */
interface Seen {
  readonly pull: Pick<Pull, 'number' | 'headSha'>
  readonly refs: readonly Ref[]
  /** The other runs of which these refs said that they were at work, and that were. */
  readonly atWork: readonly number[]
  /** The loop worked here and no comment says so: one that works without its ref may be about to write it again. */
  readonly isSilent: boolean
}

/** `outside` as well where no refs may be created: nobody can be kept out then. */
export type Standing = 'outside' | 'alone' | 'kept-out'

/**
 * Lets one turn at a time to the agents of a pull request, and to the making of its status comment, without any queue: between
 * what a turn reads and what it writes there is time for another one.
 */
export interface Turnstile {
  enter(seen: Seen, deadline: number): Promise<Entry>
  /** With regard to the first words. */
  standing(): Standing
  /** The ref that keeps others out; null when none of ours stands there. */
  ref(): string | null
  /** Lets the next turn in. */
  leave(): Promise<void>
  /** The ref was taken down together with something else. */
  left(): void
}

/** `inside`: the pull request that an earlier job of this run has entered for it, to claim and to write the first words. */
export function turnstile(config: Config, world: World, inside: PullNumber | null = null): Turnstile {
  const { runId } = config.runner
  let ref = inside === null ? null : turnRef(inside, runId)
  let standing: Standing = 'outside'
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
      const entry = await enter(
        { seen, deadline, raise: () => raise(turnRef(seen.pull.number, runId), seen.pull.headSha), leave },
        config,
        world,
      )
      standing = entry.kind === 'busy' ? 'kept-out' : ref === null || entry.kind === 'late' || seen.isSilent ? 'outside' : 'alone'
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
async function enter(entering: Entering, config: Config, world: World): Promise<Entry> {
  const { seen, deadline, raise, leave } = entering
  const { runId } = config.runner
  if ((await raise()) === 'refused') return { kind: 'alone' }
  let hasWaited = false
  for (let looks = 0; ; looks += 1) {
    const now = await lookForTurns(seen.pull.number, config, world)
    const [first] = now.others
    // Whoever was waited for may have taken back all that it claimed, and time has passed.
    if (first === undefined && now.isUp) return { kind: !hasWaited && isUpToDate(seen, now) ? 'alone' : 'late' }
    hasWaited ||= first !== undefined
    if (world.clock.cancelled() || world.clock.now() >= deadline) {
      if (now.isUp) await leave()
      return { kind: 'busy', runId: first ?? runId }
    }
    await giveWay(now, looks, entering, config, world)
  }
}

async function giveWay(
  { isUp, others }: Look,
  looks: number,
  { raise, leave }: Entering,
  { runner, policy }: Config,
  { clock, log }: World,
): Promise<void> {
  const hasOlder = others.some((id) => id < runner.runId)
  if (isUp && hasOlder) await leave()
  if (others.length > 0) log.info(`Another turn is about to work on this pull request (run ${others.join(', ')}); waiting for it.`)
  const isNext = !isUp && !hasOlder
  if (isNext) await raise()
  // Most give way within a moment; one that works takes minutes.
  await clock.wait(isNext ? 1 : Math.min(2 ** looks, policy.pollSeconds))
}

interface Look {
  readonly refs: readonly Ref[]
  /** Is this turn seen by others? Seen, not remembered: a request to take its ref down may be lost. */
  readonly isUp: boolean
  /** Other runs that are about to work here, or at work: the ref of a lost machine stays where it is, for its run may be run again. */
  readonly others: readonly number[]
}

/** What our refs on a pull request say now. */
export async function lookForTurns(pull: PullNumber, { runner: { runId } }: Config, { github, workspace }: World): Promise<Look> {
  const refs = await workspace.refs(claimsFolder(pull))
  const turns = turnsIn(pull, refs)
  const others: number[] = []
  for (const id of turns) if (id !== runId && (await github.run(id))?.ended === false) others.push(id)
  return { refs, isUp: turns.includes(runId), others }
}

/**
 * Is what a turn has read still what stands there? Whoever works or writes the first words claims something, and whoever was at
 * work then and is not any more has written its last ones: refs are read before all else, so they tell of both.
 */
export function isUpToDate({ pull: { number }, refs, atWork }: Seen, now: Look): boolean {
  const claims = (all: readonly Ref[]): readonly string[] =>
    all.filter((ref) => turnsIn(number, [ref]).length === 0).map(({ name }) => name)
  const [before, after] = [new Set(claims(refs)), new Set(claims(now.refs))]
  return before.size === after.size && [...before].every((name) => after.has(name)) && atWork.every((id) => now.others.includes(id))
}
