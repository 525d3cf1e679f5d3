import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ConfigError, type Config } from '../../src/core/model/config.ts'
import { protectedByDefault } from '../../src/core/model/protected-paths.ts'
import { eventSource, readConfig } from '../../src/shell/inputs.ts'

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
}

const runner = {
  GITHUB_REPOSITORY: 'dev/shop',
  GITHUB_SERVER_URL: 'https://github.example/',
  GITHUB_RUN_ID: '900',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'Loop',
  GITHUB_WORKFLOW_REF: 'dev/shop/.github/workflows/loop.yml@refs/heads/main',
  RUNNER_TEMP: '/runner/temp',
}

/** Inputs as the runner hands them to the action. */
function asVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

function config(inputs: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string | undefined>> = runner): Config {
  return readConfig({ ...environment, ...asVariables({ token: 'secret', 'agent-command': 'my-agent', ...inputs }) })
}

function complaint(read: () => unknown): ConfigError {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the defaults', () => {
  const declared = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value]))

  test('of action.yml are what an empty input means', () => {
    const { policy, ...rest } = config({ ...declared, token: 'secret', 'agent-command': 'my-agent' })
    const { policy: bare, ...others } = config()
    expect(rest).toEqual(others)
    expect(bare).toEqual(policy)
  })

  test('each are named by the documentation of action.yml', () => {
    expect(declared).toMatchObject({
      agent: 'command',
      'max-attempts': '3',
      'command-prefix': '/codality',
      track: 'all',
      'require-protected-base': 'true',
      phase: 'all',
      handover: '',
    })
    expect(declared['token']).toBe('${{ github.token }}')
  })

  test('in full', () => {
    expect(config()).toEqual({
      phase: 'all',
      part: null,
      token: 'secret',
      policy: {
        maxAttempts: 3,
        requireProtectedBase: true,
        drafts: true,
        track: [{ kind: 'all' }],
        ignoreChecks: [],
        trustedBots: [],
        untrustedPulls: 'ignore',
        settleTimeoutMinutes: 30,
        pollSeconds: 15,
        commandPrefix: '/codality',
        maxDiagnostics: 25,
        contextTokens: 24_000,
        mention: '',
        resolveThreads: 'addressed',
        paths: [],
        protectedPaths: protectedByDefault,
        maxChangedFiles: 100,
        maxChangedBytes: 1_000_000,
        testChanges: 'flag',
        dependencyChanges: 'block',
        maxDeletedFiles: 10,
        requireProof: false,
        fixPreexisting: false,
        onRegression: 'revert',
        onStall: 'stop',
        onConflict: 'report',
        budget: { costUsd: null, minutes: null },
      },
      agent: {
        chain: [{ name: 'command', model: null, version: null, args: [] }],
        command: 'my-agent',
        timeoutMinutes: 10,
        maxTurns: null,
        maxParallel: 1,
        environment: [],
      },
      proof: { setup: null, fixers: [], verify: null, rounds: 2, minutes: 10 },
      feedback: 'complete',
      requestTimeoutSeconds: 60,
      allowedHosts: [],
      dryRun: false,
      uploadReport: true,
      checkRuns: true,
      notify: { mentions: ['author', 'reviewers'], webhook: null },
      handover: '/runner/temp/codality',
      runner: {
        repository: 'dev/shop',
        serverUrl: 'https://github.example',
        runId: 900,
        runAttempt: 2,
        workflowPath: '.github/workflows/loop.yml',
        workflowName: 'Loop',
        temp: '/runner/temp',
      },
    })
  })
})

describe('protected paths', () => {
  const read = (text: string): readonly string[] => config({ 'protected-paths': text }).policy.protectedPaths

  test('are the built-in ones and those that the maintainer adds', () => {
    expect(read('db/**\n# a remark\n**/schema.sql, .github/**')).toEqual([...protectedByDefault, 'db/**', '**/schema.sql'])
  })

  test('lose a built-in one by its own words, and only so', () => {
    expect(read('! .github/**\n!.*/**/*')).toEqual(
      protectedByDefault.filter((pattern) => pattern !== '.github/**' && pattern !== '.*/**/*'),
    )
    expect(complaint(() => read('!.github/workflows/ci.yml')).message).toContain(
      'takes out `.github/workflows/ci.yml`, which is no built-in pattern',
    )
  })
})

