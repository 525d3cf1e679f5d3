import type { Outcome } from '../core/model/outcome.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { TurnContext } from '../core/model/turn.ts'

/**
 * What triage hands on: the end of the turn, or an attempt that is claimed and whose failures are known. `refs` are claims that
 * stand for a notice, `seen` is what is known of a pull request on which nothing is done, where that is worth a word.
 */
export type Triaged =
  | {
      readonly kind: 'concluded'
      readonly outcome: Outcome
      readonly context: TurnContext | null
      readonly refs: readonly string[]
      readonly seen?: TurnContext
    }
  | ({ readonly kind: 'claimed' } & ClaimedTurn)
