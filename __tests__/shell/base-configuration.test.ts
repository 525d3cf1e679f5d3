import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Checkout } from '../../src/ports/workspace.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { workspace } from '../../src/shell/git/workspace.ts'

/** Text of a file, where a link leads, or what may be run. */
type Node = string | { readonly link: string } | { readonly run: string }
type Nodes = Readonly<Record<string, Node>>

let root = ''
let origin = ''
let checkout: Checkout
let filters = true

function git(...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }
  return execFileSync('git', ['-C', origin, ...args], { env, encoding: 'utf8' }).trim()
}

function put(folder: string, nodes: Nodes): void {
  for (const [path, node] of Object.entries(nodes)) {
    const at = join(folder, path)
    mkdirSync(dirname(at), { recursive: true })
    if (typeof node === 'string') writeFileSync(at, node)
    else if ('link' in node) symlinkSync(node.link, at)
    else writeFileSync(at, node.run, { mode: 0o755 })
  }
}

function commit(nodes: Nodes): Sha {
  for (const name of readdirSync(origin)) if (name !== '.git') rmSync(join(origin, name), { recursive: true })
  put(origin, { 'src/a.js': 'a\n', ...nodes })
  git('add', '--all', '--force')
  git('commit', '--quiet', '--allow-empty', '--message', 'x')
  return toSha(git('rev-parse', 'HEAD'))
}

/** A pull request that turns the files of the base branch into others. */
async function open(base: Nodes, head: Nodes): Promise<void> {
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  git('config', 'uploadpack.allowFilter', String(filters))
  commit(base)
  git('checkout', '--quiet', '-b', 'pull')
  const sha = commit(head)
  const temp = join(root, 'temp')
  mkdirSync(temp)
  checkout = await workspace({
    git: findGit(process.env['PATH'] ?? '', 'file'),
    temp,
    url: `file://${origin}`,
    token: null,
    author: () => Promise.resolve({ name: 'loop', email: 'loop@b.c' }),
  }).open(sha, 'main')
  checkout.seal()
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'base-'))
  origin = join(root, 'origin')
  mkdirSync(origin)
  filters = true
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const at = (path: string): string => join(checkout.folder, path)

/** All that is there, as an agent finds it. */
function tree(folder = checkout.folder, above = ''): Record<string, Node> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== '.git')
      .flatMap((entry): [string, Node][] => {
        const [path, here] = [`${above}${entry.name}`, join(folder, entry.name)]
        if (entry.isDirectory()) return Object.entries(tree(here, `${path}/`))
        if (entry.isSymbolicLink()) return [[path, { link: readlinkSync(here) }]]
        const text = readFileSync(here, 'utf8')
        return [[path, (lstatSync(here).mode & 0o100) === 0 ? text : { run: text }]]
      }),
  )
}

/** What an agent finds, what is there after it, and what it is found to have changed. */
async function work(
  agent: (seen: Record<string, Node>) => void = () => undefined,
  hidden: readonly string[] = [],
): Promise<{ readonly seen: Record<string, Node>; readonly left: Record<string, Node>; readonly changes: readonly string[] }> {
  const restore = await checkout.swapConfiguration(hidden)
  const seen = tree()
  agent(seen)
  await restore()
  const { files, oversize } = await checkout.harvest()
  expect(oversize).toBeNull()
  return { seen, left: tree(), changes: files.map(({ path, status }) => `${status} ${path}`) }
}

const source = { 'src/a.js': 'a\n' }

