import { join } from 'node:path'
import * as v from 'valibot'
import { canonicalHost, isHostPattern } from '../core/model/egress.ts'
import { conflictChoices } from '../core/model/conflict.ts'
import {
  ConfigError,
  type Config,
  feedbackKinds,
  phases,
  type Phase,
  type Policy,
  type Runner,
  type TrackFilter,
  untrustedChoices,
  type UntrustedPulls,
} from '../core/model/config.ts'
import { protectedWith } from '../core/model/protected-paths.ts'
import { readAgent } from './agent-inputs.ts'
import { readNotify } from './notify-inputs.ts'
import { type Input, readBoolean, readChoice, readLimit, readLines, readList, readNumber } from './input-values.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the inputs and what the runner says of itself. Throws a ConfigError that names the input and what it takes. */
export function readConfig(environment: Environment): Config {
  // Where a job is and what it may do is for its own step to say, whatever the settings hold.
  const step: Input = (name, fallback = '') => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim() || fallback
  const settings = readSettings(step('settings'))
  const input: Input = (name, fallback = '') => settings.get(name) ?? step(name, fallback)
  const phase = readChoice(step('phase', 'all'), 'phase', phases)
  const runner = readRunner(environment)
  const token = step('token')
  if (token === '' && phase !== 'fix' && phase !== 'join')
    throw new ConfigError(
      'The input `token` is empty.',
      'Leave it out to use the token of the job, or check that the secret it is filled from exists and is visible to this workflow.',
    )
  const policy = readPolicy(input)
  const uploadReport = readBoolean(input('upload-report', 'true'), 'upload-report')
  checkPatches(policy.untrustedPulls, phase, uploadReport)
  return {
    phase,
    part: readPart(step('part'), phase),
    token,
    policy,
    agent: readAgent(input, phase),
    proof: readProof(input),
    feedback: readChoice(input('feedback', 'complete'), 'feedback', feedbackKinds),
    requestTimeoutSeconds: readNumber(input('request-timeout-seconds', '60'), 'request-timeout-seconds', { least: 1, most: 300 }),
    allowedHosts: readHosts(input('allowed-hosts')),
    uploadReport,
    dryRun: readBoolean(input('dry-run', 'false'), 'dry-run'),
    checkRuns: readBoolean(input('check-runs', 'true'), 'check-runs'),
    notify: readNotify(input, step),
    handover: step('handover', join(runner.temp, 'codality')),
    runner,
  }
}

function readPart(text: string, phase: Phase): number | null {
  const part = text === '' ? null : readNumber(text, 'part', { least: 0, most: 15 })
  return phase === 'fix' ? part : null
}

/** An agent for code that nobody vouches for: never beside a token that can write, and not for nothing. */
function checkPatches(untrusted: UntrustedPulls, phase: Phase, uploadReport: boolean): void {
  if (untrusted !== 'patch') return
  if (phase === 'all')
    throw new ConfigError(
      'The input `untrusted-pulls` is `patch`, and all phases run in one job, where code of strangers would run beside a token that can write.',
      'Call the workflow with three jobs, as `examples/three-jobs.yml` does, or use `diagnose`.',
    )
  if (!uploadReport)
    throw new ConfigError(
      'The input `untrusted-pulls` is `patch`, and `upload-report` is `false`, so a patch could not be kept.',
      'Leave `upload-report` out, or use `diagnose`.',
    )
}

const settingsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
)

/** Inputs by their names, as a workflow that others call hands on its own; those that say something. */
function readSettings(text: string): ReadonlyMap<string, string> {
  if (text === '') return new Map()
  const read = v.safeParse(settingsSchema, text)
  if (!read.success)
    throw new ConfigError('The input `settings` is no JSON object of strings.', 'Give `${{ toJSON(inputs) }}`, or leave it out.')
  const values = Object.entries(read.output).map(([name, value]) => [name, String(value ?? '').trim()] as const)
  return new Map(values.filter(([, value]) => value !== ''))
}

/** The event that started the job: its name and its payload, still unchecked. */
export function eventSource(environment: Environment): { readonly name: string; readonly path: string } {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  const path = environment['GITHUB_EVENT_PATH'] ?? ''
  if (name === '' || path === '')
    throw new ConfigError(
      '`GITHUB_EVENT_NAME` or `GITHUB_EVENT_PATH` is not set.',
      'This action runs as a step of a GitHub Actions workflow.',
    )
  return { name, path }
}

