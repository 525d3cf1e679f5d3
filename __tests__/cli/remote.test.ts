import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { JobRecipe } from '../../testbed/github/state.ts'
import { bug, fixes, repaired } from '../../testbed/project-bug.ts'
import { openWorld, type World } from '../../testbed/world.ts'
import { type CommandExit, shipped } from '../support/command.ts'

let world: World
let folder = ''

beforeEach(async () => {
  world = await openWorld()
  folder = join(world.root, 'mine')
  onTestFinished(async () => {
    expect([world.standIn.violations, world.standIn.unscripted]).toEqual([[], []])
    await world.close()
  })
})

function git(...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: world.root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** Maria's checkout of a branch, with her own credentials. */
function clone(branch = 'main'): void {
  mkdirSync(folder)
  // The server lives in this process, which waits for git here.
  git('clone', '--quiet', '--branch', branch, join(world.root, 'bare.git'), '.')
  git('remote', 'set-url', 'origin', `${world.standIn.url.replace('http://', 'http://maria:maria-token@')}/${world.state.repository}.git`)
  git('config', 'user.name', 'maria')
  git('config', 'user.email', '101+maria@users.noreply.github.com')
}

function run(args: readonly string[], options: Parameters<typeof shipped>[1] = {}): Promise<CommandExit> {
  return shipped(args, {
    cwd: folder,
    ...options,
    env: { HOME: world.root, GITHUB_API_URL: world.standIn.apiUrl, GITHUB_TOKEN: 'maria-token', ...options.env },
  })
}

interface Line {
  readonly type: string
  readonly name?: string
  readonly state?: string
  readonly verdict?: string
  readonly failures?: number
  readonly diagnostic?: { readonly file: string | null; readonly test: { readonly name: string } | null }
}

function linesOf(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)
}

function jobs(...recipes: readonly JobRecipe[]): void {
  for (const workflow of world.state.workflows) Object.assign(workflow, { jobs: recipes })
}

const tests = 'node --test --test-reporter=spec --test-reporter-destination=stdout'
const quick = ['--interval', '0.05', '--patience', '0.2']
const branch = 'discounts'

describe('watch', () => {
  test('tells of a failure while another job still runs, and of each thing once', async () => {
    const go = join(world.root, 'go')
    jobs(
      { name: 'fast', command: tests, reports: [] },
      { name: 'slow', command: `i=0; while [ ! -e "${go}" ] && [ $i -lt 2000 ]; do i=$((i+1)); sleep 0.02; done`, reports: [] },
    )
    await world.openPull({ branch, title: 'Add discounts', author: 'maria', files: bug })
    clone(branch)
    let stateOfSlow: string | undefined
    const { code, stdout, stderr } = await run(['watch', ...quick], {
      onStdout: (whole) => {
        if (stateOfSlow !== undefined || !whole.includes('"type":"failure"')) return
        stateOfSlow = world.state.jobs.find(({ name }) => name === 'slow')?.status
        writeFileSync(go, '')
      },
    })
    const lines = linesOf(stdout)
    expect(code, stderr).toBe(1)
    expect(stateOfSlow).toBe('in_progress')
    expect(lines[0]).toEqual({ type: 'watch', repository: 'acme/shop', commit: git('rev-parse', 'HEAD') })
    expect(
      lines
        .filter(({ type }) => type === 'job')
        .map(({ name, state }) => `${String(name)} ${String(state)}`)
        .filter((one) => !one.endsWith('running'))
        .toSorted(),
    ).toEqual(['fast failed', 'slow passed'])
    expect(lines.flatMap(({ diagnostic }) => diagnostic?.test?.name ?? []).toSorted()).toEqual([
      'gives one for every tenth',
      'rounds to whole cents',
      'takes a quarter off',
    ])
    expect(lines.at(-1)).toEqual({ type: 'end', verdict: 'red', failures: 3 })
  })

  test('ends well when CI does, and waits for one that has not begun', async () => {
    await world.openPull({ branch, title: 'Add discounts', author: 'maria', files: repaired(...fixes) })
    await world.ci.idle()
    clone()
    const green = await run(['watch', '--branch', branch, ...quick])
    expect([green.code, linesOf(green.stdout).at(-1)], green.stderr).toEqual([0, { type: 'end', verdict: 'green', failures: 0 }])
    const none = await run(['watch', ...quick])
    expect([none.code, linesOf(none.stdout).at(-1)]).toEqual([2, { type: 'end', verdict: 'none', failures: 0 }])
    const late = await run(
      ['watch', '--interval', '0.05', '--patience', '60', '--repo', 'acme/shop', '--sha', (await world.head('main')).slice(0, 12)],
      {
        onStdout: (whole) => {
          if (whole.split('\n').length === 2)
            void world.head('main').then((sha) => world.ci.start(sha, 'main', 'workflow_dispatch', 'maria'))
        },
      },
    )
    expect([late.code, linesOf(late.stdout).at(-1)], late.stderr).toEqual([0, { type: 'end', verdict: 'green', failures: 0 }])
  })

  test('ends on Ctrl-C', async () => {
    const go = join(world.root, 'go')
    jobs({ name: 'slow', command: `i=0; while [ ! -e "${go}" ] && [ $i -lt 2000 ]; do i=$((i+1)); sleep 0.02; done`, reports: [] })
    await world.openPull({ branch, title: 'Add discounts', author: 'maria', files: bug })
    clone(branch)
    let stop: () => void = () => undefined
    let isStopped = false
    const { code, stdout } = await run(['watch', ...quick], {
      onStart: (child) => (stop = () => void child.kill('SIGINT')),
      onStdout: (whole) => {
        if (isStopped || !whole.includes('"job"')) return
        isStopped = true
        stop()
      },
    })
    writeFileSync(go, '')
    expect([code, linesOf(stdout).at(-1)]).toEqual([130, { type: 'end', verdict: 'interrupted', failures: 0 }])
  })
})

