import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PushResult } from '../../src/core/model/change.ts'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
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
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }
  return execFileSync('git', ['-C', where, ...args], { env, encoding: 'utf8' }).trim()
}

function commit(files: Readonly<Record<string, string | null>>): Sha {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, path))
    else writeFileSync(join(folder, path), text)
  }
  plain(folder, 'add', '--all')
  plain(folder, 'commit', '--quiet', '--message', 'change')
  plain(folder, 'push', '--quiet', 'origin', 'HEAD:refs/heads/work')
  return toSha(plain(folder, 'rev-parse', 'HEAD'))
}

function revert(bad: Sha, good: Sha, head = bad): Promise<PushResult> {
  const temp = mkdtempSync(join(root, 'temp-'))
  const author = (): Promise<{ name: string; email: string }> => Promise.resolve({ name: 'loop', email: 'loop@b.c' })
  return workspace({ git: findGit(process.env['PATH'] ?? '', 'file'), temp, url: `file://${origin}`, token: 'x', author }).revert({
    head,
    bad,
    good,
    branch: 'work',
    message: 'revert: take back attempt 1\n\nWhy.',
  })
}

const head = (): string => plain(origin, 'rev-parse', 'refs/heads/work')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'revert-'))
  folder = join(root, 'people')
  origin = join(root, 'origin.git')
  mkdirSync(folder)
  plain(root, 'init', '--quiet', '--bare', origin)
  plain(folder, 'init', '--quiet', '--initial-branch=work')
  plain(folder, 'remote', 'add', 'origin', origin)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a commit is taken back by one on top of it that has the tree of before', async () => {
  commit({ 'a.js': 'one', 'gone.js': 'here' })
  const good = commit({ 'b.js': 'two' })
  const bad = commit({ 'a.js': 'worse', 'gone.js': null, 'new.js': 'new' })
  const result = await revert(bad, good)
  expect(result).toMatchObject({ kind: 'pushed', commit: head(), subject: 'revert: take back attempt 1' })
  expect(plain(origin, 'rev-parse', `${head()}^{tree}`)).toBe(plain(origin, 'rev-parse', `${good}^{tree}`))
  expect(plain(origin, 'log', '-1', '--format=%P %an %B', head())).toBe(`${bad} loop revert: take back attempt 1\n\nWhy.`)
})

test('a branch that has moved stays as people left it', async () => {
  const good = commit({ 'a.js': 'one' })
  const bad = commit({ 'a.js': 'worse' })
  const moved = commit({ 'mine.js': 'mine' })
  expect(await revert(bad, good)).toMatchObject({ kind: 'superseded', head: moved })
  expect(head()).toBe(moved)
})

test('nothing but the one commit is ever taken back', async () => {
  const first = commit({ 'a.js': 'one' })
  commit({ 'a.js': 'two' })
  const bad = commit({ 'a.js': 'worse' })
  expect(await revert(bad, first)).toMatchObject({ kind: 'rejected', isReplaced: true })
  expect(head()).toBe(bad)
})

test('a merge is not taken back', async () => {
  const good = commit({ 'a.js': 'one' })
  plain(folder, 'checkout', '--quiet', '-b', 'side', good)
  writeFileSync(join(folder, 'side.js'), 'side')
  plain(folder, 'add', '--all')
  plain(folder, 'commit', '--quiet', '--message', 'side')
  plain(folder, 'checkout', '--quiet', 'work')
  plain(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side')
  plain(folder, 'push', '--quiet', 'origin', 'HEAD:refs/heads/work')
  const bad = toSha(plain(folder, 'rev-parse', 'HEAD'))
  const refused = await revert(bad, good)
  expect(refused).toMatchObject({
    kind: 'rejected',
    detail: `${bad} is a merge, and what it brought in from the base branch would count as merged for ever, so it is not taken back.`,
  })
  expect(refused).not.toHaveProperty('isReplaced')
  expect(head()).toBe(bad)
})

test('a commit is taken back below others that together change nothing, and below nothing else', async () => {
  const good = commit({ 'a.js': 'one' })
  const bad = commit({ 'a.js': 'two' })
  commit({ 'b.js': 'more' })
  const back = commit({ 'b.js': null })
  expect(await revert(bad, good, back)).toMatchObject({ kind: 'pushed', commit: head() })
  expect(plain(origin, 'rev-parse', `${head()}^`, `${head()}^{tree}`).split('\n')).toEqual([
    back,
    plain(origin, 'rev-parse', `${good}^{tree}`),
  ])
  plain(folder, 'fetch', '--quiet', 'origin', 'work')
  plain(folder, 'reset', '--quiet', '--hard', 'FETCH_HEAD')
  const other = commit({ 'a.js': 'three' })
  expect(await revert(bad, good, other)).toMatchObject({
    kind: 'rejected',
    detail: `${other} has other files than ${bad}, so that is not taken back.`,
  })
  expect(head()).toBe(other)
})
