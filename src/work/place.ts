import type { AgentChoice, ProofChoice } from '../core/model/config.ts'
import type { Checkout } from '../ports/workspace.ts'
import type { World } from '../ports/world.ts'

export interface Choices {
  readonly agent: AgentChoice
  readonly proof: ProofChoice
}

/** What work in a checkout needs of the outside: nothing of GitHub. */
export type Workshop = Pick<World, 'workspace' | 'processes' | 'programs' | 'mcp' | 'clock' | 'log'>

/** Where something is run, and with what. */
export interface Place {
  readonly checkout: Checkout
  readonly choices: Choices
  readonly shop: Workshop
}