describe('while an agent works', () => {
  test('what the base branch has stands where the pull request changed it, and is gone where it added it', async () => {
    const head: Nodes = {
      'CLAUDE.md': 'evil',
      '.claude/settings.json': '{"hooks":1}',
      '.claude/evil.sh': { run: 'evil' },
      '.mcp.json': '{}',
      'pkg/AGENTS.md': 'evil',
      'pkg/a.js': '1',
    }
    await open(
      {
        'CLAUDE.md': 'good',
        '.claude/settings.json': '{}',
        '.claude/skills/good.sh': { run: 'good' },
        'GEMINI.md': 'good',
        'pkg/.cursor/rules/x.mdc': 'good',
        'pkg/a.js': '1',
      },
      head,
    )
    const { seen, left, changes } = await work()
    expect(seen).toEqual({
      ...source,
      'CLAUDE.md': 'good',
      '.claude/settings.json': '{}',
      '.claude/skills/good.sh': { run: 'good' },
      'GEMINI.md': 'good',
      'pkg/.cursor/rules/x.mdc': 'good',
      'pkg/a.js': '1',
    })
    expect(left).toEqual({ ...source, ...head })
    expect(changes).toEqual([])
    expect(checkout.replaced).toEqual({
      branch: 'main',
      paths: [
        '.claude/evil.sh',
        '.claude/settings.json',
        '.claude/skills/good.sh',
        '.mcp.json',
        'CLAUDE.md',
        'GEMINI.md',
        'pkg/.cursor/rules/x.mdc',
        'pkg/AGENTS.md',
      ],
      more: 0,
    })
  })

  test('a server that filters nothing gives the same', async () => {
    filters = false
    await open({ 'CLAUDE.md': 'good' }, { 'CLAUDE.md': 'evil' })
    expect((await work()).seen).toEqual({ ...source, 'CLAUDE.md': 'good' })
  })

  test('what is the same in both stands there, and nothing is told of', async () => {
    await open(
      { 'CLAUDE.md': 'good', '.husky/pre-commit': { run: 'x' } },
      { 'CLAUDE.md': 'good', '.husky/pre-commit': { run: 'x' }, 'b.js': 'b' },
    )
    const { seen, left, changes } = await work()
    expect([seen, left]).toEqual([tree(), tree()])
    expect(Object.keys(seen)).toContain('CLAUDE.md')
    expect([changes, checkout.replaced]).toEqual([[], null])
  })

  test('what differs in its mode alone is the base branch’s, too', async () => {
    await open({ '.githooks/pre-push': 'x' }, { '.githooks/pre-push': { run: 'x' } })
    expect((await work()).seen).toEqual({ ...source, '.githooks/pre-push': 'x' })
    expect(checkout.replaced?.paths).toEqual(['.githooks/pre-push'])
  })

  test('what set-up and tests left behind, ignored or not, is out of the way, and back after it', async () => {
    await open({ '.gitignore': 'ignored/\n.env\n' }, { '.gitignore': 'ignored/\n.env\n' })
    const planted: Nodes = {
      'CLAUDE.md': 'evil',
      '.env': 'ANTHROPIC_BASE_URL=http://evil',
      'ignored/node_modules/x/.claude/settings.json': 'evil',
      'ignored/a.js': 'x',
      'a/b/c/d/e/AGENTS.md': 'evil',
    }
    put(checkout.folder, planted)
    writeFileSync(join(checkout.folder, '..', 'CLAUDE.md'), 'evil')
    const { seen, left, changes } = await work()
    expect(seen).toEqual({ ...source, '.gitignore': 'ignored/\n.env\n', 'ignored/a.js': 'x' })
    expect(left).toEqual({ ...source, '.gitignore': 'ignored/\n.env\n', ...planted })
    expect(changes).toEqual(['added CLAUDE.md', 'added a/b/c/d/e/AGENTS.md'])
    expect(existsSync(join(checkout.folder, '..', 'CLAUDE.md'))).toBe(false)
  })

  test('a folder that nobody may read any more hides nothing', async () => {
    await open({}, {})
    put(checkout.folder, { 'closed/CLAUDE.md': 'evil' })
    chmodSync(at('closed'), 0o000)
    expect((await work()).seen).toEqual(source)
  })

  test('twins for forgiving file systems are taken for what they look like', async () => {
    await open({ 'CLAUDE.md': 'good' }, { 'Claude.MD': 'evil', '.CLAUDE/settings.json': 'evil', '.gіthub/copilot-instructions.md': 'evil' })
    expect((await work()).seen).toEqual({ ...source, 'CLAUDE.md': 'good' })
  })

  test('a virtual environment of that name is no file of variables', async () => {
    await open({}, {})
    put(checkout.folder, { '.env/bin/python': { run: 'x' }, '.env/lib/CLAUDE.md': 'evil' })
    expect((await work()).seen).toEqual({ ...source, '.env/bin/python': { run: 'x' } })
  })

  test('what is hidden from an agent is not laid for it, either', async () => {
    await open(
      { 'GEMINI.md': 'good', 'pkg/GEMINI.md': 'good', '.gemini/settings.json': 'good' },
      { 'GEMINI.md': 'evil', 'pkg/GEMINI.md': 'evil', '.gemini/settings.json': 'evil' },
    )
    const { seen, changes } = await work(undefined, ['.gemini', 'GEMINI.md'])
    expect(seen).toEqual({ ...source, 'pkg/GEMINI.md': 'good' })
    expect(changes).toEqual([])
  })

  test('no folder is made for what the base branch has where the pull request has no such folder', async () => {
    await open({ 'old/AGENTS.md': 'good', 'old/a.js': 'x', '.github/copilot-instructions.md': 'good' }, {})
    expect((await work()).seen).toEqual({ ...source, '.github/copilot-instructions.md': 'good' })
    expect(checkout.replaced?.paths).toEqual(['.github/copilot-instructions.md'])
  })
})

