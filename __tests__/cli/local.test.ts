import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLocal } from '../../src/cli/local/arguments.ts'
import { protectedByDefault } from '../../src/core/model/protected-paths.ts'
import { bug, fixes } from '../../testbed/project-bug.ts'
import { type CommandExit, shipped } from '../support/command.ts'

const home = join(import.meta.dirname, '../..')
const tests = 'node --test'

let root = ''
let folder = ''

function git(...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', ['-c', 'user.name=Maria', '-c', 'user.email=maria@example.org', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  }).trim()
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function commit(files: Readonly<Record<string, string>>, message: string): void {
  for (const [path, text] of Object.entries(files)) put(path, text)
  git('add', '--all')
  git('commit', '--quiet', `--message=${message}`)
}

/** The command that plays a script as the agent. */
function agent(source: string): string {
  const script = join(root, 'agent.mjs')
  writeFileSync(
    script,
    `import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'\nconst edit = (path, wrong, right) => writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))\n${source}`,
  )
  return `"${process.execPath}" "${script}"`
}

const repair = fixes.map(({ path, wrong, right }) => `edit(${JSON.stringify(path)}, ${JSON.stringify(wrong)}, ${JSON.stringify(right)})`)

function local(args: readonly string[], options: Parameters<typeof shipped>[1] = {}): Promise<CommandExit> {
  return shipped(['local', '--test', tests, ...args], {
    cwd: folder,
    ...options,
    env: { HOME: root, TMPDIR: join(root, 'tmp'), ...options.env },
  })
}

interface Summary {
  readonly verdict: string
  readonly reason: string
  readonly start: string
  readonly head: string
  readonly branch: string | null
  readonly attempts: readonly {
    readonly ended: string
    readonly commit: string | null
    readonly after: unknown
    readonly rounds: number
    readonly summary: string | null
    readonly objections: readonly { readonly guard: string; readonly weight: string }[]
  }[]
  readonly report: {
    readonly summary: { readonly tests: number; readonly failed: number }
    readonly sources: readonly { readonly path: string }[]
    readonly diagnostics: readonly unknown[]
  } | null
}

async function summaryOf(args: readonly string[], code: number, options: Parameters<typeof shipped>[1] = {}): Promise<Summary> {
  const exit = await local(['--format', 'json', ...args], options)
  expect(exit, exit.stderr).toMatchObject({ code })
  return JSON.parse(exit.stdout) as Summary
}

/** What a person sees of their own checkout. */
function surface(): readonly string[] {
  return [git('symbolic-ref', 'HEAD'), git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('stash', 'list')]
}

const branches = (): readonly string[] => git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n')

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'local-')))
  folder = join(root, 'shop')
  mkdirSync(join(root, 'tmp'))
  cpSync(join(home, 'testbed/project'), folder, { recursive: true })
  git('init', '--quiet', '--initial-branch=main')
  commit({}, 'Sell things')
})
afterEach(() => {
  // Whatever happened, nothing of it is left.
  const left = readdirSync(join(root, 'tmp'))
  rmSync(root, { recursive: true, force: true })
  expect(left).toEqual([])
})

test('what passes is left alone, and no agent is asked', async () => {
  const { code, stdout, stderr } = await local(['--agent-command', agent(`writeFileSync(${JSON.stringify(join(root, 'asked'))}, '')`)])
  expect(stdout).toBe('`node --test` passes: there is nothing to repair.\n')
  expect(code, stderr).toBe(0)
  expect([branches(), existsSync(join(root, 'asked'))]).toEqual([['main'], false])
})