test('every input of action.yml is read: a bad value, or another one, makes a difference', () => {
  const other: Readonly<Record<string, string>> = {
    token: 'x',
    agent: 'other',
    'agent-command': 'x',
    'agent-env': 'KEY',
    'agent-timeout-minutes': '5',
    'max-attempts': '5',
    'command-prefix': '/fix',
    track: 'label:x',
    'require-protected-base': 'false',
    'ignore-checks': 'x',
    'settle-timeout-minutes': '5',
    'poll-seconds': '5',
    'request-timeout-seconds': '5',
    'max-diagnostics': '5',
    'context-tokens': '5000',
    'protected-paths': 'x',
    'max-changed-files': '5',
    'max-changed-bytes': '5',
    'upload-report': 'false',
    phase: 'triage',
    handover: '/x',
    'agent-version': '1.2.3',
    'agent-model': 'large',
    'agent-args': '--fast',
    'agent-max-turns': '5',
    'setup-command': 'npm ci',
    'fix-commands': 'npx eslint --fix .',
    'verify-command': 'npm test',
    'verify-rounds': '0',
    'verify-timeout-minutes': '5',
    'require-proof': 'true',
    'test-changes': 'block',
    'dependency-changes': 'flag',
    'max-deleted-files': '3',
    'fix-preexisting': 'true',
    feedback: 'early',
    'on-regression': 'keep',
    'on-stall': 'continue',
    'max-cost-usd': '5',
    'max-minutes': '5',
    'trusted-bots': 'x',
    'untrusted-pulls': 'diagnose',
    'allowed-hosts': 'example.org',
    settings: '{"max-attempts":5}',
    'dry-run': 'true',
    'check-runs': 'false',
    notify: 'none',
    'notify-webhook': 'http://chat.example',
    'notify-webhook-secret': 'x',
    'max-parallel-agents': '2',
    part: 'first',
    mention: 'codality',
    'resolve-threads': 'never',
    drafts: 'false',
    'on-conflict': 'merge',
    paths: 'src/**',
  }
  expect(Object.keys(other).sort()).toEqual(Object.keys(action.inputs).sort())
  const told = (inputs: Readonly<Record<string, string>>): string => {
    try {
      return JSON.stringify(config(inputs))
    } catch (error) {
      return String(error)
    }
  }
  expect(
    Object.entries(other)
      .filter(([name, value]) => told({ [name]: value }) === told({}))
      .map(([name]) => name),
  ).toEqual([])
})

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['lists take lines and commas', 'a, b\nc\n\n # not this\n', ['a', 'b', 'c']],
    ['lists may be empty', ' \n,', []],
    ['names keep their inner blanks', 'e2e (chrome)\nunit tests', ['e2e (chrome)', 'unit tests']],
  ])('%s', (_, text, expected) => {
    expect(config({ 'ignore-checks': text }).policy.ignoreChecks).toEqual(expected)
  })

  test('every kind of filter is read', () => {
    expect(config({ track: 'label:auto fix\nbranch:fix/*, author:@maria' }).policy.track).toEqual([
      { kind: 'label', label: 'auto fix' },
      { kind: 'branch', pattern: 'fix/*' },
      { kind: 'author', login: 'maria' },
    ])
  })

  test('blanks around a value do not count', () => {
    expect(config({ 'max-attempts': ' 5\n' }).policy.maxAttempts).toBe(5)
  })

  test('minutes may be fractions', () => {
    expect(config({ 'agent-timeout-minutes': '0.5', 'settle-timeout-minutes': '0' })).toMatchObject({
      agent: { timeoutMinutes: 0.5 },
      policy: { settleTimeoutMinutes: 0 },
    })
  })

  test.each<[string | undefined, string | null]>([
    [undefined, null],
    ['', null],
    ['other/repo/.github/workflows/shared.yml@main', null],
    ['dev/shop/.github/workflows/a b.yml@refs/pull/7/merge', '.github/workflows/a b.yml'],
  ])('the workflow %j lies at %j', (GITHUB_WORKFLOW_REF, expected) => {
    expect(config({}, { ...runner, GITHUB_WORKFLOW_REF }).runner.workflowPath).toBe(expected)
  })
})

describe('the chain of agents', () => {
  test('a fix command is a whole line, commas and all', () => {
    expect(config({ 'fix-commands': 'npx eslint --fix a,b\n\n# not this\nnpm run codegen' }).proof.fixers).toEqual([
      'npx eslint --fix a,b',
      'npm run codegen',
    ])
  })

  test('arguments are split as a shell would, without running one', () => {
    expect(config({ 'agent-args': `--rule "two words" --x='$(id)' plain` }).agent.chain[0]?.args).toEqual([
      '--rule',
      'two words',
      '--x=$(id)',
      'plain',
    ])
  })

  test("a value that looks like an assignment to no agent is the first agent's own", () => {
    expect(config({ 'agent-args': '--define=x=y' }).agent.chain[0]?.args).toEqual(['--define=x=y'])
  })
})

