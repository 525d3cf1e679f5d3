import { join } from 'node:path'
import { agents } from '../core/agents/index.ts'
import { ConfigError, type Config, phases, type Phase, type Runner, type TrackFilter } from '../core/model/config.ts'
import { isForbidden } from './agent-environment.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the inputs and what the runner says of itself. Throws a ConfigError that names the input and what it takes. */
export function readConfig(environment: Environment): Config {
  const input = (name: string): string => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const phase = readPhase(input('phase') || 'all')
  const runner = readRunner(environment)
  const token = input('token')
  if (token === '' && phase !== 'fix') throw new ConfigError('The input `token` is empty.', 'Leave it out to use the token of the job, or check that the secret it is filled from exists and is visible to this workflow.')
  return {
    phase,
    token,
    policy: {
      maxAttempts: readNumber(input('max-attempts') || '3', 'max-attempts', { least: 1, most: 20 }),
      requireProtectedBase: readBoolean(input('require-protected-base') || 'true', 'require-protected-base'),
      track: readTrack(input('track') || 'all'),
      ignoreChecks: readList(input('ignore-checks')),
      settleTimeoutMinutes: readNumber(input('settle-timeout-minutes') || '30', 'settle-timeout-minutes', { least: 0, most: 340, fraction: true }),
      pollSeconds: readNumber(input('poll-seconds') || '15', 'poll-seconds', { least: 0.01, most: 600, fraction: true }),
      commandPrefix: readPrefix(input('command-prefix') || '/codality'),
      maxDiagnostics: readNumber(input('max-diagnostics') || '25', 'max-diagnostics', { least: 1, most: 500 }),
      contextTokens: readNumber(input('context-tokens') || '24000', 'context-tokens', { least: 1_000, most: 1_000_000 }),
      protectedPaths: readList(input('protected-paths')),
      maxChangedFiles: readNumber(input('max-changed-files') || '100', 'max-changed-files', { least: 1, most: 2_000 }),
      maxChangedBytes: readNumber(input('max-changed-bytes') || '1000000', 'max-changed-bytes', { least: 1, most: 20_000_000 }),
    },
    agent: readAgent(input, phase),
    uploadReport: readBoolean(input('upload-report') || 'true', 'upload-report'),
    handover: input('handover') || join(runner.temp, 'codality'),
    runner,
  }
}

/** The event that started the job: its name and its payload, still unchecked. */
export function eventSource(environment: Environment): { readonly name: string; readonly path: string } {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  const path = environment['GITHUB_EVENT_PATH'] ?? ''
  if (name === '' || path === '') throw new ConfigError('`GITHUB_EVENT_NAME` or `GITHUB_EVENT_PATH` is not set.', 'This action runs as a step of a GitHub Actions workflow.')
  return { name, path }
}

function readRunner(environment: Environment): Runner {
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new ConfigError('`GITHUB_REPOSITORY` is not set.', 'This action runs as a step of a GitHub Actions workflow.')
  // `owner/name/.github/workflows/x.yml@refs/heads/main`
  const workflow = (environment['GITHUB_WORKFLOW_REF'] ?? '').split('@', 1)[0] ?? ''
  return {
    repository,
    serverUrl: (environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''),
    runId: Number(environment['GITHUB_RUN_ID'] ?? 0),
    runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? 1),
    workflowPath: workflow.startsWith(`${repository}/`) ? workflow.slice(repository.length + 1) : null,
    workflowName: environment['GITHUB_WORKFLOW'] ?? '',
    temp: environment['RUNNER_TEMP'] ?? '/tmp',
  }
}

function readAgent(input: (name: string) => string, phase: Phase): Config['agent'] {
  const name = input('agent') || 'command'
  const names = agents.map((agent) => agent.name)
  if (!names.includes(name)) throw new ConfigError(`The input \`agent\` is \`${name}\`, which is not one this version knows.`, `Use one of: ${names.join(', ')}.`)
  const command = input('agent-command')
  const runsAgent = phase === 'all' || phase === 'fix'
  if (name === 'command' && command === '' && runsAgent) throw new ConfigError('The input `agent-command` is empty, so there is no agent to run.', 'Give the shell command of your agent; it gets the brief on its standard input.')
  const passes = readList(input('agent-env'))
  const forbidden = passes.find((variable) => isForbidden(variable) || !/^[A-Za-z_]\w*$/.test(variable))
  if (forbidden !== undefined) throw new ConfigError(`The input \`agent-env\` names \`${forbidden}\`, which an agent may not see.`, 'List only the names of variables that the agent itself needs, such as its API key.')
  return { name, command: command === '' ? null : command, timeoutMinutes: readNumber(input('agent-timeout-minutes') || '10', 'agent-timeout-minutes', { least: 0.01, most: 350, fraction: true }), environment: passes }
}

function readPhase(text: string): Phase {
  const phase = phases.find((known) => known === text)
  if (phase === undefined) throw new ConfigError(`The input \`phase\` is \`${text}\`.`, `Use one of: ${phases.join(', ')}.`)
  return phase
}

function readNumber(text: string, name: string, bounds: { readonly least: number; readonly most: number; readonly fraction?: boolean }): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < bounds.least || value > bounds.most || (bounds.fraction !== true && !Number.isInteger(value)))
    throw new ConfigError(`The input \`${name}\` is \`${text}\`.`, `Give a ${bounds.fraction === true ? '' : 'whole '}number from ${bounds.least} to ${bounds.most}.`)
  return value
}

function readBoolean(text: string, name: string): boolean {
  if (text === 'true') return true
  if (text === 'false') return false
  throw new ConfigError(`The input \`${name}\` is \`${text}\`.`, 'Use `true` or `false`.')
}

/** One value a line, or several on a line with commas between them. */
function readList(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('#'))
}

function readTrack(text: string): readonly TrackFilter[] {
  return readList(text).map((part): TrackFilter => {
    if (part === 'all') return { kind: 'all' }
    const [, kind, value = ''] = /^(label|branch|author):(.+)$/.exec(part) ?? []
    switch (kind) {
      case 'label':
        return { kind, label: value.trim() }
      case 'branch':
        return { kind, pattern: value.trim() }
      case 'author':
        return { kind, login: value.trim().replace(/^@/, '') }
      default:
        throw new ConfigError(`The input \`track\` has \`${part}\`, which is no filter.`, 'Use `all`, `label:NAME`, `branch:PATTERN` or `author:LOGIN`, one a line; each given filter must hold.')
    }
  })
}

function readPrefix(text: string): string {
  if (/^\/[\w-]{1,40}$/.test(text)) return text
  throw new ConfigError(`The input \`command-prefix\` is \`${text}\`.`, 'Give a slash and one word, such as `/codality`.')
}
