import { parseArgsStringToArgv } from 'string-argv'
import { agents } from '../core/agents/index.ts'
import { type AgentLink, type Config, ConfigError, type Phase } from '../core/model/config.ts'
import { isForbidden } from './agent-environment.ts'
import { type Input, readLines, readList, readNumber } from './input-values.ts'

/** Reads which agents are run, in what order and how. */
export function readAgent(input: Input, phase: Phase): Config['agent'] {
  const names = readNames(input('agent', 'command'))
  const command = input('agent-command')
  const runsAgent = phase === 'all' || phase === 'fix'
  if (names.includes('command') && command === '' && runsAgent)
    throw new ConfigError(
      'The input `agent-command` is empty, so there is no agent to run.',
      'Give the shell command of your agent; it gets the brief on its standard input.',
    )
  const perAgent = (name: string): ((agent: string) => string | null) => readPerAgent(input(name), name, names)
  const [models, versions, args] = [perAgent('agent-model'), perAgent('agent-version'), perAgent('agent-args')]
  const turns = input('agent-max-turns')
  return {
    chain: names.map((name): AgentLink => ({
      name,
      model: models(name),
      version: readVersion(versions(name)),
      args: parseArgsStringToArgv(args(name) ?? ''),
    })),
    command: command === '' ? null : command,
    timeoutMinutes: readNumber(input('agent-timeout-minutes', '10'), 'agent-timeout-minutes', { least: 0.01, most: 350, fraction: true }),
    maxTurns: turns === '' ? null : readNumber(turns, 'agent-max-turns', { least: 1, most: 10_000 }),
    maxParallel: readNumber(input('max-parallel-agents', '1'), 'max-parallel-agents', { least: 1, most: 16 }),
    environment: readPasses(input('agent-env')),
  }
}

/** Of a name that no agent has the pull request is told, so it passes here. */
function readNames(text: string): readonly string[] {
  const names = readList(text)
  const misspelt = names.find((name) => !/^[\w.-]{1,60}$/.test(name))
  if (misspelt !== undefined || names.length === 0)
    throw new ConfigError(
      `The input \`agent\` is \`${misspelt ?? text}\`, which names no agent.`,
      `Use one of: ${agents.map((agent) => agent.name).join(', ')}; or several with commas between them, of which the next is tried when one cannot work.`,
    )
  if (new Set(names).size < names.length)
    throw new ConfigError(
      `The input \`agent\` names an agent twice: \`${text}\`.`,
      'Name each agent once; it is tried at most once in each round.',
    )
  return names
}

/** `VALUE` is the first agent's, `NAME=VALUE` that agent's; one a line. */
function readPerAgent(text: string, input: string, names: readonly string[]): (agent: string) => string | null {
  const values = new Map<string, string>()
  const known = new Set(agents.map((agent) => agent.name))
  for (const line of readLines(text)) {
    const [, agent, value] = /^([a-z][\w-]*)\s*=\s*(.+)$/.exec(line) ?? []
    if (agent === undefined || value === undefined || !known.has(agent)) values.set(names[0] ?? '', line)
    else if (names.includes(agent)) values.set(agent, value)
    else
      throw new ConfigError(
        `The input \`${input}\` has a value for \`${agent}\`, which is not in \`agent\`.`,
        `Give values only for: ${names.join(', ')}.`,
      )
  }
  return (agent) => values.get(agent) ?? null
}

function readVersion(version: string | null): string | null {
  // It becomes a part of a package manager's argument and of a path.
  if (version === null || /^[\w][\w.+-]{0,60}$/.test(version)) return version
  throw new ConfigError(`The input \`agent-version\` is \`${version}\`.`, 'Give a version such as `1.2.3`, or a tag such as `latest`.')
}

function readPasses(text: string): readonly string[] {
  const passes = readList(text)
  const forbidden = passes.find((variable) => isForbidden(variable) || !/^[A-Za-z_]\w*$/.test(variable))
  if (forbidden !== undefined)
    throw new ConfigError(
      `The input \`agent-env\` names \`${forbidden}\`, which an agent may not see.`,
      'List only the names of variables that the agent itself needs, such as its API key.',
    )
  return passes
}
