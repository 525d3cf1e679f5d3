import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { toSha } from '../../src/core/model/pull.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { workspace } from '../../src/shell/git/workspace.ts'

const run = promisify(execFile)

let root = ''
let origin = ''
let home = ''
let asksForPassword: Server
let passwordUrl = ''

beforeAll(async () => {
  asksForPassword = createServer((_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end())
  await new Promise<void>((resolve) => asksForPassword.listen(0, '127.0.0.1', resolve))
  const address = asksForPassword.address()
  passwordUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/x.git`
})
afterAll(() => void asksForPassword.close())

/** Git as everybody has it, with the settings of a home that others write. */
async function plain(folder: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }
  return (await run('git', ['-C', folder, ...args], { env, timeout: 20_000 })).stdout.trim()
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vectors-'))
  home = join(root, 'home')
  origin = join(root, 'origin.git')
  const seed = join(root, 'seed')
  await Promise.all([mkdir(home), mkdir(seed)])
  await plain(root, 'init', '--quiet', '--bare', origin)
  await plain(seed, 'init', '--quiet', '--initial-branch=main')
  const commit = async (text: string): Promise<void> => {
    await writeFile(join(seed, 'a.js'), text)
    await plain(seed, 'add', '--all')
    await plain(seed, 'commit', '--quiet', '--message', text)
  }
  await commit('one\n')
  await plain(seed, 'branch', 'other')
  await commit('two\n')
  await plain(seed, 'checkout', '--quiet', 'other')
  await commit('three\n')
  await plain(seed, 'push', '--quiet', origin, 'main', 'other')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

/** Where an agent plants: a checkout, its git directory, and a program that tells that it was run. */
interface Ground {
  readonly folder: string
  readonly gitFolder: string
  readonly program: string
  readonly put: (path: string, text: string) => Promise<void>
  readonly hook: (name: string) => Promise<void>
  readonly config: (...lines: readonly string[]) => Promise<void>
}

async function groundOf(folder: string, mark: string): Promise<Ground> {
  const program = join(root, `run-${mark}.sh`)
  await writeFile(program, `#!/bin/sh\necho "$0" >> '${join(root, mark)}'\nexit 0\n`)
  await chmod(program, 0o755)
  const gitFolder = join(folder, '.git')
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return {
    folder,
    gitFolder,
    program,
    put,
    hook: async (name) => {
      await put(`.git/hooks/${name}`, `#!/bin/sh\nexec '${program}'\n`)
      await chmod(join(gitFolder, 'hooks', name), 0o755)
    },
    config: (...lines) => appendFile(join(gitFolder, 'config'), `\n${lines.join('\n')}\n`),
  }
}

type Plant = (ground: Ground) => Promise<void>

async function nested({ folder, put }: Ground, config: string): Promise<void> {
  const inner = join(folder, 'inner')
  await put('inner/b.js', 'b\n')
  await plain(inner, 'init', '--quiet')
  await plain(inner, 'add', '--all')
  await plain(inner, 'commit', '--quiet', '--message', 'x')
  await appendFile(join(inner, '.git/config'), `\n${config}\n`)
  // As large as before: git has to look into it.
  await put('inner/b.js', 'c\n')
}

const vectors: readonly (readonly [name: string, plant: Plant])[] = [
  ...['pre-commit', 'pre-push', 'reference-transaction', 'post-index-change'].map(
    (name) => [`the hook ${name}`, ({ hook }: Ground) => hook(name)] as const,
  ),
  [
    'core.hooksPath',
    async ({ folder, program, put, config }) => {
      await put('hooks/pre-commit', `#!/bin/sh\nexec '${program}'\n`)
      await chmod(join(folder, 'hooks/pre-commit'), 0o755)
      await config('[core]', `hooksPath = ${join(folder, 'hooks')}`)
    },
  ],
  ['core.fsmonitor', ({ program, config }) => config('[core]', `fsmonitor = ${program}`)],
  [
    'a clean filter by .gitattributes',
    async ({ program, put, config }) => {
      await put('.gitattributes', '*.js filter=x\n')
      await config('[filter "x"]', `clean = ${program}`)
    },
  ],
  [
    'a clean filter by info/attributes',
    async ({ program, put, config }) => {
      await put('.git/info/attributes', '*.js filter=x\n')
      await config('[filter "x"]', `clean = ${program}`)
    },
  ],
  [
    'a smudge filter',
    async ({ program, put, config }) => {
      await put('.git/info/attributes', '*.js filter=x\n')
      await config('[filter "x"]', `smudge = ${program}`)
    },
  ],
  [
    'textconv',
    async ({ program, put, config }) => {
      await put('.git/info/attributes', '*.js diff=x\n')
      await config('[diff "x"]', `textconv = ${program}`)
    },
  ],
  ['diff.external', ({ program, config }) => config('[diff]', `external = ${program}`)],
  [
    'the command of a diff driver',
    async ({ program, put, config }) => {
      await put('.git/info/attributes', '*.js diff=x\n')
      await config('[diff "x"]', `command = ${program}`)
    },
  ],
  ['gpg.program', ({ program, config }) => config('[commit]', 'gpgSign = true', '[gpg]', `program = ${program}`)],
  [
    'core.sshCommand',
    ({ program, config }) => config('[core]', `sshCommand = ${program}`, '[remote "origin"]', 'pushurl = ssh://localhost/x.git'),
  ],
  [
    'a pushurl of ext::',
    ({ program, config }) => config('[protocol "ext"]', 'allow = always', '[remote "origin"]', `pushurl = ext::${program}`),
  ],
  [
    'insteadOf to ext::',
    ({ program, config }) =>
      config('[protocol "ext"]', 'allow = always', `[url "ext::${program} "]`, `insteadOf = ${origin}`, `insteadOf = file://${origin}`),
  ],
  ['uploadpack', ({ program, config }) => config('[remote "origin"]', `uploadpack = ${program}`)],
  ['receivepack', ({ program, config }) => config('[remote "origin"]', `receivepack = ${program}`)],
  [
    'credential.helper',
    ({ program, config }) => config('[credential]', `helper = ${program}`, '[remote "origin"]', `pushurl = ${passwordUrl}`),
  ],
  [
    'include.path',
    async ({ program, put, config }) => {
      await put('.git/more', `[core]\nfsmonitor = ${program}\n`)
      await config('[include]', 'path = more')
    },
  ],
  [
    'config.worktree',
    async ({ program, put, config }) => {
      await put('.git/config.worktree', `[core]\nfsmonitor = ${program}\n`)
      await config('[core]', 'repositoryFormatVersion = 1', '[extensions]', 'worktreeConfig = true')
    },
  ],
  [
    'a merge driver',
    async ({ program, put, config }) => {
      await put('.git/info/attributes', '*.js merge=x\n')
      await config('[merge "x"]', `driver = ${program}`)
    },
  ],
  ['~/.gitconfig', ({ program }) => writeFile(join(home, '.gitconfig'), `[core]\nfsmonitor = ${program}\n`)],
  ['a repository inside with fsmonitor', (ground) => nested(ground, `[core]\nfsmonitor = ${ground.program}`)],
  [
    'a repository inside with a filter',
    async (ground) => {
      await nested(ground, `[filter "x"]\nclean = ${ground.program}\nrequired = true`)
      await writeFile(join(ground.folder, 'inner/.git/info/attributes'), '*.js filter=x\n')
    },
  ],
  [
    'a file in the place of .git',
    async ({ folder, gitFolder, program }) => {
      await rename(gitFolder, join(folder, '..', 'elsewhere'))
      await writeFile(gitFolder, 'gitdir: ../elsewhere\n')
      await appendFile(join(folder, '..', 'elsewhere/config'), `\n[core]\nfsmonitor = ${program}\n`)
    },
  ],
]

/** All that people do in a checkout. What fails is of no interest. */
async function work(folder: string): Promise<void> {
  await writeFile(join(folder, 'a.js'), 'changed\n')
  const steps: readonly (readonly string[])[] = [
    ['status'],
    ['diff'],
    ['add', '--all'],
    ['status'],
    ['commit', '--message', 'x'],
    ['diff', 'HEAD~1', 'HEAD'],
    ['fetch', 'origin'],
    ['push', 'origin', 'HEAD:refs/heads/mine'],
    ['rebase', 'origin/other'],
    ['rebase', '--abort'],
    ['checkout', '--force', 'origin/other'],
  ]
  for (const step of steps) await plain(folder, ...step).catch(() => undefined)
}

test('there are 26 of them', () => {
  expect(new Set(vectors.map(([name]) => name)).size).toBe(26)
})

describe('plain git runs a program of the agent', () => {
  test.each(vectors)('by %s', async (_, plant) => {
    const folder = join(root, 'clone', 'checkout')
    await plain(root, 'clone', '--quiet', '--branch', 'main', `file://${origin}`, folder)
    await plant(await groundOf(folder, 'ran'))
    await work(folder)
    expect(existsSync(join(root, 'ran'))).toBe(true)
  })
})

describe('[row 7] no git of the action runs a program of the agent', () => {
  test.each(vectors)('by %s', async (_, plant) => {
    const temp = join(root, 'temp')
    await mkdir(temp)
    const author = (): Promise<{ name: string; email: string }> => Promise.resolve({ name: 'loop', email: 'loop@b.c' })
    const ours = workspace({ git: findGit(process.env['PATH'] ?? '', 'file'), temp, url: `file://${origin}`, token: 'x', author })
    const checkout = await ours.open(toSha(await plain(origin, 'rev-parse', 'main')), null)
    await checkout.files()
    await checkout.read('a.js')
    checkout.seal()
    await plain(checkout.folder, 'remote', 'add', 'origin', `file://${origin}`)
    await plant(await groundOf(checkout.folder, 'ran'))
    vi.stubEnv('HOME', home)
    await writeFile(join(checkout.folder, 'a.js'), 'repaired\n')

    const change = await checkout.harvest()
    await ours.originals(change)
    await ours.modes(change.base)
    await ours.patch(change)
    const back = await checkout.swapConfiguration(['a.js'])
    await back()
    await checkout.reset(['a.js'])
    await checkout.put(change.files.filter(({ path }) => path === 'a.js'))
    const repaired = { ...change, oversize: null, files: (await checkout.harvest()).files.filter(({ path }) => path === 'a.js') }
    // What git cannot read of an agent's tree carries nothing; all others carry the repair.
    if (change.oversize === null) {
      const pushed = await ours.push({ change: repaired, branch: 'main', message: 'fix: repair', drops: null, joins: null })
      expect(pushed).toMatchObject({ kind: 'pushed' })
      if (pushed.kind === 'pushed')
        await ours.revert({ head: pushed.commit, bad: pushed.commit, good: change.base, branch: 'main', message: 'revert: x' })
    }
    await checkout.remove()
    expect(existsSync(join(root, 'ran'))).toBe(false)
  })
})
