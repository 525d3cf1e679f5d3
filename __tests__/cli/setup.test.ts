import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { readInit } from '../../src/cli/setup/arguments.ts'
import { chosen } from '../../src/cli/setup/ask.ts'
import { loopFile } from '../../src/core/setup/plan.ts'
import { loopRights } from '../../src/core/setup/rights.ts'
import { bug } from '../../testbed/project-bug.ts'
import { openWorld } from '../../testbed/world.ts'
import { shipped } from '../support/command.ts'
import { type Files, setUp, withLoop } from '../support/set-ups.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

function lay(files: Files): void {
  mkdirSync(join(folder, '.github/workflows'), { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
}

const flags = ['--agent', 'claude', '--token', 'app', '--form', 'one-job']

describe('init and doctor, as they are shipped', () => {
  test('init writes once, and doctor finds nothing to mend but what stays a choice', async () => {
    lay(setUp('odd-names'))
    const first = await shipped(['init', ...flags, '--root', folder])
    expect([first.code, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toMatch(
      /^Wrote \.github\/workflows\/codality\.yml\. It listens to Lint, format and types, .*\n\nSet the secrets\n {2}1\. gh secret set ANTHROPIC_API_KEY/,
    )
    const text = readFileSync(join(folder, loopFile), 'utf8')
    expect(text).toContain(
      `    workflows: ['Lint, format and types', '🧪 Tests: unit & "slow"', "It's #1 [really]", .github/workflows/unnamed.yml]\n`,
    )
    const again = await shipped(['init', ...flags, '--root', folder])
    expect([again.code, again.stdout, again.stderr]).toEqual([
      2,
      '',
      'ci-feedback-loop: `.github/workflows/codality.yml` is there already. Look at it with `ci-feedback-loop doctor`; `--force` writes over it, `--print` shows what would be written.\n',
    ])
    const printed = await shipped(['init', ...flags, '--root', folder, '--print', '--agent', 'gemini'])
    expect([printed.code, printed.stdout, readFileSync(join(folder, loopFile), 'utf8')]).toEqual([
      0,
      text.replace('agent: claude', 'agent: gemini').replaceAll('ANTHROPIC_API_KEY', 'GEMINI_API_KEY'),
      text,
    ])
    const forced = await shipped([
      'init',
      '--agent-command',
      './repair',
      '--token',
      'job',
      '--form',
      'three-jobs',
      '--workflows',
      '"Lint, format and types", emoji.yml',
      '--root',
      folder,
      '--force',
    ])
    expect([forced.code, forced.stderr]).toEqual([0, ''])
    expect(readFileSync(join(folder, loopFile), 'utf8')).toContain(`workflows: ['Lint, format and types', '🧪 Tests: unit & "slow"']\n`)
    const seen = await shipped(['doctor', '--root', folder])
    expect([seen.code, seen.stderr]).toEqual([0, ''])
    expect(seen.stdout.replace(/\s+/g, ' ')).toContain(
      "warning `It's #1 [really]` and `.github/workflows/unnamed.yml` run on pull requests and are not listed.",
    )
  })

  test('doctor ends with 1 where something is wrong, and says it as JSON, too', async () => {
    lay(setUp('typo', 'workflows-with-loop'))
    const { code, stdout } = await shipped(['doctor', '--root', folder, '--format', 'json'])
    const { counts, findings } = JSON.parse(stdout) as { readonly counts: unknown; readonly findings: readonly unknown[] }
    expect([code, counts]).toEqual([1, expect.objectContaining({ error: 1, warning: 0 })])
    expect(findings[0]).toEqual({
      check: 'watched-workflows',
      severity: 'error',
      file: '.github/workflows/agent.yml',
      line: 4,
      found: 'No workflow here is called `Cl`; `CI` is near.',
      means: expect.stringContaining('never hears') as string,
      mend: 'on:\n  workflow_run:\n    workflows: [CI, Lint]\n    types: [completed]',
    })
  })

  test('what is hostile in a file does not steer the terminal', async () => {
    lay({
      '.github/workflows/a.yml':
        'name: "\\e[2J\\u202egone"\non: pull_request\njobs: { test: { runs-on: x, steps: [ { run: make test } ] } }\n',
    })
    const { stdout } = await shipped(['doctor', '--root', folder])
    expect(stdout).toContain('\\u{001B}[2J\\u{202E}gone')
    for (const character of ['\u001b', '\u202e']) expect(stdout).not.toContain(character)
  })

  test.each<[string, readonly string[], string]>([
    [
      'nobody can be asked',
      ['init'],
      '`--agent` is missing, and this is no terminal where it could be asked for. Give it, such as `--agent claude`.',
    ],
    [
      'the command of the agent is missing',
      ['init', '--agent', 'command', '--token', 'job', '--form', 'one-job'],
      '`--agent-command` is missing.',
    ],
    ['the agent is unknown', ['init', '--agent', 'clade'], 'The option `--agent` is `clade`, which no agent is called. Use one of claude,'],
    [
      "three jobs are to take a person's token",
      ['init', '--agent', 'claude', '--token', 'pat', '--form', 'three-jobs'],
      "Three jobs take an App's token or the job's own",
    ],
    [
      'the prefix is no word',
      ['init', ...flags, '--command-prefix', '@loop'],
      '`--command-prefix @loop` is no word that a command may begin with.',
    ],
    ['the workflow is unknown', ['init', ...flags, '--workflows', 'C1'], 'No workflow here is called `C1`. Did you mean `CI`?'],
    ['the folder is not there', ['doctor', '--root', '/nowhere'], '`--root /nowhere` is no folder.'],
    ['there is no token', ['doctor', '--token-env', 'NO_TOKEN'], 'There is no token for GitHub: `NO_TOKEN` is not set.'],
    ['the repository is named for nothing', ['doctor', '--repo', 'acme/shop'], '`--repo` was given without `--token-env`.'],
    ['the format is unknown', ['doctor', '--format', 'xml'], '`--format xml` is unknown. Use one of text, json.'],
  ])('end with one line and 2 when %s', async (_, args, sentence) => {
    lay(setUp('node-matrix'))
    const { code, stdout, stderr } = await shipped(args, { cwd: folder })
    expect(stderr).toContain(`ci-feedback-loop: ${sentence}`)
    expect([code, stdout, stderr.split('\n').length, existsSync(join(folder, loopFile))]).toEqual([2, '', 2, false])
  })

  test('explain themselves', async () => {
    for (const name of ['init', 'doctor']) {
      const { code, stdout } = await shipped([name, '--help'])
      expect([code, stdout.startsWith(`Usage: ci-feedback-loop ${name} `)]).toEqual([0, true])
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
    }
  })
})

test('doctor asks GitHub with a token, and says what that token does not see', async () => {
  const world = await openWorld()
  onTestFinished(async () => {
    expect([world.standIn.violations, world.standIn.unscripted]).toEqual([[], []])
    await world.close()
  })
  lay(withLoop(setUp('node-matrix')))
  const { state } = world
  state.workflows.splice(
    0,
    state.workflows.length,
    { id: 1, name: 'CI', path: '.github/workflows/ci.yml', on: ['pull_request'], jobs: [] },
    { id: 2, name: 'CI feedback loop', path: loopFile, on: ['workflow_run'], jobs: [] },
  )
  await world.openPull({ branch: 'feature/discounts', title: 'Add discounts', author: 'maria', files: bug })
  const { settings } = state
  Object.assign(settings, {
    secrets: ['ANTHROPIC_API_KEY'],
    organisationSecrets: ['LOOP_PRIVATE_KEY'],
    variables: { LOOP_CLIENT_ID: 'Iv1.loop' },
  })
  settings.installations.push({
    clientId: 'Iv1.loop',
    slug: 'acme-loop',
    permissions: Object.fromEntries(loopRights.map(({ name, level }) => [name.replaceAll('-', '_'), level])),
  })
  const ask = async (
    token: string,
  ): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly said: readonly string[] }> => {
    const exit = await shipped(['doctor', '--root', folder, '--repo', 'acme/shop', '--token-env', 'MY_TOKEN', '--format', 'json'], {
      env: { HOME: world.root, GITHUB_API_URL: world.standIn.apiUrl, MY_TOKEN: token },
    })
    const { findings } = JSON.parse(exit.stdout === '' ? '{"findings":[]}' : exit.stdout) as {
      readonly findings: readonly { readonly severity: string; readonly check: string }[]
    }
    return { ...exit, said: findings.filter(({ severity }) => severity !== 'ok').map(({ severity, check }) => `${severity} ${check}`) }
  }
  const good = await ask('maria-token')
  expect([good.code, good.said, good.stderr]).toEqual([0, [], ''])
  expect(good.stdout).toContain('No rule keeps the loop from pushing to `feature/discounts`.')

  const poor = await ask('read-token')
  expect([poor.code, poor.said]).toEqual([
    0,
    ['note secrets-set', 'note secrets-set', 'note actions-settings', 'note actions-settings', 'note app-rights'],
  ])

  Object.assign(state, { protectedBranches: [] })
  Object.assign(state.workflows[1] ?? {}, { disabled: 'disabled_manually' })
  Object.assign(settings, {
    secrets: [],
    isActionsEnabled: false,
    defaultRights: 'write',
    installations: [],
    rules: {
      main: [{ type: 'required_status_checks', checks: ['codality/agent'] }],
      'feature/discounts': [{ type: 'required_signatures' }],
    },
  })
  const bad = await ask('maria-token')
  expect([bad.code, bad.said]).toEqual([
    1,
    [
      'error on-default-branch',
      'error secrets-set',
      'error base-protection',
      'error required-checks',
      'error pull-branches',
      'error actions-settings',
      'error app-rights',
      'note actions-settings',
    ],
  ])

  expect(await ask('nonsense')).toMatchObject({
    code: 2,
    stderr: 'ci-feedback-loop: GitHub does not accept the token: it is wrong, expired or revoked. Check the value of MY_TOKEN.\n',
  })
  expect(world.standIn.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))).toEqual([])
})

test('names with commas stand in quotes', () => {
  expect(readInit(['--workflows', '"a, b",c , d']).workflows).toEqual(['a, b', 'c', 'd'])
})

test('an answer is a number, a name, or the beginning of one name', () => {
  const choices = ['claude', 'codex', 'gemini'].map((name) => ({ name, says: '' }))
  expect(['2', 'CODEX', 'g', 'c', '9', '', '0'].map((given) => chosen(given, choices))).toEqual([
    'codex',
    'codex',
    'gemini',
    null,
    null,
    null,
    null,
  ])
  expect([chosen('./run', []), chosen('', [])]).toEqual(['./run', null])
})
