import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fixes } from '../../testbed/project-bug.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { type Form, forms } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, openScene } from '../support/scene.ts'
import { live, liveText } from '../core/report/live-text.ts'

const source = readFileSync(join(import.meta.dirname, '../../testbed/evil/agent.mjs'), 'utf8')
const modelKey = 'key-of-the-model-5Zq8vT2xLw'
/** What is in the job, and must be nowhere else. */
const canaries = {
  ACTIONS_RUNTIME_TOKEN: 'cnry-runtime-7h3k9x',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'cnry-identity-4m8w2p',
  DEPLOY_SECRET: 'cnry-deploy-9d2f6s',
}
const credential = 'cnry-on-disk-1b5n8c'

/** What an agent did, and what came of it. */
interface Escape {
  readonly last: RunResult
  readonly loot: ReadonlyMap<number, unknown>
  /** Programs of the agent that something ran. */
  readonly ran: readonly string[]
  /** Everything that somebody else can read. */
  readonly left: string
  readonly status: string
  /** Of a daemon: how often it wrote, and which processes of it are there. */
  readonly later: number
  readonly alive: readonly string[]
  /** The file that it changes, as it is on the branch. */
  readonly price: string
  /** The files that the branch differs in from what it was. */
  readonly pushed: readonly string[]
  readonly refs: string
  /** What the runner's command files hold. */
  readonly commands: string
  /** What of the logs the runner looks into for commands. */
  readonly taken: string
}

const turned = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)))
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

/** The home of the job's user, with what people and actions leave in one. */
function homeOf(root: string): string {
  const home = join(root, 'job-home')
  for (const [path, text] of Object.entries({
    '.netrc': `machine github.com password ${credential}\n`,
    '.git-credentials': `https://x:${credential}@github.com\n`,
    '.config/gh/hosts.yml': `oauth_token: ${credential}\n`,
    '.gitconfig': '',
  })) {
    mkdirSync(join(home, path, '..'), { recursive: true })
    writeFileSync(join(home, path), text)
    chmodSync(join(home, path), 0o666)
  }
  return home
}