describe('a bad value is named with its input', () => {
  test.each<[string, string]>([
    ['token', ''],
    ['agent', 'gpt five'],
    ['agent', ','],
    ['agent', 'command, command'],
    ['agent-version', '1.2.3; id'],
    ['agent-version', '--registry=x'],
    ['agent-max-turns', '0'],
    ['verify-rounds', '11'],
    ['verify-timeout-minutes', '0'],
    ['require-proof', 'maybe'],
    ['test-changes', 'ignore'],
    ['feedback', 'soon'],
    ['on-regression', 'x'],
    ['on-stall', 'x'],
    ['max-cost-usd', '-1'],
    ['max-minutes', 'ten'],
    ['agent-command', ''],
    ['agent-env', 'GITHUB_TOKEN'],
    ['agent-env', 'KEY, ACTIONS_RUNTIME_TOKEN'],
    ['agent-env', 'MY KEY'],
    ['agent-env', 'KEY=value'],
    ['agent-env', '1KEY'],
    ['agent-timeout-minutes', '0'],
    ['agent-timeout-minutes', '351'],
    ['agent-timeout-minutes', 'ten'],
    ['max-attempts', '0'],
    ['max-attempts', '21'],
    ['max-attempts', '1.5'],
    ['max-attempts', '-1'],
    ['max-attempts', 'Infinity'],
    ['max-attempts', '3 attempts'],
    ['command-prefix', 'codality'],
    ['command-prefix', '/'],
    ['command-prefix', '/a b'],
    ['command-prefix', '/a`b'],
    ['track', 'labels:x'],
    ['track', 'label:'],
    ['track', 'everything'],
    ['require-protected-base', 'yes'],
    ['require-protected-base', 'TRUE'],
    ['settle-timeout-minutes', '-1'],
    ['settle-timeout-minutes', '341'],
    ['poll-seconds', '0'],
    ['max-diagnostics', '0'],
    ['context-tokens', '999'],
    ['max-changed-files', '2001'],
    ['max-changed-bytes', '20000001'],
    ['upload-report', '1'],
    ['phase', 'deploy'],
  ])('%s: %j', (name, value) => {
    const { message, remedy } = complaint(() => config({ [name]: value }))
    expect(message).toContain(`\`${name}\``)
    expect(remedy).toMatch(/\.$/)
  })

  test('a secret is never repeated', () => {
    expect(complaint(() => config({ token: 'ghp_secret', phase: 'x' })).message).not.toContain('ghp_secret')
  })
})

describe('settings', () => {
  test('replace the inputs that they name, unless they are empty there', () => {
    const read = config({
      'max-attempts': '3',
      'require-proof': 'true',
      settings: JSON.stringify({ 'max-attempts': 5, 'require-proof': '', 'test-changes': ' block ', feedback: null, 'no-such-input': 'x' }),
    })
    expect(read.policy).toMatchObject({ maxAttempts: 5, requireProof: true, testChanges: 'block' })
    expect(read.feedback).toBe('complete')
  })

  test('say nothing about what belongs to the step alone', () => {
    const step = { token: 'secret', phase: 'triage', handover: '/hand' }
    expect(
      config({ ...step, settings: JSON.stringify({ token: 'other', phase: 'all', handover: '/elsewhere', settings: '{}' }) }),
    ).toMatchObject(step)
  })

  test.each(['no JSON', '[]', '{"track": ["all"]}', 'null'])('%s is refused', (settings) => {
    expect(complaint(() => config({ settings })).message).toBe('The input `settings` is no JSON object of strings.')
  })
})

describe('the phases need different things', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['fix needs no token', { phase: 'fix', token: '' }],
    ['triage needs no agent', { phase: 'triage', 'agent-command': '' }],
    ['publish needs no agent', { phase: 'publish', 'agent-command': '' }],
  ])('%s', (_, inputs) => {
    expect(config(inputs).phase).toBe(inputs['phase'])
  })

  test('fix needs an agent', () => {
    expect(complaint(() => config({ phase: 'fix', 'agent-command': '' })).message).toContain('`agent-command`')
  })
})

describe('outside of a workflow', () => {
  test.each([undefined, '', 'shop', 'dev/shop/x', 'dev/sh op'])('the repository %j is none', (GITHUB_REPOSITORY) => {
    expect(complaint(() => config({}, { ...runner, GITHUB_REPOSITORY })).message).toContain('GITHUB_REPOSITORY')
  })

  test('there is no event', () => {
    expect(complaint(() => eventSource({ GITHUB_EVENT_NAME: 'push' })).message).toContain('GITHUB_EVENT_PATH')
    expect(complaint(() => eventSource({ GITHUB_EVENT_PATH: '/x' })).message).toContain('GITHUB_EVENT_NAME')
    expect(eventSource({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: '/x' })).toEqual({ name: 'push', path: '/x' })
  })
})
