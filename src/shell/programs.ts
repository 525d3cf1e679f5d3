import { mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Agent, AgentPackage } from '../core/model/agent.ts'
import type { AgentProgram, FoundProgram, Processes, Programs } from '../ports/processes.ts'
import type { Log, McpProgram } from '../ports/world.ts'
import { buildEnvironment } from './agent-environment.ts'
import { fingerprint } from './fingerprint.ts'
import { install } from './install-agent.ts'
import { type Consent, isGiven, isLendable, lendKeys } from './lend-keys.ts'
import { onPath } from './on-path.ts'

export interface ProgramsOptions {
  /** The step's own environment. */
  readonly environment: NodeJS.ProcessEnv
  readonly consent: Consent
  /** What is installed lies below it, in a new folder that nobody can know before. It is made when it is needed. */
  readonly temp: string
  /** Installs below `temp` itself, once and for all: only where nothing but the user's own programs writes there. */
  readonly keeps?: boolean
  readonly processes: Processes
  /** Agents start it with what they hold, so it has to stay what it was, too. */
  readonly mcp: McpProgram
  readonly log: Log
}

/**
 * Finds agents' programs: the version that is asked for, else what is on the PATH, else the version that this action was tried with.
 * Each is looked for once; whoever asks again gets the same, unless it has been changed since.
 */
export function programs(options: ProgramsOptions): Programs {
  const { environment, consent } = options
  const known = new Map<string, Promise<Kept>>()
  let shelf: Promise<string> | null = null
  const openShelf = (): Promise<string> =>
    (shelf ??=
      options.keeps === true ? Promise.resolve(join(options.temp, 'codality-agents')) : mkdtemp(join(options.temp, 'codality-agents-')))
  return {
    find: async (agent, { version }) => {
      const given = giveTo(agent, environment, consent)
      if (given.key === null && agent.keys.length > 0) return { kind: 'missing', ...tellKeyless(agent, environment) }
      if (agent.package === null) return { kind: 'found', path: '', version: null, ...given }
      const name = JSON.stringify([agent.name, version])
      const before = known.get(name)
      const kept = before ?? locate(agent.package, version, openShelf, options)
      known.set(name, kept)
      const located = await kept
      if (located.kind === 'missing') return located
      if (before !== undefined && (await located.look().catch(() => null)) !== located.seen)
        return { kind: 'missing', why: 'not-installed', detail: tellChanged(agent, located.path) }
      return { kind: 'found', path: located.path, version: located.version, ...given }
    },
    lend: (agent, program) => lendKeys(agent, program, environment, consent),
  }
}

/** A program, and what it was made of when it was found. */
interface Located extends Pick<FoundProgram, 'kind' | 'path' | 'version'> {
  readonly seen: string
  look(): Promise<string>
}

type Kept = Located | Extract<AgentProgram, { kind: 'missing' }>

async function locate(
  agent: AgentPackage,
  version: string | null,
  openShelf: () => Promise<string>,
  { environment, keeps = false, processes, mcp, log }: ProgramsOptions,
): Promise<Kept> {
  const path = environment['PATH'] ?? ''
  const there = version === null ? onPath(agent.program, path) : null
  const found =
    there === null
      ? await install(agent, version ?? agent.version, { folder: await openShelf(), keeps, path, processes, log })
      : { kind: 'found' as const, path: there, version: null, folder: null }
  if (found.kind === 'missing') return found
  const look = async (): Promise<string> =>
    `${await fingerprint(found.path, found.folder, path)} ${await fingerprint(mcp.program, dirname(mcp.script), path)}`
  return { kind: 'found', path: found.path, version: found.version, seen: await look(), look }
}

function tellChanged({ name }: Agent, path: string): string {
  return `The program of \`${name}\`, \`${path}\`, or this action's server that it starts was changed while this job was at work, so it is not started with a key: the code of the pull request, which ran in between, may have put something else in its place. Let a person look at what that code does; install the agent where the user of this job cannot write.`
}

/** Is an agent without a key, and so without hope? */
export function lacksKey(agent: Agent, environment: NodeJS.ProcessEnv): boolean {
  return agent.keys.length > 0 && giveTo(agent, environment, 'all').key === null
}

type Given = Pick<FoundProgram, 'key' | 'settings'>

function giveTo(agent: Agent, environment: NodeJS.ProcessEnv, consent: Consent): Given {
  const visible = buildEnvironment(environment, [...agent.keys, ...agent.settings])
  const isSet = (name: string): boolean => (visible[name] ?? '').trim() !== ''
  const isUsable = (name: string): boolean => isSet(name) && (isGiven(name, consent) || isLendable(name, agent, environment))
  return {
    key: agent.keys.find(isUsable) ?? null,
    settings: Object.fromEntries(agent.settings.filter(isSet).map((name) => [name, visible[name] ?? ''])),
  }
}

/** Either none is set, or only such as need a word of the maintainer. */
function tellKeyless(agent: Agent, environment: NodeJS.ProcessEnv): { readonly why: 'no-key' | 'key-withheld'; readonly detail: string } {
  const { key } = giveTo(agent, environment, 'all')
  return key === null ? { why: 'no-key', detail: askForKey(agent.keys) } : { why: 'key-withheld', detail: `with:\n  agent-env: ${key}\n` }
}

function askForKey([first = '', ...others]: readonly string[]): string {
  const alternative = others.length === 0 ? '' : `  # or one of: ${others.join(', ')}\n`
  return `env:\n  ${first}: \${{ secrets.${first} }}\n${alternative}`
}
