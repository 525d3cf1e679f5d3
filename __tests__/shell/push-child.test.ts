import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Change, PushResult } from '../../src/core/model/change.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { workspace } from '../../src/shell/git/workspace.ts'
import { bareWithCommit } from '../support/bare-with-commit.ts'

const drops = 'refs/codality/7/turn/5'

let root = ''
let bare = ''
let head: Sha

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'push-'))
  const made = await bareWithCommit(root)
  bare = made.bare
  head = toSha(made.head)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const git = (...args: readonly string[]): string => execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8' }).trim()
const refs = (): readonly string[] => git('for-each-ref', '--format=%(refname)').split('\n')

function push(): Promise<PushResult> {
  const temp = join(root, 'temp')
  mkdirSync(temp)
  const ours = workspace({
    git: findGit(process.env['PATH'] ?? '', 'file'),
    temp,
    url: `file://${bare}`,
    token: null,
    author: () => Promise.resolve({ name: 'loop', email: 'loop@b.c' }),
  })
  const change: Change = {
    base: head,
    oversize: null,
    files: [{ path: 'a.txt', status: 'modified', oldMode: '100644', newMode: '100644', content: Buffer.from('two\n').toString('base64') }],
  }
  return ours.push({ change, branch: 'main', message: 'fix: repair', drops, joins: null })
}

describe('a ref that is taken down together with a push', () => {
  test('is gone with it', async () => {
    git('update-ref', drops, head)
    const pushed = await push()
    expect(pushed).toMatchObject({ kind: 'pushed', dropped: true })
    expect(refs()).toEqual(['refs/heads/main'])
    expect(git('show', 'main:a.txt')).toBe('two')
  })

  test('keeps nothing from being pushed where it is gone already', async () => {
    const pushed = await push()
    expect(pushed).toMatchObject({ kind: 'pushed', dropped: true })
    expect(git('rev-parse', 'main')).toBe(pushed.kind === 'pushed' ? pushed.commit : '')
  })

  test('keeps nothing from being pushed where the server takes none down, and is told to stand', async () => {
    git('update-ref', drops, head)
    writeFileSync(join(bare, 'hooks', 'update'), '#!/bin/sh\ncase $1 in refs/codality/*) exit 1;; esac\n', { mode: 0o755 })
    const pushed = await push()
    expect(pushed).toMatchObject({ kind: 'pushed', dropped: false })
    expect(refs()).toEqual([drops, 'refs/heads/main'])
  })

  test('keeps nothing from being pushed where the server declines all of a push for it', async () => {
    git('update-ref', drops, head)
    writeFileSync(join(bare, 'hooks', 'pre-receive'), '#!/bin/sh\nif grep -q " refs/codality/"; then exit 1; fi\n', { mode: 0o755 })
    expect(await push()).toMatchObject({ kind: 'pushed', dropped: false })
    expect(refs()).toEqual([drops, 'refs/heads/main'])
  })

  test('is gone even where the branch has moved, and nothing is pushed', async () => {
    git('update-ref', drops, head)
    writeFileSync(join(root, 'work', 'b.txt'), 'b')
    const work = join(root, 'work')
    const commit = (...args: readonly string[]): void =>
      void execFileSync('git', ['-C', work, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args])
    commit('add', '.')
    commit('commit', '-qm', 'more')
    commit('push', '-q', bare, 'main')
    expect(await push()).toMatchObject({ kind: 'superseded', dropped: true })
    expect(refs()).toEqual(['refs/heads/main'])
    expect(git('log', '-1', '--format=%s', 'main')).toBe('more')
  })
})
