import { claimsOwner } from './claims.ts'
import type { Decision } from './model/decision.ts'
import type { Ref } from './model/loop.ts'
import type { PullNumber } from './model/pull.ts'

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

/** So many of a list, beginning elsewhere in each round: what is left out now has its turn in a later one. */
export function inTurn<T>(all: readonly T[], most: number, round: number): readonly T[] {
  if (all.length <= most) return all
  const from = (round * most) % all.length
  return [...all.slice(from), ...all.slice(0, from)].slice(0, most)
}
