import { claimsOwner } from './claims.ts'
import type { Decision } from '../model/decision.ts'
import type { Ref } from '../model/loop.ts'
import type { Pull, PullNumber, Sha } from '../model/pull.ts'
import type { OpenStanding } from '../model/standing.ts'
import { isReadinessStale } from './readiness.ts'

/** What is left to do on a pull request, by its weight: an agent may be needed, or only words. */
export type Duty = 'agent' | 'words'

/** Is a turn worth taking? Pure. `isLost`: the comment is not, or no more, what people should read. */
export function dutyOf({ kind }: Pick<Decision, 'kind'>, isLost: boolean): Duty | null {
  if (kind === 'repair') return 'agent'
  return kind !== 'ignore' || isLost ? 'words' : null
}

/** All refs of ours by the pull requests that they belong to. */
export function refsByPull(refs: readonly Ref[]): ReadonlyMap<PullNumber, readonly Ref[]> {
  const found = new Map<PullNumber, Ref[]>()
  for (const ref of refs) {
    const pull = claimsOwner(ref.name)
    if (pull !== null) found.set(pull, [...(found.get(pull) ?? []), ref])
  }
  return found
}

/** What is known of all open pull requests at once. */
export interface Survey {
  readonly claimed: ReadonlyMap<PullNumber, readonly Ref[]>
  /** Commits with workflow runs that did not end well. */
  readonly failed: ReadonlySet<Sha>
  readonly standings: ReadonlyMap<PullNumber, OpenStanding>
}

/** The open pull requests that are worth a look, by why they are. */
export interface Worth {
  /** The loop has worked there, a check fails, or it conflicts. */
  readonly due: readonly Pull[]
  /** Nothing but what is said of merging it seems old. That may seem so for good: GitHub sums up checks, too, that the words leave out. */
  readonly stale: readonly Pull[]
}

/** Which open pull requests are worth a look. Pure. */
export function worthALook(open: readonly Pull[], { claimed, failed, standings }: Survey): Worth {
  const [due, stale]: [Pull[], Pull[]] = [[], []]
  for (const pull of open) {
    const standing = standings.get(pull.number)
    // What is not known is no conflict: GitHub was asked more than once by then.
    const merge = standing?.merge === 'conflicting' ? 'conflicting' : 'clean'
    if (claimed.has(pull.number) || failed.has(pull.headSha) || merge === 'conflicting' || standing?.checks === 'failed')
      due.push({ ...pull, merge })
    else if (standing !== undefined && isReadinessStale(standing)) stale.push({ ...pull, merge })
  }
  return { due, stale }
}

/** What one round looks at: so many at most, the due ones first, and beside them a few stale ones, so that neither keeps the others out. */
export function inRound({ due, stale }: Worth, most: { readonly pulls: number; readonly stale: number }, round: number): readonly Pull[] {
  const few = inTurn(stale, most.stale, round)
  return [...inTurn(due, most.pulls - few.length, round), ...few]
}

/** A number from 0 up to 1 that looks like chance: beginnings that were made from the round itself could skip the same part of a list at every round of some pace. */
function scattered(round: number): number {
  const once = Math.imul(round ^ (round >>> 16), 0x45d9f3b)
  const twice = Math.imul(once ^ (once >>> 16), 0x45d9f3b)
  return ((twice ^ (twice >>> 16)) >>> 0) / 2 ** 32
}

/** So many of a list, beginning elsewhere in each round: what is left out now has its turn in a later one, at whatever pace rounds come. */
export function inTurn<T>(all: readonly T[], most: number, round: number): readonly T[] {
  if (all.length <= most) return all
  const from = Math.floor(scattered(round) * all.length)
  return [...all.slice(from), ...all.slice(0, from)].slice(0, most)
}
