import type { Change } from '../core/model/change.ts'
import type { Proof } from '../core/model/work.ts'

/** What one of several agents left, and how many failures were seen to be gone with it alone. */
export interface PartOfUnion {
  readonly change: Change
  readonly passing: number
}

/** Changes that go together, those that do not, and what was seen of the first. */
export interface Kept {
  readonly kept: readonly [Change, ...Change[]]
  readonly left: readonly Change[]
  readonly proof: Proof
}

/** With all of them together, do fewer failures go away than with each alone? What there was no time to show says nothing of that. */
export function breaksEachOther(parts: readonly PartOfUnion[], union: Proof): boolean {
  return (
    parts.length > 1 &&
    union.kind === 'run' &&
    !union.timedOut &&
    union.passing < union.of &&
    union.passing < parts.reduce((sum, { passing }) => sum + passing, 0)
  )
}

/**
 * Adds one change after the other, what repairs most first, and keeps each that takes nothing from those before it. `tryOut` tells
 * what is seen with some of them in the tree; null when that cannot be seen. So many runs of the failing tests as there are changes.
 * Null when nothing better than the whole is found, and when one of them was not seen to its end: nothing is left out for what there
 * was no time to show.
 */
export async function keepProven(
  parts: readonly PartOfUnion[],
  union: Proof,
  tryOut: (changes: readonly [Change, ...Change[]]) => Promise<Proof | null>,
): Promise<Kept | null> {
  let best: Kept | null = null
  const left: Change[] = []
  for (const { change, passing } of parts.toSorted((one, other) => other.passing - one.passing)) {
    const together: readonly [Change, ...Change[]] = best === null ? [change] : [...best.kept, change]
    const proof = await tryOut(together)
    if (proof === null || (proof.kind === 'run' && proof.timedOut)) return null
    if (passingIn(proof) >= passingIn(best?.proof) + passing) best = { kept: together, left: [], proof }
    else left.push(change)
  }
  return best === null || passingIn(best.proof) < passingIn(union) ? null : { ...best, left }
}

function passingIn(proof: Proof | undefined): number {
  return proof?.kind === 'run' ? proof.passing : 0
}
