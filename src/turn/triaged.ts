import type { Outcome } from '../core/model/outcome.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { TurnContext } from '../core/model/turn.ts'

/** What triage hands on: the end of the turn, or an attempt that is claimed and whose failures are known. `refs` are claims that stand for a notice. */
export type Triaged =
  | { readonly kind: 'concluded'; readonly outcome: Outcome; readonly context: TurnContext | null; readonly refs: readonly string[] }
  | ({ readonly kind: 'claimed' } & ClaimedTurn)
