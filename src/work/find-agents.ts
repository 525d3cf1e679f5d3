import { findAgent } from '../core/agents/index.ts'
import type { AgentLink } from '../core/model/config.ts'
import type { Programs } from '../ports/processes.ts'

/**
 * Finds the programs of all agents that may be asked, and installs what is missing. To be called before anything of the repository
 * runs, which could put something else in their place. What is not found is told when that agent's turn comes.
 */
export async function findAgents(chain: readonly AgentLink[], programs: Programs): Promise<void> {
  await Promise.allSettled(
    chain.map(async (link) => {
      const agent = findAgent(link.name)
      if (agent !== undefined) await programs.find(agent, link)
    }),
  )
}
