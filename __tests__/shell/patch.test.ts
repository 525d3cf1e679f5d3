import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Change, FileChange } from '../../src/core/model/change.ts'
import type { Sha } from '../../src/core/model/pull.ts'
import type { Workspace } from '../../src/ports/workspace.ts'
import { repositoryOf } from '../support/repository.ts'

const before = {
  'src/price.js': 'one\ntwo\n',
  'größe "x"\ty.js': 'old\n',
  'latin.txt': Buffer.from([0x61, 0xe9, 0x0a]),
  'crlf.txt': 'a\r\nb\r\n',
  'picture.png': Buffer.from([0, 1, 2, 255]),
  '.gitattributes': '*.js diff=evil\n*.txt text eol=lf\n',
}

let root = ''
let commit: Sha
let workspace: Workspace

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patch-'))
  const made = repositoryOf(root, before)
  commit = made.commit
  workspace = made.workspace
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
  })

function file(path: string, content: string | Buffer | null): FileChange {
  const isOld = path in before
  return {
    path,
    status: content === null ? 'deleted' : isOld ? 'modified' : 'added',
    oldMode: isOld ? '100644' : '000000',
    newMode: content === null ? '000000' : '100644',
    content: content === null ? null : Buffer.from(content).toString('base64'),
  }
}

function changeOf(...files: readonly FileChange[]): Change {
  return { base: commit, files, oversize: null }
}

describe('a change as a patch', () => {
  test.each<[string, readonly (readonly [string, string | Buffer | null])[]]>([
    ['of a text', [['src/price.js', 'one\n2\n']]],
    [
      'of a name that has to be quoted',
      [
        ['größe "x"\ty.js', 'new\n'],
        ['neu "é".js', 'x'],
      ],
    ],
    ['of bytes that are no UTF-8', [['latin.txt', Buffer.from([0x62, 0xe9, 0x0a])]]],
    ['of returns at the ends of lines', [['crlf.txt', 'a\r\nc\r\n']]],
    [
      'of a binary file',
      [
        ['picture.png', Buffer.from([9, 0, 1, 255])],
        ['new.bin', Buffer.alloc(500, 7)],
      ],
    ],
    [
      'of files that come, go and are empty',
      [
        ['src/price.js', null],
        ['empty', ''],
        ['deep/er/new.js', 'no end of line'],
      ],
    ],
  ])('%s applies to the commit, byte by byte', async (_, list) => {
    const patch = await workspace.patch(changeOf(...list.map(([path, content]) => file(path, content))))
    if (typeof patch === 'string') throw new Error(patch)
    const clone = join(root, 'clone')
    git(root, 'clone', '--quiet', '--config', 'core.autocrlf=false', join(root, 'work'), clone)
    rmSync(join(clone, '.git/info'), { recursive: true, force: true })
    mkdirSync(join(clone, '.git/info'))
    writeFileSync(join(clone, '.git/info/attributes'), '* -text\n')
    git(clone, 'checkout', '--quiet', '--force', 'HEAD', '--', '.')
    writeFileSync(join(root, 'change.patch'), patch)
    git(clone, 'apply', '--index', join(root, 'change.patch'))
    for (const [path, content] of list)
      if (content === null) expect(() => readFileSync(join(clone, path))).toThrow()
      else expect(readFileSync(join(clone, path)).equals(Buffer.from(content))).toBe(true)
  })

  test('leaves out what is no regular file', async () => {
    const patch = await workspace.patch(
      changeOf({ path: 'link', status: 'added', oldMode: '000000', newMode: '120000', content: null }, file('a.txt', 'a\n')),
    )
    expect(Buffer.from(patch).toString()).toContain('diff --git a/a.txt b/a.txt')
    expect(Buffer.from(patch).toString()).not.toContain('link')
  })

  test('is refused above 1 MiB, and where git takes no such path', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `line ${index} of many lines\n`).join('')
    expect(await workspace.patch(changeOf(file('large.txt', lines)))).toBe('too-large')
    expect(await workspace.patch(changeOf(file('../out', 'x')))).toBe('unreadable')
    expect(await workspace.patch(changeOf(file('.git/config', 'x')))).toBe('unreadable')
  })
})

test('the paths of a commit are as git spells them', async () => {
  expect([...(await workspace.modes(commit)).keys()].sort()).toEqual(Object.keys(before).sort())
})
