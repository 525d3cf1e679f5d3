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

/** Settings that may have a key in them. */
const mayHoldKey = /(?:_URL|_PROXY|_HEADERS)$/

/** Names of the variables that the agents of a chain are given and that may hold a secret: their own keys, addresses and headers, and what the maintainer lists. */
export function agentVariables({ chain, environment }: Pick<AgentChoice, 'chain' | 'environment'>): readonly string[] {
  const known = chain.flatMap(({ name }) => findAgent(name) ?? [])
  return [...known.flatMap(({ keys, settings }) => [...keys, ...settings.filter((name) => mayHoldKey.test(name))]), ...environment]
}

export function findAgent(name: string): Agent | undefined {
  return agents.find((agent) => agent.name === name)
}
