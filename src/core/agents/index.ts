import type { Agent } from '../model/agent.ts'
import { command } from './command.ts'

export const agents: readonly Agent[] = [command]

export function findAgent(name: string): Agent | undefined {
  return agents.find((agent) => agent.name === name)
}