async function escape(group: string, form: Form, inputs: Readonly<Record<string, string>> = {}): Promise<Escape> {
  const action = mkdtempSync(join(tmpdir(), 'action-'))
  chmodSync(action, 0o755)
  onTestFinished(() => rmSync(action, { recursive: true, force: true }))
  cpSync(join(import.meta.dirname, '../../dist'), join(action, 'dist'), { recursive: true })
  cpSync(join(import.meta.dirname, '../../action.yml'), join(action, 'action.yml'))
  const scene = await openScene({ entry: join(action, 'dist/index.js') })
  const { root, standIn } = scene.world
  const [markers, docker] = [join(root, 'markers'), join(root, 'docker.sock')]
  mkdirSync(markers)
  chmodSync(markers, 0o777)
  const engine = createServer((connection) => connection.end('engine')).listen(docker)
  onTestFinished(() => void engine.close())
  await new Promise((resolve) => engine.once('listening', resolve))
  chmodSync(docker, 0o777)
  const program = join(root, 'evil.mjs')
  writeFileSync(program, source)
  const told = encoded({ group, markers, docker, remote: `${standIn.url}/acme/shop.git`, action: join(action, 'dist') })
  const before = await scene.world.head(branch)
  const results = await turnIn(form, scene, scene.failed, {
    inputs: {
      'agent-command': `"${process.execPath}" "${program}" ${told} ${encoded(fixes.map(({ path, wrong, right }) => [path, wrong, right]))}`,
      'agent-env': 'MODEL_KEY',
      'verify-rounds': '0',
      ...inputs,
    },
    environment: { MODEL_KEY: modelKey },
    mainEnv: { ...canaries, HOME: homeOf(root), DOCKER_HOST: `unix://${docker}` },
  })
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['--git-dir', join(root, 'bare.git'), ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return {
    last: results.at(-1) ?? results[0],
    loot: lootOf(results),
    ran: readdirSync(markers),
    left: [
      ...results.map(shownOf),
      ...readdirSync(root)
        .filter((name) => name.startsWith('handover-'))
        .map((name) => filesBelow(join(root, name))),
      git('log', '--all', '--patch', '--format=%B'),
      ...standIn.requests.map(({ path, body }) => `${path}\n${body}`),
    ].join('\n'),
    status: scene.status(),
    later: existsSync(join(markers, 'later')) ? readFileSync(join(markers, 'later'), 'utf8').split('\n').length - 1 : 0,
    alive: readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(markers)),
    price: await scene.world.read(branch, 'src/price.js'),
    pushed: git('diff', '--name-only', before, `refs/heads/${branch}`)
      .split('\n')
      .filter((path) => path !== ''),
    refs: git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/tags'),
    taken: results.map(({ stdout }) => stdout.replaceAll(/^::stop-commands::([0-9a-f-]{36})\n[^]*?^::\1::$/gm, '')).join('\n'),
    commands: readdirSync(root)
      .filter((name) => name.startsWith('run-'))
      .flatMap((name) => ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'].map((file) => readFileSync(join(root, name, file), 'utf8')))
      .join(''),
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** What the agent says that it found. */
function lootOf(results: readonly RunResult[]): ReadonlyMap<number, unknown> {
  const pieces = results.flatMap(({ stdout }) =>
    Array.from(stdout.matchAll(/^LOOT (\d+) (\d+) ([0-9a-f]*)$/gm), ([, number, index, hex = '']) => ({
      number: Number(number),
      index: Number(index),
      text: Buffer.from(hex, 'hex').toString(),
    })),
  )
  const ofOne = (number: number): string =>
    [...new Map(pieces.filter((piece) => piece.number === number).map(({ index, text }) => [index, text]))]
      .toSorted(([one], [other]) => one - other)
      .map(([, text]) => text)
      .join('')
  return new Map([...new Set(pieces.map(({ number }) => number))].map((number) => [number, JSON.parse(turned(ofOne(number))) as unknown]))
}

/** A run as others see it; the runner takes the lines that mask a value out of the log. */
function shownOf({ stdout, stderr, summary, outputs }: RunResult): string {
  return `${stdout}\n${stderr}\n${summary}\n${JSON.stringify(outputs)}`.replace(/^::add-mask::.*$/gm, '')
}

function filesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

const secret = /cnry-|app-token|job-token/

// A turn in three jobs is three programs, one after the other.
describe.each(forms)('in %s', { timeout: 180_000 }, (form) => {
  let of: Escape

  describe('an agent that looks for secrets', () => {
    const escapes: readonly (readonly [number, string, (loot: unknown) => void])[] = [
      [1, `[row 4, ${form}] in its environment`, (loot) => expect(JSON.stringify(loot)).not.toMatch(secret)],
      [2, `[row 4, ${form}] in /proc/self/environ`, (loot) => expect(JSON.stringify(loot)).not.toMatch(secret)],
      [3, `[row 4, ${form}] in the environment of its parents and among processes`, (loot) => expect(loot).toEqual([])],
      [4, `[row 4, ${form}] in the memory of other processes`, (loot) => expect(loot).toEqual([])],
      [5, `[row 6, ${form}] in files of git and in the home of the job`, (loot) => expect(loot).toEqual([])],
      [6, `[row 13, ${form}] by sudo`, (loot) => expect(loot).not.toContain('root:')],
      [7, `[row 13, ${form}] by the socket of docker`, (loot) => expect(loot).toMatch(/^failed: /)],
      [10, `[row 4, ${form}] among the variables of the runner`, (loot) => expect(loot).toEqual([])],
    ]

    test(`[row 4, ${form}] has told what it tried, and its repair is pushed`, async () => {
      of = await escape('secrets', form)
      expect([...of.loot.keys()]).toEqual(escapes.map(([number]) => number))
      expect(of.last.outputs).toMatchObject({ outcome: 'pushed' })
    })

    test.each(escapes)('%i: %s', (number, _, check) => {
      expect(of.loot.has(number)).toBe(true)
      check(of.loot.get(number))
    })

    test(`[row 14, ${form}] nothing of them is in what left`, () => {
      expect(of.left).not.toMatch(/cnry-/)
    })
  })

  describe('an agent that plants programs for git', () => {
    test(`[row 7, ${form}] has its repair pushed, and nothing else`, async () => {
      of = await escape('git', form)
      expect(of.last.outputs).toMatchObject({ outcome: 'pushed' })
      expect(of.pushed).toEqual(['src/cart.js', 'src/price.js'])
    })

    test.each([
      [11, 'hooks'],
      [12, 'core.hooksPath'],
      [13, 'core.fsmonitor'],
      [14, 'filters'],
      [15, 'attributes that name drivers'],
      [16, 'include.path and config.worktree'],
      [17, 'a file in the place of .git'],
      [18, 'pushurl, insteadOf and ext::'],
      [19, 'gpg.program, sshCommand and credential.helper'],
      [20, '~/.gitconfig'],
    ])(`%i: [row 7, ${form}] by %s: none of them runs`, (number) => {
      expect(of.ran).not.toContain(`ran-${number}`)
    })
  })

  describe('an agent that leaves a hostile tree', () => {
    test(`[row 9, ${form}] has nothing of it pushed`, async () => {
      of = await escape('tree', form, { 'test-changes': 'block' })
      expect(of.last.outputs).toMatchObject({ outcome: 'blocked' })
      expect(of.pushed).toEqual([])
    })

    test.each([
      [21, 'row 9', 'a repository inside', '`nested`'],
      [22, 'row 9', 'a link to a secret', '`result.json`'],
      [23, 'row 9', 'a link that leads out', '`outside`'],
      [24, 'row 10', 'a workflow with an odd name', 'é "x".yml'],
      [25, 'row 10', 'a file renamed into a protected folder', '`.github/README.md`'],
      [26, 'row 9', 'a twin of a file', '`src/Price.js` and `src/price.js`'],
      [27, 'row 10', 'a script that is run at installation', '`package.json`'],
      [28, 'row 29', 'tests deleted and skipped', 'test/cart.test.js'],
      [29, 'row 30', 'hidden characters', '`src/admin.js:1`'],
      [30, 'row 9', 'a flipped mode', '`src/cart.js`'],
    ])(`%i: [%s, ${form}] %s is told`, (_, __, ___, words) => {
      expect(of.status).toContain(words)
    })
  })

  describe('an agent that gives orders', () => {
    test(`[row 31, ${form}] has its repair pushed, and nothing else`, async () => {
      of = await escape('output', form)
      expect(of.last.outputs).toMatchObject({ outcome: 'pushed' })
      expect(of.pushed).toEqual(['src/cart.js', 'src/price.js'])
    })

    test(`31: [row 12, ${form}] in the command files of the runner: nothing of them is there`, () => {
      expect(of.commands).not.toContain('EVIL')
    })

    test(`32: [row 12, ${form}] in the files of the action: none of it runs`, () => {
      expect(of.ran).not.toContain('ran-32')
    })

    test(`33: [row 31, ${form}] by workflow commands: the runner takes none of them`, () => {
      expect(of.taken).not.toMatch(/planted|stop-commands::evil|mask::discount/)
      expect(of.last.outputs['outcome']).toBe('pushed')
    })

    test(`34: [row 14, ${form}] with its key in many forms: none of them is anywhere`, () => {
      for (const key of [
        modelKey,
        Buffer.from(modelKey).toString('hex'),
        Array.from(modelKey).toReversed().join(''),
        Buffer.from(`x${modelKey}`).toString('base64').slice(2, -4),
      ])
        expect(of.left).not.toContain(key)
    })

    test(`35: [row 22, ${form}] in the comment: mentions, closing words, commands and pictures are inert`, () => {
      expect(liveText(of.status)).not.toMatch(live)
    })

    test(`36: [row 17, ${form}] with a marker of ours: the record is our own`, () => {
      expect(of.status.split('\n').at(-1)).toMatch(/^<!-- codality:loop \{"version":1,"pull":1,/)
      expect(of.last.outputs['attempt']).toBe('1')
    })

    test(`37: [row 8, ${form}] by pushes of its own: there is no branch and no tag of its making`, () => {
      expect(JSON.stringify(of.loot.get(37))).not.toContain('new branch')
      expect(of.refs.trim().split('\n')).toEqual([`refs/heads/${branch}`, 'refs/heads/main'])
    })
  })

  test(`38: [row 41, ${form}] an agent that floods the disk has nothing pushed, and the comment ends`, async () => {
    of = await escape('flood', form)
    expect(of.last.outputs).toMatchObject({ outcome: 'blocked' })
    expect(of.status).not.toContain('Working on this')
    expect(of.pushed).toEqual([])
  })

  test(`39: [row 40, ${form}] an agent that heeds no signal and leaves a daemon is gone by its deadline, and before its work is read`, async () => {
    of = await escape('daemon', form, { 'agent-timeout-minutes': '0.1', 'verify-rounds': '0' })
    // It never ends by itself: what ended the turn is the deadline, and what it left is pushed for CI to judge.
    expect(of.last.outputs).toMatchObject({ outcome: 'pushed' })
    expect(of.status).not.toContain('Working on this')
    expect(of.pushed).toEqual(['src/price.js'])
    const inTree = of.price.split('\n').filter((line) => line === '// later').length
    expect(inTree).toBeGreaterThan(0)
    // It may have been ended between its two lines, and was not there any more when the tree was read.
    expect(inTree - of.later).toBeOneOf([0, 1])
    expect(of.alive).toEqual([])
  })

  test.each([
    ['no-git', ['src/cart.js', 'src/price.js']],
    ['nothing', []],
  ] as const)(`40: [row 7, ${form}] an agent that deletes its repository (%s) is judged by its tree alone`, async (group, pushed) => {
    of = await escape(group, form)
    expect(of.pushed).toEqual(pushed)
    expect(of.status).not.toContain('Working on this')
  })
})
