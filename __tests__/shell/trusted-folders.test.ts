import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isSha, type Sha } from '../../src/core/model/pull.ts'
import { findGit } from '../../src/shell/git/git.ts'
import type { GitCall } from '../../src/shell/git/run-git.ts'
import { copyHistory, trustedFolders } from '../../src/shell/git/trusted-folders.ts'

/** A repository with two commits, and the words of every fetch. */
async function open(): Promise<{
  readonly temp: string
  readonly head: Sha
  readonly fetches: string[]
  readonly trusted: ReturnType<typeof trustedFolders>
}> {
  const temp = await mkdtemp(join(tmpdir(), 'trusted-'))
  onTestFinished(() => rm(temp, { recursive: true, force: true }))
  const url = join(temp, 'origin')
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', url, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' })
  execFileSync('git', ['init', '--quiet', url])
  for (const text of ['one\n', 'two\n']) {
    await writeFile(join(url, 'a.txt'), text)
    git('add', '--all')
    git('commit', '--quiet', '--message', text)
  }
  const head = git('rev-parse', 'HEAD').trim()
  if (!isSha(head)) throw new Error(head)
  const fetches: string[] = []
  const real = findGit(process.env['PATH'] ?? '', 'file')
  const counting = (call: GitCall): ReturnType<typeof real> => {
    if (call.args.includes('fetch')) fetches.push(call.args.join(' '))
    return real(call)
  }
  return { temp, head, fetches, trusted: trustedFolders({ git: counting, temp, url, token: null }) }
}

function textIn(folder: string, name: string): string {
  return execFileSync('git', ['--git-dir', folder, 'show', name], { encoding: 'utf8' })
}

test('a commit is fetched once, and every folder with it is whole and a new one', async () => {
  const { head, fetches, trusted } = await open()
  const folders: string[] = []
  for (let times = 0; times < 3; times += 1)
    await trusted(head, (folder) => {
      folders.push(folder)
      expect(textIn(folder, `${head}:a.txt`)).toBe('two\n')
      expect(() => execFileSync('git', ['--git-dir', folder, 'fsck', '--strict'], { stdio: 'ignore' })).not.toThrow()
      return Promise.resolve()
    })
  expect(fetches).toHaveLength(1)
  expect(new Set(folders).size).toBe(3)
})

test('what is done to a folder reaches none of those after it', async () => {
  const { head, trusted } = await open()
  await trusted(head, (folder) => {
    execFileSync('sh', ['-c', `chmod -R u+w "${folder}" && for pack in "${folder}"/objects/pack/*; do echo broken > "$pack"; done`])
    return Promise.resolve()
  })
  expect(await trusted(head, (folder) => Promise.resolve(textIn(folder, `${head}:a.txt`)))).toBe('two\n')
})

test('as many commits as are asked for are there', async () => {
  const { head, fetches, trusted } = await open()
  await trusted(head, () => Promise.resolve())
  expect(await trusted(head, (folder) => Promise.resolve(textIn(folder, `${head}~1:a.txt`)), 2)).toBe('one\n')
  expect(fetches).toHaveLength(2)
})

test('a folder with more commits than are asked for needs no further fetch', async () => {
  const { head, fetches, trusted } = await open()
  await trusted(head, () => Promise.resolve(), 2)
  expect(await trusted(head, (folder) => Promise.resolve(textIn(folder, `${head}:a.txt`)))).toBe('two\n')
  expect(fetches).toHaveLength(1)
})

test('what is held gives another repository the commit and its history', async () => {
  const { temp, head, fetches, trusted } = await open()
  const folder = join(temp, 'other')
  execFileSync('git', ['init', '--quiet', folder])
  for (let times = 0; times < 2; times += 1) await trusted(head, (held) => copyHistory(held, join(folder, '.git')), 2)
  expect(textIn(join(folder, '.git'), `${head}~1:a.txt`)).toBe('one\n')
  expect(() => execFileSync('git', ['--git-dir', join(folder, '.git'), 'fsck', '--strict'], { stdio: 'ignore' })).not.toThrow()
  expect(fetches).toHaveLength(1)
})