describe('a commit that fails', () => {
  let before: readonly string[] = []
  beforeEach(() => {
    commit(bug, 'Give discounts')
    before = surface()
  })
  afterEach(() => expect(surface()).toEqual(before))

  test('is repaired in as many attempts as it takes, on a branch of its own', async () => {
    const notes = join(root, 'notes')
    const one = agent(`
      const brief = readFileSync(0, 'utf8')
      appendFileSync(${JSON.stringify(notes)}, brief.split('\\n')[1] + '\\n' + (/committed as/.test(brief) ? 'told of the commit before\\n' : ''))
      if (/attempt 1 of 3/.test(brief)) ${repair[0] ?? ''}
      else ${repair[1] ?? ''}
      console.log('One is done.')`)
    const { verdict, branch, head, start, attempts } = await summaryOf(['--agent-command', one, '--verify-rounds', '0'], 0)
    expect({ verdict, start }).toEqual({ verdict: 'green', start: git('rev-parse', 'HEAD') })
    expect(attempts).toMatchObject([
      { ended: 'committed', after: { fixed: 2, remaining: 1, added: 0 }, summary: 'One is done.' },
      { ended: 'committed', commit: head, after: { fixed: 1, remaining: 0, added: 0 } },
    ])
    expect(branch).toBe(`codality/${start.slice(0, 10)}`)
    expect(git('rev-parse', String(branch))).toBe(head)
    expect(git('log', '--format=%an: %s', `main..${String(branch)}`)).toMatch(/^.*: fix: repair .*\n.*: fix: repair 3 failing tests$/)
    expect(git('log', '-1', '--format=%B', String(branch))).toContain('Codality-Attempt: 2/3\nCodality-Command: node --test')
    expect(readFileSync(notes, 'utf8')).toBe(
      `The command \`node --test\` fails on commit ${start}, which is checked out in the current folder. Repair the code so that it passes. This is attempt 1 of 3.\nThe command \`node --test\` fails on commit ${String(attempts[0]?.commit)}, which is checked out in the current folder. Repair the code so that it passes. This is attempt 2 of 3.\ntold of the commit before\n`,
    )
  })

  test('is proven with the failing tests before the whole run', async () => {
    const late = agent(
      `if (existsSync(${JSON.stringify(join(root, 'once'))})) { ${repair.join('; ')} }\nelse appendFileSync('src/price.js', '// thinking\\n')\nwriteFileSync(${JSON.stringify(join(root, 'once'))}, '')`,
    )
    const { attempts } = await summaryOf(['--agent-command', late], 0)
    expect(attempts).toMatchObject([{ rounds: 2, ended: 'committed', after: { fixed: 3 } }])
  })

  test('ends when the attempts are used up, with what is left', async () => {
    commit(
      { 'old/report.xml': '<testsuite><testcase name="old"><failure message="of another time"/></testcase></testsuite>' },
      'Keep an old report',
    )
    before = surface()
    const never = agent("appendFileSync('src/price.js', '// touched\\n')")
    const junit = `${tests} --test-reporter=junit --test-reporter-destination=junit.xml > /dev/null`
    const { verdict, reason, report, attempts, head } = await summaryOf(
      ['--agent-command', never, '--max-attempts', '2', '--on-stall', 'continue', '--verify-rounds', '0', '--test', junit],
      1,
    )
    expect([verdict, reason]).toEqual([
      'exhausted',
      'Not repaired: all 2 attempts are used up and 3 failures are left. Raise `--max-attempts`, or go on by hand.',
    ])
    expect(attempts.map(({ commit: made }) => made)).toEqual([expect.any(String), head])
    expect(report?.summary).toMatchObject({ tests: 12, failed: 3 })
    expect(report?.sources.map(({ path }) => path)).toEqual(['output', 'junit.xml'])
    expect(report?.diagnostics).toHaveLength(3)
  })

  test('ends when an agent gets nowhere twice, in words', async () => {
    const { code, stdout } = await local(['--agent-command', agent("console.log('All is well.')")])
    expect(stdout).toMatch(
      /^Not repaired: the last two attempts got nowhere, and 3 failures are left\. .*\n {2}1\. changed nothing: .*\n {2}2\. changed nothing: .*\n\nkind +where +what\n/,
    )
    expect([code, branches()]).toEqual([1, ['main']])
  })

  test('keeps its tests: a change that takes them away is not committed', async () => {
    const { verdict, attempts, branch } = await summaryOf(
      ['--agent-command', agent("rmSync('test/price.test.js'); rmSync('test/cart.test.js')"), '--verify-rounds', '0'],
      1,
    )
    expect(attempts.map(({ ended }) => ended)).toEqual(['blocked', 'blocked'])
    expect(attempts[0]?.objections.filter(({ weight }) => weight === 'block').map(({ guard }) => guard)).toContain('test-changes')
    expect([verdict, branch, branches()]).toEqual(['stalled', null, ['main']])
  })

  test('is no worse afterwards', async () => {
    const worse = agent("edit('src/cart.js', 'line.cents * line.count', 'line.cents')")
    const { verdict, attempts, head, start } = await summaryOf(['--agent-command', worse, '--verify-rounds', '0', '--max-attempts', '1'], 1)
    expect(attempts).toMatchObject([{ ended: 'reverted', after: { fixed: 0, remaining: 3, added: 1 } }])
    expect([verdict, head, branches()]).toEqual(['exhausted', start, ['main']])
  })

  test('is repaired by a fixer alone where one can', async () => {
    const fixer = agent(repair.join('\n'))
    const { attempts } = await summaryOf(['--agent-command', 'exit 1', '--fix-command', fixer], 0)
    expect(attempts).toMatchObject([{ ended: 'committed', rounds: 0, by: 'commands' }])
  })

  test('lets nothing run that an agent or a hook left for git, and shows keys to the agent alone', async () => {
    const [trap, hook, seen] = [join(root, 'trap'), join(root, 'hook'), join(root, 'seen')]
    put('.git/hooks/reference-transaction', `#!/bin/sh\ntouch "${hook}"\n`)
    chmodSync(join(folder, '.git/hooks/reference-transaction'), 0o755)
    const sly = agent(`
      appendFileSync('.git/config', '[core]\\n\\tfsmonitor = "touch ${trap}; false"\\n\\thooksPath = ${root}/hooks\\n[filter "x"]\\n\\tclean = touch ${trap}\\n')
      writeFileSync('.gitattributes.local', '')
      appendFileSync(${JSON.stringify(seen)}, 'agent ' + (process.env.MODEL_KEY ?? 'nothing') + ' ' + (process.env.GITHUB_TOKEN ?? 'nothing') + '\\n')
      rmSync('.gitattributes.local')
      ${repair.join('\n')}`)
    const spy = `printf 'tests %s\\n' "\${MODEL_KEY:-nothing}" >> "${seen}"; ${tests}`
    const { verdict } = await summaryOf(
      ['--agent-command', sly, '--agent-env', 'MODEL_KEY', '--test', spy, '--setup-command', spy.split(';')[0] ?? ''],
      0,
      { env: { MODEL_KEY: 'sk-very-secret', GITHUB_TOKEN: 'ghp_secret' } },
    )
    rmSync(join(folder, '.git/hooks/reference-transaction'))
    expect([verdict, existsSync(trap), existsSync(hook)]).toEqual(['green', false, false])
    expect(new Set(readFileSync(seen, 'utf8').trim().split('\n'))).toEqual(new Set(['tests nothing', 'agent sk-very-secret nothing']))
  })

  test('ends at once on Ctrl-C, with nobody left at work', async () => {
    const pid = join(root, 'pid')
    const hangs = agent(
      `process.on('SIGTERM', () => undefined)\nwriteFileSync('half.txt', 'half')\nwriteFileSync(${JSON.stringify(pid)}, String(process.pid))\nsetInterval(() => undefined, 1_000)`,
    )
    const mark = `ctrl-c-${process.pid}`
    const { code, stdout } = await local(['--agent-command', `${hangs} ${mark}`], {
      onStart: (child) => {
        const look = setInterval(() => {
          if (!existsSync(pid)) return
          clearInterval(look)
          child.kill('SIGINT')
        }, 50)
        child.on('close', () => clearInterval(look))
      },
    })
    expect([code, stdout]).toEqual([130, 'Interrupted after 0 attempts; your work tree is as it was.\n'])
    const alive = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(mark)
        } catch {
          return false
        }
      })
    expect([alive, branches()]).toEqual([[], ['main']])
  })
})

