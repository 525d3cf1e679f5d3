import type { Outcome } from '../model/outcome.ts'
import type { Rehearsed } from '../model/rehearsed.ts'
import type { TurnContext } from '../model/turn.ts'
import type { OutcomeWords } from '../report/outcome-words.ts'
import type { Diffed } from './diffed.ts'
import type { Round } from './turns/index.ts'

/** All that a page shows: plain data, without secrets. */
export interface PageInput {
  readonly outcome: Outcome | Rehearsed
  readonly context: TurnContext
  readonly words: OutcomeWords
  readonly readiness: string | null
  readonly diff: Diffed | null
  readonly rounds: readonly Round[]
}