/** Reads the maintainer's rules. */
export function readPolicy(input: Input): Policy {
  return {
    maxAttempts: readNumber(input('max-attempts', '3'), 'max-attempts', { least: 1, most: 20 }),
    requireProtectedBase: readBoolean(input('require-protected-base', 'true'), 'require-protected-base'),
    drafts: readBoolean(input('drafts', 'true'), 'drafts'),
    track: readTrack(input('track', 'all')),
    ignoreChecks: readList(input('ignore-checks')),
    trustedBots: readList(input('trusted-bots')),
    untrustedPulls: readChoice(input('untrusted-pulls', 'ignore'), 'untrusted-pulls', untrustedChoices),
    settleTimeoutMinutes: readNumber(input('settle-timeout-minutes', '30'), 'settle-timeout-minutes', {
      least: 0,
      most: 340,
      fraction: true,
    }),
    pollSeconds: readNumber(input('poll-seconds', '15'), 'poll-seconds', { least: 0.01, most: 600, fraction: true }),
    commandPrefix: readPrefix(input('command-prefix', '/codality')),
    mention: readMention(input('mention')),
    resolveThreads: readChoice(input('resolve-threads', 'addressed'), 'resolve-threads', ['addressed', 'never']),
    maxDiagnostics: readNumber(input('max-diagnostics', '25'), 'max-diagnostics', { least: 1, most: 500 }),
    contextTokens: readNumber(input('context-tokens', '24000'), 'context-tokens', { least: 1_000, most: 1_000_000 }),
    paths: readList(input('paths')),
    protectedPaths: protectedWith(readList(input('protected-paths'))),
    maxChangedFiles: readNumber(input('max-changed-files', '100'), 'max-changed-files', { least: 1, most: 2_000 }),
    maxChangedBytes: readNumber(input('max-changed-bytes', '1000000'), 'max-changed-bytes', { least: 1, most: 20_000_000 }),
    testChanges: readChoice(input('test-changes', 'flag'), 'test-changes', ['block', 'flag', 'allow']),
    dependencyChanges: readChoice(input('dependency-changes', 'block'), 'dependency-changes', ['block', 'flag', 'allow']),
    maxDeletedFiles: readNumber(input('max-deleted-files', '10'), 'max-deleted-files', { least: 0, most: 2_000 }),
    requireProof: readBoolean(input('require-proof', 'false'), 'require-proof'),
    fixPreexisting: readBoolean(input('fix-preexisting', 'false'), 'fix-preexisting'),
    onRegression: readChoice(input('on-regression', 'revert'), 'on-regression', ['revert', 'keep']),
    onStall: readChoice(input('on-stall', 'stop'), 'on-stall', ['stop', 'continue']),
    onConflict: readChoice(input('on-conflict', 'report'), 'on-conflict', conflictChoices),
    budget: {
      costUsd: readLimit(input('max-cost-usd'), 'max-cost-usd', 10_000),
      minutes: readLimit(input('max-minutes'), 'max-minutes', 10_000),
    },
  }
}

function readRunner(environment: Environment): Runner {
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new ConfigError('`GITHUB_REPOSITORY` is not set.', 'This action runs as a step of a GitHub Actions workflow.')
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

export function readProof(input: Input): Config['proof'] {
  return {
    setup: input('setup-command') || null,
    fixers: readLines(input('fix-commands')),
    verify: input('verify-command') || null,
    rounds: readNumber(input('verify-rounds', '2'), 'verify-rounds', { least: 0, most: 10 }),
    minutes: readNumber(input('verify-timeout-minutes', '10'), 'verify-timeout-minutes', { least: 0.01, most: 350, fraction: true }),
  }
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
        throw new ConfigError(
          `The input \`track\` has \`${part}\`, which is no filter.`,
          'Use `all`, `label:NAME`, `branch:PATTERN` or `author:LOGIN`, one a line; each given filter must hold.',
        )
    }
  })
}

function readHosts(text: string): readonly string[] {
  const hosts = readList(text).map(canonicalHost)
  const wrong = hosts.find((host) => !isHostPattern(host))
  if (wrong === undefined) return hosts
  throw new ConfigError(
    `The input \`allowed-hosts\` has \`${wrong}\`, which is no name of a host.`,
    'Give names such as `registry.example.com`, or `*.example.org` for all below one, one a line; no addresses, no ports, nothing before or behind the name.',
  )
}

function readMention(text: string): string {
  if (text === '' || /^@?[\w-]{1,40}$/.test(text)) return text
  throw new ConfigError(`The input \`mention\` is \`${text}\`.`, 'Give one word, such as `@codality`, or leave it empty.')
}

function readPrefix(text: string): string {
  if (/^\/[\w-]{1,40}$/.test(text)) return text
  throw new ConfigError(`The input \`command-prefix\` is \`${text}\`.`, 'Give a slash and one word, such as `/codality`.')
}
