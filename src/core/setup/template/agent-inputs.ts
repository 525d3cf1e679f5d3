import { findAgent } from '../../agents/index.ts'

/** Inputs that an agent needs, or is better off with, beside its name. */
const extras: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  claude: { 'agent-max-turns': '40' },
  gemini: { 'agent-max-turns': '40' },
  // Its program can use that token only itself, so it has to be allowed to see it.
  copilot: { 'agent-env': 'COPILOT_GITHUB_TOKEN' },
}

/** The inputs that choose an agent, by name, in the order in which they are written. */
export function agentInputs(agent: string, command: string | null): Readonly<Record<string, string>> {
  return { agent, ...(agent === 'command' ? { 'agent-command': command ?? '' } : {}), ...extras[agent] }
}

/** Name of the secret that holds the agent's key; null for an agent that has none by name. */
export function keyOf(agent: string): string | null {
  return findAgent(agent)?.keys[0] ?? null
}