describe('push', () => {
  beforeEach(async () => {
    await world.openPull({ branch, title: 'Add discounts', author: 'maria', files: bug })
    await world.ci.idle()
    clone(branch)
  })

  test('commits, pushes a new branch, starts the CI that its commits had, and watches it', async () => {
    for (const [path, text] of Object.entries(repaired(...fixes))) writeFileSync(join(folder, path), text)
    const { code, stdout, stderr } = await run(
      ['push', '--branch', 'mended', '--message', 'Mend both', '--watch', '--interval', '0.05', '--patience', '60'],
      { env: { GITHUB_TOKEN: 'job-token' } },
    )
    expect(code, stderr).toBe(0)
    const lines = linesOf(stdout)
    const commit = await world.head('mended')
    expect(lines.slice(0, 3)).toEqual([
      { type: 'pushed', repository: 'acme/shop', branch: 'mended', commit },
      { type: 'ci', state: 'dispatched', workflows: ['CI'] },
      { type: 'watch', repository: 'acme/shop', commit },
    ])
    expect(lines.at(-1)).toEqual({ type: 'end', verdict: 'green', failures: 0 })
    expect([git('symbolic-ref', '--short', 'HEAD'), git('status', '--porcelain'), git('log', '-1', '--format=%an: %s')]).toEqual([
      'mended',
      '',
      'maria: Mend both',
    ])
  })

  test('pushes the branch that is checked out, whose CI starts by itself', async () => {
    appendFileSync(join(folder, 'README.md'), 'More.\n')
    git('commit', '--quiet', '--all', '--message=Write more')
    const { code, stdout, stderr } = await run(['push'])
    expect(code, stderr).toBe(0)
    expect(linesOf(stdout)).toEqual([
      { type: 'pushed', repository: 'acme/shop', branch, commit: git('rev-parse', 'HEAD') },
      { type: 'ci', state: 'started', runs: 1 },
    ])
    expect(await world.head(branch)).toBe(git('rev-parse', 'HEAD'))
    await world.ci.idle()
  })

  test('forces nothing and commits nothing unasked', async () => {
    const before = await world.pushAs('ben', branch, { 'README.md': 'Ben was here.\n' }, 'Be here')
    await world.ci.idle()
    git('commit', '--quiet', '--allow-empty', '--message=Mine')
    const behind = await run(['push'])
    expect([behind.code, behind.stdout, await world.head(branch)]).toEqual([2, '', before])
    expect(behind.stderr).toMatch(/\nci-feedback-loop: `git push` failed with exit code 1; git says above why\. .*`git pull --rebase`/)
    writeFileSync(join(folder, 'new.txt'), '')
    expect(await run(['push', '--branch', 'other'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'ci-feedback-loop: 1 file is not committed, so they would not be pushed. Commit them, stash them, or give `--message TEXT` to commit all of them.\n',
    })
    expect(git('symbolic-ref', '--short', 'HEAD')).toBe(branch)
    git('switch', '--quiet', '--detach')
    expect((await run(['push', '--message', 'x'])).stderr).toContain('No branch is checked out here.')
    expect((await run(['push', '--message', 'x', '--branch', branch])).stderr).toContain(
      `The branch \`${branch}\` exists already and is not checked out.`,
    )
  })
})

describe('rerun', () => {
  test('runs the failed jobs of the newest runs again', async () => {
    const passes = join(world.root, 'passes')
    jobs({ name: 'flaky', command: `test -e "${passes}"`, reports: [] }, { name: 'steady', command: 'true', reports: [] })
    await world.openPull({ branch, title: 'Add discounts', author: 'maria', files: bug })
    await world.ci.idle()
    clone(branch)
    writeFileSync(passes, '')
    const [ci] = world.state.runs
    const { code, stdout, stderr } = await run(['rerun', '--failed'])
    expect(code, stderr).toBe(0)
    expect(linesOf(stdout)).toEqual([
      {
        type: 'rerun',
        repository: 'acme/shop',
        commit: git('rev-parse', 'HEAD'),
        runs: [{ id: ci?.id, name: 'CI', url: `${world.standIn.url}/acme/shop/actions/runs/${ci?.id ?? 0}` }],
      },
    ])
    await world.ci.idle()
    expect(world.state.jobs.map(({ name, attempt, conclusion }) => [name, attempt, conclusion])).toEqual([
      ['flaky', 1, 'failure'],
      ['steady', 1, 'success'],
      ['flaky', 2, 'success'],
    ])
    expect(await run(['rerun', '--failed'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^ci-feedback-loop: No run of [0-9a-f]{10} that has ended has failed\. There is nothing to run again; .*\n$/,
      ) as string,
    })
  })
})

describe('ends with one line and 2 when', () => {
  beforeEach(() => clone())
  test.each<[string, () => readonly string[], string, Readonly<Record<string, string>>?]>([
    [
      'there is no token',
      () => ['watch'],
      'There is no token for GitHub: neither GITHUB_TOKEN nor GH_TOKEN is set. Set one',
      { GITHUB_TOKEN: '' },
    ],
    [
      'the named variable holds no token',
      () => ['watch', '--token-env', 'MY_TOKEN'],
      'There is no token for GitHub: `MY_TOKEN` is not set.',
    ],
    [
      'the token is wrong',
      () => ['watch'],
      'GitHub does not accept the token: it is wrong, expired or revoked. Check the value of GH_TOKEN.',
      { GITHUB_TOKEN: '', GH_TOKEN: 'nonsense' },
    ],
    ['there is no origin', () => (git('remote', 'remove', 'origin'), ['watch']), 'This checkout has no remote `origin`.'],
    [
      'origin is elsewhere',
      () => (git('remote', 'set-url', 'origin', '/srv/git'), ['watch']),
      'The remote `origin` of this checkout is no repository of GitHub.',
    ],
    ['the API of origin is not known', () => ['watch'], 'whose API is not known. Set GITHUB_API_URL', { GITHUB_API_URL: '' }],
    ['the folder is no repository', () => (rmSync(join(folder, '.git'), { recursive: true }), ['watch']), 'lies in no git repository'],
    ['the commit is unknown', () => ['watch', '--sha', 'abcdef1234'], '`acme/shop` has no commit `abcdef1234`. Push it first'],
    ['the branch is unknown', () => ['rerun', '--failed', '--branch', 'none'], '`acme/shop` has no branch `none`. Push it first'],
    [
      'the commit was not pushed yet',
      () => (git('commit', '--quiet', '--allow-empty', '--message=new'), ['watch']),
      'of this checkout is not on GitHub yet. Push it first: `ci-feedback-loop push --watch` does both.',
    ],
    [
      'the repository is unknown',
      () => ['watch', '--repo', 'acme/none', '--branch', 'main'],
      'GitHub shows this token no repository `acme/none`.',
    ],
    ['nothing has run', () => ['rerun', '--failed'], 'No workflow has run on'],
    ['it is not said what runs again', () => ['rerun'], '`--failed` is missing.'],
    ['the repository has no name', () => ['watch', '--repo', 'shop'], '`--repo shop` names no repository. Write `OWNER/NAME`.'],
    ['the interval is none', () => ['watch', '--interval', 'often'], 'The option `--interval` is `often`. Give a number from 0.01 to 600.'],
    ['two commits are named', () => ['watch', '--sha', 'abcd', '--branch', 'main'], '`--sha` and `--branch` were given both.'],
  ])('%s', async (_, prepare, sentence, env = {}) => {
    const { code, stdout, stderr } = await run(prepare(), { env })
    expect(stderr).toContain(sentence)
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2])
  })

  test('GitHub cannot be reached', async () => {
    const { code, stderr } = await run(['watch'], { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } })
    expect(stderr).toMatch(/^ci-feedback-loop: GitHub did not answer .* Check the network and GITHUB_API_URL, and try again\.\n$/)
    expect(code).toBe(2)
  })
})

test('each explains itself', async () => {
  mkdirSync(folder)
  for (const name of ['watch', 'push', 'rerun']) {
    const { code, stdout } = await run([name, '--help'])
    expect([code, stdout.startsWith(`Usage: ci-feedback-loop ${name} `)]).toEqual([0, true])
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
    expect((await run(['--help'])).stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  }
})