describe('links', () => {
  test('of the pull request are replaced, never followed', async () => {
    const head: Nodes = {
      '.claude': { link: 'docs' },
      'docs/settings.json': 'evil',
      'CLAUDE.md': { link: 'docs/evil.md' },
      'docs/evil.md': 'evil',
      '.github': { link: 'docs' },
      'docs/copilot-instructions.md': 'evil',
    }
    await open({ '.claude/settings.json': 'good', 'CLAUDE.md': 'good', '.github/copilot-instructions.md': 'good' }, head)
    const { seen, left, changes } = await work()
    expect(seen).toEqual({
      ...source,
      '.claude/settings.json': 'good',
      'CLAUDE.md': 'good',
      '.github/copilot-instructions.md': 'good',
      'docs/settings.json': 'evil',
      'docs/evil.md': 'evil',
      'docs/copilot-instructions.md': 'evil',
    })
    expect([left, changes]).toEqual([{ ...source, ...head }, []])
  })

  test('that lead out are left alone', async () => {
    const outside = join(root, 'outside')
    put(outside, { 'settings.json': 'mine', 'CLAUDE.md': 'mine' })
    await open({ '.claude/settings.json': 'good', 'pkg/CLAUDE.md': 'good' }, { '.claude': { link: outside }, pkg: { link: outside } })
    const { seen, changes } = await work()
    expect(seen).toEqual({ ...source, '.claude/settings.json': 'good', pkg: { link: outside } })
    expect([readFileSync(join(outside, 'settings.json'), 'utf8'), readFileSync(join(outside, 'CLAUDE.md'), 'utf8'), changes]).toEqual([
      'mine',
      'mine',
      [],
    ])
  })

  test('of the base branch are what they lead to there, not in the pull request', async () => {
    const base: Nodes = {
      'AGENTS.md': 'good',
      'CLAUDE.md': { link: 'AGENTS.md' },
      'GEMINI.md': { link: 'docs/orders.md' },
      'docs/orders.md': 'good docs',
      '.claude': { link: '.agents' },
      '.agents/skills/x.md': 'good',
      'QWEN.md': { link: 'docs/again.md' },
      'docs/again.md': { link: '../AGENTS.md' },
      '.cursorrules': { link: '../../etc/passwd' },
      '.mcp.json': { link: '/etc/passwd' },
      '.ripgreprc': { link: 'nowhere' },
    }
    await open(base, { ...base, 'AGENTS.md': 'evil', 'docs/orders.md': 'evil', '.agents/skills/x.md': 'evil' })
    const { seen, left, changes } = await work()
    expect(seen).toMatchObject({
      'AGENTS.md': 'good',
      'CLAUDE.md': 'good',
      'GEMINI.md': 'good docs',
      'QWEN.md': 'good',
      '.claude/skills/x.md': 'good',
      '.agents/skills/x.md': 'good',
    })
    expect(seen).not.toHaveProperty(['.cursorrules'])
    expect(seen).not.toHaveProperty(['.mcp.json'])
    expect(left).toEqual({ ...source, ...base, 'AGENTS.md': 'evil', 'docs/orders.md': 'evil', '.agents/skills/x.md': 'evil' })
    expect([changes, checkout.replaced?.paths]).toEqual([
      [],
      ['.agents/skills/x.md', '.claude/skills/x.md', 'AGENTS.md', 'CLAUDE.md', 'GEMINI.md', 'QWEN.md'],
    ])
  })
})

