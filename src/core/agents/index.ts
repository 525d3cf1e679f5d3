import type { Agent } from '../model/agent.ts'
import type { AgentChoice } from '../model/config.ts'
import { aider } from './aider.ts'
import { claude } from './claude.ts'
import { codex } from './codex.ts'
import { command } from './command.ts'
import { copilot } from './copilot.ts'
import { gemini } from './gemini.ts'
import { opencode } from './opencode.ts'
import { qwen } from './qwen.ts'

export const agents: readonly Agent[] = [claude, codex, gemini, copilot, opencode, qwen, aider, command]

/** Names of the variables that the agents of a chain are given: their own keys, and what the maintainer lists. */
export function agentVariables({ chain, environment }: AgentChoice): readonly string[] {
  return [...chain.flatMap(({ name }) => findAgent(name)?.keys ?? []), ...environment]
}

export function findAgent(name: string): Agent | undefined {
  return agents.find((agent) => agent.name === name)
}
