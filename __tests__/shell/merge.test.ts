import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Workspace } from '../../src/ports/workspace.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { workspace } from '../../src/shell/git/workspace.ts'

let root = ''
let folder = ''
let origin = ''

function plain(where: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'maria',
    GIT_AUTHOR_EMAIL: 'maria@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }
  return execFileSync('git', ['-C', where, ...args], { env, encoding: 'utf8' }).trim()
}

/** A commit on top of a branch, `main` where that does not exist yet; null takes a file away. */
function commit(branch: string, files: Readonly<Record<string, string | null>>): Sha {
  const isKnown = branch === 'main' || plain(folder, 'branch', '--list', branch) !== ''
  if (plain(folder, 'symbolic-ref', '--short', 'HEAD') !== branch)
    plain(folder, 'switch', '--quiet', ...(isKnown ? [branch] : ['--create', branch, 'main']))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (text === null) rmSync(join(folder, path))
    else writeFileSync(join(folder, path), text)
  }
  plain(folder, 'add', '--all')
  plain(folder, 'commit', '--quiet', '--message', `change ${Object.keys(files).join(' ')}`)
  plain(folder, 'push', '--quiet', 'origin', branch)
  return toSha(plain(folder, 'rev-parse', 'HEAD'))
}

function open(): Workspace {
  const author = (): Promise<{ name: string; email: string }> => Promise.resolve({ name: 'loop', email: 'loop@b.c' })
  return workspace({
    git: findGit(process.env['PATH'] ?? '', 'file'),
    temp: mkdtempSync(join(root, 'temp-')),
    url: `file://${origin}`,
    token: null,
    author,
  })
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'merge-'))
  folder = join(root, 'work')
  origin = join(root, 'origin.git')
  plain(root, 'init', '--quiet', '--bare', '--initial-branch=main', origin)
  plain(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  plain(root, 'clone', '--quiet', origin, folder)
  plain(folder, 'switch', '--quiet', '--create', 'main')
  commit('main', { 'a.txt': 'one\ntwo\nthree\n', 'b.txt': 'b\n', 'gone.txt': 'x\n' })
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

test('both sides that do not meet make one tree, with both histories', async () => {
  const head = commit('work', { 'a.txt': 'ONE\ntwo\nthree\n' })
  const base = commit('main', { 'a.txt': 'one\ntwo\nTHREE\n' })
  const ours = open()
  const merged = await ours.merge(head, 'main')
  expect(merged).toMatchObject({ base, files: [] })
  const pushed = await ours.push({
    change: { base: merged.commit ?? head, files: [], oversize: null },
    branch: 'work',
    message: 'merge: bring in main',
    drops: null,
    joins: { how: 'merge', head, base },
  })
  expect(pushed.kind).toBe('pushed')
  expect(plain(origin, 'show', 'work:a.txt')).toBe('ONE\ntwo\nTHREE')
  expect(plain(origin, 'rev-list', '--parents', '-1', 'work').split(' ').slice(1)).toEqual([head, base])
  expect(plain(origin, 'show', '-s', '--format=%an', 'work')).toBe('loop')
})

test('a conflict is marked in the checkout, what is left is compared with that, and the push has two parents', async () => {
  const head = commit('work', { 'a.txt': 'ONE\ntwo\nthree\n', 'gone.txt': 'changed\n' })
  const base = commit('main', { 'a.txt': 'uno\ntwo\nthree\n', 'c.txt': 'c\n', 'gone.txt': null })
  const ours = open()
  const merged = await ours.merge(head, 'main')
  expect([...merged.files].sort()).toEqual(['a.txt', 'gone.txt'])
  const start = merged.commit ?? head
  // Wherever it is made, it is the same commit.
  expect((await open().merge(head, base)).commit).toBe(start)

  const checkout = await ours.open(start, 'main')
  expect(readFileSync(join(checkout.folder, 'a.txt'), 'utf8')).toBe(`<<<<<<< ${head}\nONE\n=======\nuno\n>>>>>>> ${base}\ntwo\nthree\n`)
  expect(readFileSync(join(checkout.folder, 'c.txt'), 'utf8')).toBe('c\n')
  expect((await checkout.harvest()).files).toEqual([])
  writeFileSync(join(checkout.folder, 'a.txt'), 'ONE, uno\ntwo\nthree\n')
  const change = await checkout.harvest()
  await checkout.remove()
  expect(change).toMatchObject({ base: start, files: [{ path: 'a.txt', status: 'modified' }] })
  expect((await ours.originals(change)).get('a.txt')).toContain('<<<<<<<')

  expect(
    (await ours.push({ change, branch: 'work', message: 'merge: bring in main', drops: null, joins: { how: 'merge', head, base } })).kind,
  ).toBe('pushed')
  expect(plain(origin, 'diff', '--name-only', base, 'work').split('\n')).toEqual(['a.txt', 'gone.txt'])
  expect(plain(origin, 'rev-list', '--parents', '-1', 'work').split(' ').slice(1)).toEqual([head, base])
  // On the lease of the head: whoever pushes first wins.
  expect(
    (await ours.push({ change, branch: 'work', message: 'merge: again', drops: null, joins: { how: 'merge', head, base } })).kind,
  ).toBe('superseded')
})

test('a rebase puts each commit anew on the base, with its author and words, and comes to the very tree that was resolved', async () => {
  commit('work', { 'a.txt': 'ONE\ntwo\nthree\n', 'b.txt': 'B\n' })
  commit('work', { 'a.txt': 'ONE\ntwo\nTHREE\n', 'gone.txt': 'changed\n' })
  plain(folder, 'commit', '--quiet', '--amend', '--no-edit', '--date=@1700000000 +0200')
  plain(folder, 'push', '--quiet', '--force', 'origin', 'work')
  const head = toSha(plain(folder, 'rev-parse', 'HEAD'))
  const base = commit('main', { 'a.txt': 'uno\ntwo\nthree\nfour\n', 'c.txt': 'c\n', 'gone.txt': null })
  const ours = open()
  const merged = await ours.merge(head, 'main')
  expect(merged.replay).toBe('yes')
  const checkout = await ours.open(merged.commit ?? head, 'main')
  const resolved = 'ONE, uno\ntwo\nTHREE\nfour\n'
  writeFileSync(join(checkout.folder, 'a.txt'), resolved)
  const change = await checkout.harvest()
  await checkout.remove()
  const request = {
    change,
    branch: 'work',
    message: 'fix: resolve conflicts with main',
    drops: null,
    joins: { how: 'rebase', head, base },
  } as const

  expect((await ours.push(request)).kind).toBe('pushed')
  expect(plain(origin, 'show', 'work:a.txt')).toBe(resolved.trimEnd())
  expect(plain(origin, 'diff', '--name-only', base, 'work').split('\n')).toEqual(['a.txt', 'b.txt', 'gone.txt'])
  expect(plain(origin, 'log', '--reverse', '--format=%an, by %cn: %s', `${base}..work`).split('\n')).toEqual([
    'maria, by loop: change a.txt b.txt',
    'maria, by loop: change a.txt gone.txt',
    'loop, by loop: fix: resolve conflicts with main',
  ])
  expect(plain(origin, 'log', '--merges', '--format=%H', `${base}..work`)).toBe('')
  expect(plain(origin, 'show', '-s', '--format=%ad', '--date=raw', 'work^')).toBe('1700000000 +0200')
  // Line by line, and without a mark.
  expect(plain(origin, 'show', 'work^:a.txt')).toBe('ONE\ntwo\nTHREE')
  expect(plain(origin, 'show', 'work^^:a.txt')).toBe('ONE\ntwo\nthree\nfour')
  // On the lease of the head: what came meanwhile is not thrown away. In other words, as the same ones make the same commit within a second.
  expect((await ours.push({ ...request, message: 'fix: again' })).kind).toBe('superseded')
})

test('a rebase that needs no decision ends with a commit of the loop all the same, by whose trailers its green end is heard', async () => {
  const head = commit('work', { 'a.txt': 'ONE\ntwo\nthree\n' })
  const base = commit('main', { 'c.txt': 'c\n' })
  const ours = open()
  const merged = await ours.merge(head, 'main')
  await ours.push({
    change: { base: merged.commit ?? head, files: [], oversize: null },
    branch: 'work',
    message: 'fix: resolve conflicts\n\nCodality-Trigger: conflict',
    drops: null,
    joins: { how: 'rebase', head, base },
  })
  expect(plain(origin, 'log', '--format=%an: %s', `${base}..work`).split('\n')).toEqual([
    'loop: fix: resolve conflicts',
    'maria: change a.txt',
  ])
  expect(plain(origin, 'log', '-1', '--format=%B', 'work')).toContain('Codality-Trigger:')
  expect(plain(origin, 'diff', '--name-only', 'work^', 'work')).toBe('')
  expect(plain(origin, 'show', 'work:c.txt')).toBe('c')
})

test('commits of several people, and merges, are not put anew', async () => {
  commit('work', { 'a.txt': 'ONE\n' })
  commit('work', { 'b.txt': 'B\n' })
  const amended = (author: string): Sha => {
    plain(folder, 'commit', '--quiet', '--amend', '--no-edit', `--author=${author}`)
    plain(folder, 'push', '--quiet', '--force', 'origin', 'work')
    return toSha(plain(folder, 'rev-parse', 'HEAD'))
  }
  expect(await open().merge(amended('loop <loop@b.c>'), 'main')).toMatchObject({ replay: 'yes' })
  expect(await open().merge(amended('ben <ben@b.c>'), 'main')).toMatchObject({ replay: 'authors' })
  amended('maria <maria@b.c>')
  commit('main', { 'c.txt': 'c\n' })
  plain(folder, 'switch', '--quiet', 'work')
  plain(folder, 'merge', '--quiet', '--no-edit', 'main')
  plain(folder, 'push', '--quiet', 'origin', 'work')
  expect(await open().merge(toSha(plain(folder, 'rev-parse', 'HEAD')), 'main')).toMatchObject({ replay: 'merges' })
})

test('where both parted long ago is found, however much history that takes', async () => {
  const first = plain(folder, 'rev-parse', 'main')
  commit('work', { 'b.txt': 'B\n' })
  const long = (branch: string, count: number): void => {
    const stream = Array.from(
      { length: count },
      (_, index) =>
        `commit refs/heads/${branch}\ncommitter a <a@b.c> ${1_700_000_000 + index} +0000\ndata 1\nx\n${index === 0 ? `from refs/heads/${branch}^0\n` : ''}M 644 inline ${branch}-${index}.txt\ndata 1\ny\n`,
    )
    execFileSync('git', ['-C', origin, 'fast-import', '--quiet'], {
      input: stream.join(''),
      env: { PATH: process.env['PATH'], HOME: root },
    })
  }
  long('work', 230)
  long('main', 230)
  const head = toSha(plain(origin, 'rev-parse', 'work'))
  const ours = open()
  const merged = await ours.merge(head, 'main')
  expect(merged.files).toEqual([])
  expect(plain(origin, 'merge-base', 'work', 'main')).toBe(first)
  const checkout = await ours.open(merged.commit ?? head, null)
  expect(readFileSync(join(checkout.folder, 'b.txt'), 'utf8')).toBe('B\n')
  expect((await checkout.files()).length).toBe(3 + 460)
  await checkout.remove()
})

test('histories with nothing in common are told as what cannot be merged', async () => {
  const head = commit('work', { 'a.txt': 'ONE\n' })
  plain(folder, 'switch', '--quiet', '--orphan', 'other')
  writeFileSync(join(folder, 'z.txt'), 'z\n')
  plain(folder, 'add', '--all')
  plain(folder, 'commit', '--quiet', '--message', 'other')
  plain(folder, 'push', '--quiet', 'origin', 'other')
  expect(await open().merge(head, 'other')).toMatchObject({ commit: null, files: [] })
})