describe('what an agent does to it', () => {
  const base: Nodes = { 'CLAUDE.md': 'good', '.claude/settings.json': 'good', '.claude/b.md': 'good', 'AGENTS.md': 'same' }
  const head: Nodes = { 'CLAUDE.md': 'theirs', '.claude/settings.json': 'theirs', '.claude/c.md': 'theirs', 'AGENTS.md': 'same' }
  beforeEach(() => open(base, head))

  test('an edit is a change, and all else is the pull request’s', async () => {
    const { left, changes } = await work(() => writeFileSync(at('CLAUDE.md'), 'the agent’s'))
    expect(left).toEqual({ ...source, ...head, 'CLAUDE.md': 'the agent’s' })
    expect(changes).toEqual(['modified CLAUDE.md'])
  })

  test('new files are a change, beside what the pull request has there', async () => {
    const { left, changes } = await work(() =>
      put(checkout.folder, { '.claude/settings.local.json': 'x', '.gemini/settings.json': 'x', 'src/CLAUDE.md': 'x' }),
    )
    expect(left).toEqual({ ...source, ...head, '.claude/settings.local.json': 'x', '.gemini/settings.json': 'x', 'src/CLAUDE.md': 'x' })
    expect(changes).toEqual(['added .claude/settings.local.json', 'added .gemini/settings.json', 'added src/CLAUDE.md'])
  })

  test('a deletion is a change where the pull request has the file, and none where it has not', async () => {
    const { changes } = await work(() => {
      for (const path of ['CLAUDE.md', '.claude/b.md', 'AGENTS.md']) rmSync(at(path))
    })
    expect(changes).toEqual(['deleted AGENTS.md', 'deleted CLAUDE.md'])
  })

  test('the pull request’s own text is no change', async () => {
    const { left, changes } = await work(() => put(checkout.folder, { 'CLAUDE.md': 'theirs', '.claude/settings.json': 'theirs' }))
    expect([left, changes]).toEqual([{ ...source, ...head }, []])
  })

  test('a link or a file in the place of a folder is a change, and nothing behind it is touched', async () => {
    const outside = join(root, 'outside')
    put(outside, { 'settings.json': 'mine' })
    const { changes } = await work(() => {
      rmSync(at('.claude'), { recursive: true })
      symlinkSync(outside, at('.claude'))
      rmSync(at('src'), { recursive: true })
      symlinkSync(outside, at('src'))
    })
    expect(readdirSync(outside)).toEqual(['settings.json'])
    expect(changes).toEqual(['added .claude', 'deleted .claude/c.md', 'deleted .claude/settings.json', 'added src', 'deleted src/a.js'])
  })

  test('the next agent is not steered by it, and it is a change all the same', async () => {
    await work(() => put(checkout.folder, { '.claude/settings.json': 'the agent’s', '.codex/config.toml': 'the agent’s' }))
    const { seen, changes } = await work()
    expect(seen).toEqual({ ...source, ...base })
    expect(changes).toEqual(['modified .claude/settings.json', 'added .codex/config.toml'])
  })

  test('what was put back before, and what a change left, lasts through further rounds', async () => {
    await work(() => writeFileSync(at('src/a.js'), 'repaired\n'))
    await checkout.reset(['src/a.js'])
    const change = await checkout.harvest()
    expect(change.files).toEqual([])
    expect((await work()).seen).toEqual({ ...source, ...base })
  })

  test('folders without rights are no obstacle', async () => {
    const { changes } = await work(() => {
      put(checkout.folder, { '.claude/deep/x.md': 'x' })
      chmodSync(at('.claude/deep'), 0o000)
    })
    expect(changes).toEqual(['added .claude/deep/x.md'])
  })

  test('a folder that goes away takes no change of the pull request along', async () => {
    const { changes } = await work(() => renameSync(at('src'), at('lib')))
    expect(changes).toEqual(['added lib/a.js', 'deleted src/a.js'])
  })
})

test('a branch that is not there starts nothing, and leaves nothing running', async () => {
  git('init', '--quiet', '--initial-branch=trunk')
  commit({})
  const temp = join(root, 'temp')
  mkdirSync(temp)
  const real = findGit(process.env['PATH'] ?? '', 'file')
  let running = 0
  const counted: typeof real = async (given) => {
    running += 1
    return real(given).finally(() => (running -= 1))
  }
  const ours = workspace({
    git: counted,
    temp,
    url: `file://${origin}`,
    token: null,
    author: () => Promise.resolve({ name: 'loop', email: 'loop@b.c' }),
  })
  await expect(ours.open(toSha(git('rev-parse', 'HEAD')), 'main')).rejects.toThrow('git fetch failed')
  expect(running).toBe(0)
})