test('what no edit repairs runs once more, and no agent is asked', async () => {
  const once = join(root, 'once')
  const shaky = `[ -e "${once}" ] || { touch "${once}"; echo 'npm error code EAI_AGAIN'; echo 'npm error request to https://registry.example/x failed, reason: getaddrinfo EAI_AGAIN registry.example'; exit 1; }`
  const { verdict, attempts } = await summaryOf(
    ['--agent-command', agent(`writeFileSync(${JSON.stringify(join(root, 'asked'))}, '')`), '--test', shaky],
    0,
  )
  expect([verdict, attempts, existsSync(join(root, 'asked'))]).toEqual(['green', [], false])
})

test('what is not committed is taken in when that is asked, and stays as it is', async () => {
  for (const [path, text] of Object.entries(bug)) put(path, text)
  put('notes.txt', 'mine\n')
  git('add', 'src/cart.js')
  const before = surface()
  const { branch, start } = await summaryOf(['--include-uncommitted', '--branch', 'mended', '--agent-command', agent(repair.join('\n'))], 0)
  expect(branch).toBe('mended')
  expect(git('log', '--format=%s', 'main..mended')).toBe('fix: repair 3 failing tests\nwip: what was not committed yet')
  expect([git('rev-parse', 'mended~1'), git('show', 'mended:notes.txt')]).toEqual([start, 'mine'])
  expect(surface()).toEqual(before)
})

