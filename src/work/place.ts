import type { AgentChoice, ProofChoice } from '../core/model/config.ts'
import type { Checkout, World } from '../ports.ts'

export interface Choices {
  readonly agent: AgentChoice
  readonly proof: ProofChoice
  /** How many failures are left out of the report that the work is for: nothing can show them, so they stay unproven. */
  readonly omitted?: number
}

/** What work in a checkout needs of the outside: nothing of GitHub. */
export type Workshop = Pick<World, 'workspace' | 'processes' | 'programs' | 'mcp' | 'clock' | 'log'>

/** Where something is run, and with what. */
export interface Place {
  readonly checkout: Checkout
  readonly choices: Choices
  readonly shop: Workshop
}