describe('ends with one line and 2 when', () => {
  const works = ['--agent-command', 'true']
  test.each<[string, () => readonly string[], RegExp]>([
    [
      'something is not committed',
      () => (put('new.txt', ''), works),
      /^ci-feedback-loop: 1 file is not committed, .* `--include-uncommitted`\.$/,
    ],
    ['the folder is no repository', () => ['--root', root, ...works], /^ci-feedback-loop: `.*` lies in no git repository .*`--root`\.$/],
    [
      'the folder is not there',
      () => ['--root', join(root, 'none'), ...works],
      /^ci-feedback-loop: There is no folder `.*none`\. Name the checkout with `--root`\.$/,
    ],
    [
      'the agent is unknown',
      () => ['--agent', 'clade'],
      /^ci-feedback-loop: The option `--agent` is `clade`, .* Use one of: claude, codex, gemini, copilot, opencode, qwen, aider, command;/,
    ],
    [
      'no agent is named',
      () => [],
      /^ci-feedback-loop: `--agent` is missing\. Name one of: claude, .*, command; or give `--agent-command`\.$/,
    ],
    [
      'the agent has no key',
      () => ['--agent', 'claude'],
      /^ci-feedback-loop: The agent `claude` has no key: `ANTHROPIC_API_KEY` is not set\. Set it, or one of CLAUDE_CODE_OAUTH_TOKEN, .* in the environment of this command\.$/,
    ],
    ['there is no test command', () => ['--test', ' ', ...works], /^ci-feedback-loop: `--test` is missing\./],
    [
      'a number is none',
      () => ['--timeout-minutes', 'soon', ...works],
      /^ci-feedback-loop: The option `--timeout-minutes` is `soon`\. Give a number from 0\.01 to 350\.$/,
    ],
    ['an option is unknown', () => ['--tset', 'x', ...works], /^ci-feedback-loop: Unknown option '--tset'\. `--help` lists the options\.$/],
    ['a word is no option', () => ['now', ...works], /^ci-feedback-loop: `now` is no option\./],
    [
      'the branch is checked out',
      () => ['--branch', 'main', ...works],
      /^ci-feedback-loop: `--branch main` is checked out here, and your work tree is never touched\./,
    ],
    [
      'the branch exists',
      () => (git('branch', 'taken'), ['--branch', 'taken', ...works]),
      /^ci-feedback-loop: The branch `taken` exists already\./,
    ],
    ['the branch cannot be one', () => ['--branch', 'a..b', ...works], /^ci-feedback-loop: `--branch a\.\.b` is no name/],
  ])('%s', async (_, prepare, sentence) => {
    const { code, stdout, stderr } = await local(prepare())
    expect(stderr.trim()).toMatch(sentence)
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2])
  })

  test('the test command is not there', async () => {
    const { code, stdout } = await local([...works, '--test', 'no-such-runner --all'])
    expect(stdout).toMatch(
      /^The test command could not be run: .*no-such-runner.*not found\. Correct `--test`, or give `--setup-command` that installs what it needs\.\n$/,
    )
    expect(code).toBe(2)
  })

  test('nothing was committed yet', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    git('init', '--quiet')
    expect(await local(works)).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing has been committed yet') as string })
  })
})

test('an agent that cannot be started ends it after one attempt', async () => {
  commit(bug, 'Give discounts')
  const { verdict, reason, attempts } = await summaryOf(['--agent-command', 'no-such-agent'], 1)
  expect([verdict, attempts.length]).toEqual(['agent-failed', 1])
  expect(reason).toMatch(
    /^Not repaired: the program of the agent was not found or may not be run\. Install it, or correct `--agent-command`\. It said: .*no-such-agent/,
  )
})

test('explains itself', async () => {
  const { code, stdout } = await shipped(['local', '--help'])
  expect(code).toBe(0)
  for (const option of [
    '--test',
    '--agent',
    '--max-attempts',
    '--verify-rounds',
    '--fix-command',
    '--setup-command',
    '--branch',
    '--root',
    '--timeout-minutes',
    '--max-cost-usd',
  ])
    expect(stdout).toContain(option)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
})

test('keeps from agents what the action keeps from them', () => {
  const patterns = (...more: readonly string[]): readonly string[] =>
    readLocal(['--test', 'true', '--agent', 'claude', ...more]).policy.protectedPaths
  expect(patterns()).toEqual(protectedByDefault)
  expect(patterns('--protected-paths', 'db/**,!.github/**')).toEqual([...protectedByDefault.filter((one) => one !== '.github/**'), 'db/**'])
})
