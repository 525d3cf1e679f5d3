import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/core/model/config.ts'
import type { Change, FileChange } from '../../src/core/model/change.ts'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import { commitChange } from '../../src/shell/git/commit-change.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { harvest, parseRawDiff } from '../../src/shell/git/harvest.ts'

const author = { name: 'codality[bot]', email: 'bot@codality.example' }
const git = findGit(process.env['PATH'] ?? '', 'https')

let root = ''
let folder = ''
let trusted = ''
let base: Sha

/** Plain git, as a person has it. */
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
  return execFileSync('git', ['-C', where, ...args], { env, encoding: 'utf8' })
}

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'git-'))
  folder = join(root, 'checkout')
  trusted = join(root, 'trusted.git')
  mkdirSync(folder)
  plain(folder, 'init', '--quiet', '--initial-branch=main')
  put('src/price.js', 'one\n')
  put('src/old.js', 'old\n')
  put('run.sh', '#!/bin/sh\n')
  chmodSync(join(folder, 'run.sh'), 0o755)
  put('.gitignore', 'node_modules/\n*.log\n')
  plain(folder, 'add', '--all')
  plain(folder, 'commit', '--quiet', '--message', 'start')
  base = toSha(plain(folder, 'rev-parse', 'HEAD').trim())
  plain(root, 'clone', '--quiet', '--bare', folder, trusted)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function reap(): Promise<Change> {
  return harvest(git, { trusted, folder, base })
}

function text(file: FileChange | undefined): string {
  return Buffer.from(file?.content ?? '', 'base64').toString('utf8')
}

/** The files of a change in short: letter, modes, path. */
async function brief(): Promise<readonly string[]> {
  return (await reap()).files.map(({ status, oldMode, newMode, path }) => `${status} ${oldMode} ${newMode} ${path}`)
}

describe('finding git', () => {
  test('it runs without anything of the environment', async () => {
    const { code, stdout } = await git({ folder, args: ['rev-parse', 'HEAD'] })
    expect([code, stdout.toString().trim()]).toEqual([0, base])
  })

  test.each(['', 'bin:./bin', '/nonexistent'])('a PATH of %j holds none', (path) => {
    expect(() => findGit(path, 'https')).toThrow(ConfigError)
  })

  test('only one protocol is spoken', async () => {
    const exit = await git({ folder: root, args: ['clone', `file://${trusted}`, 'copy'] })
    expect(exit.code).not.toBe(0)
    expect(exit.stderr).toMatch(/transport 'file' not allowed/)
  })

  test('too much output is a failure, not a part of it', async () => {
    put('big', Buffer.alloc(2_000_000, 'x'))
    const object = plain(folder, 'hash-object', '-w', 'big').trim()
    expect(await git({ folder, args: ['cat-file', 'blob', object], maxBytes: 1_000 })).toMatchObject({
      code: 1,
      stderr: 'the output was too large',
    })
  })
})

describe('what the agent left', () => {
  test('nothing', async () => {
    expect(await reap()).toEqual({ base, files: [], oversize: null })
  })

  test('added, modified and deleted files with their content', async () => {
    put('src/price.js', 'two\n')
    put('src/new/deep.js', 'new\n')
    unlinkSync(join(folder, 'src/old.js'))
    const { files } = await reap()
    expect(files.map(({ path, status }) => `${status} ${path}`)).toEqual([
      'added src/new/deep.js',
      'deleted src/old.js',
      'modified src/price.js',
    ])
    expect(files.map(text)).toEqual(['new\n', '', 'two\n'])
    expect(files[1]).toMatchObject({ content: null, newMode: '000000' })
  })

  test('bytes that are no text come through as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
    put('image.bin', bytes)
    const { files } = await reap()
    expect(Buffer.from(files[0]?.content ?? '', 'base64').equals(bytes)).toBe(true)
  })

  test('an empty file has content, though it is empty', async () => {
    put('empty', '')
    expect((await reap()).files).toMatchObject([{ path: 'empty', content: '' }])
  })

  test('[row 9] modes, links and repositories inside are told as what they are', async () => {
    chmodSync(join(folder, 'src/price.js'), 0o755)
    chmodSync(join(folder, 'run.sh'), 0o644)
    symlinkSync('/etc/passwd', join(folder, 'link'))
    unlinkSync(join(folder, 'src/old.js'))
    symlinkSync('price.js', join(folder, 'src/old.js'))
    mkdirSync(join(folder, 'nested'))
    plain(join(folder, 'nested'), 'init', '--quiet')
    plain(join(folder, 'nested'), 'commit', '--quiet', '--allow-empty', '--message', 'x')
    expect(await brief()).toEqual([
      'added 000000 120000 link',
      'added 000000 160000 nested',
      'modified 100755 100644 run.sh',
      'type-changed 100644 120000 src/old.js',
      'modified 100644 100755 src/price.js',
    ])
    expect((await reap()).files.find(({ path }) => path === 'link')?.content).toBeNull()
  })

  test('[row 9] what a link points to is never read', async () => {
    writeFileSync(join(root, 'secret'), 'secret\n')
    symlinkSync(root, join(folder, 'outside'))
    expect(await brief()).toEqual(['added 000000 120000 outside'])
  })

  test('ignored files are left out, a changed .gitignore is not', async () => {
    put('node_modules/a/index.js', 'x')
    put('debug.log', 'x')
    put('.gitignore', 'node_modules/\n')
    expect((await reap()).files.map(({ path }) => path)).toEqual(['.gitignore', 'debug.log'])
  })

  test.each([
    'with blank.js',
    'größe/価格.js',
    '"quoted".js',
    'tab\there.js',
    'back\\slash.js',
    '-rf',
    ':(top)x',
    '*.js',
    '#x',
    'line\nend.js',
    '😀.js',
  ])('[row 16] the path %j is spelt as it is', async (path) => {
    put(path, 'x\n')
    expect((await reap()).files).toMatchObject([{ path, status: 'added' }])
  })

  test('a path that is no UTF-8 is told, and nothing of the change is carried', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), 'x')
    expect(await reap()).toEqual({ base, files: [], oversize: 'a path in it is no text in UTF-8' })
  })

  test('a repository in it that git cannot add is told, and nothing of the change is carried', async () => {
    put('src/price.js', 'two\n')
    plain(folder, 'init', '--quiet', 'nested')
    expect(await reap()).toMatchObject({
      base,
      files: [],
      oversize: expect.stringContaining("'nested/' does not have a commit checked out") as string,
    })
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is told, and nothing of the change is carried', async () => {
    put('src/price.js', 'two\n')
    put('closed', 'x')
    chmodSync(join(folder, 'closed'), 0)
    expect(await reap()).toMatchObject({ base, files: [], oversize: expect.stringContaining('git cannot read it') as string })
  })

  test('commits, hooks and settings of its own git directory change nothing', async () => {
    put('src/price.js', 'two\n')
    plain(folder, 'commit', '--quiet', '--all', '--message', 'sneaky')
    plain(folder, 'config', 'core.fsmonitor', `touch ${root}/ran; false`)
    plain(folder, 'config', 'core.worktree', '/')
    put('.git/info/exclude', '*\n')
    put('src/new.js', 'x\n')
    expect((await reap()).files.map(({ path }) => path)).toEqual(['src/new.js', 'src/price.js'])
  })

  test('filters that attributes name are not run', async () => {
    put('.gitattributes', '*.js filter=evil text eol=crlf\n')
    plain(folder, 'config', 'filter.evil.clean', 'echo evil')
    put('src/price.js', 'two\n')
    expect(text((await reap()).files.find(({ path }) => path === 'src/price.js'))).toBe('two\n')
  })

  test('[row 41] more than 2,000 files are not looked at', async () => {
    for (let index = 0; index <= 2_000; index += 1) put(`many/${index}`, '')
    expect(await reap()).toEqual({ base, files: [], oversize: '2001 files' })
  })

  test('[row 41] 200,000 files, and one of 10 GB, are weighed and not read', async () => {
    for (let index = 0; index < 200_000; index += 1) {
      if (index % 10_000 === 0) mkdirSync(join(folder, `many-${index}`))
      // As many as a file may have other names: that is quicker than to make each.
      if (index % 50_000 === 0) put('one', '')
      linkSync(join(folder, 'one'), join(folder, `many-${index - (index % 10_000)}/${index}`))
      if (index % 50_000 === 49_999) unlinkSync(join(folder, 'one'))
    }
    expect(await reap()).toEqual({ base, files: [], oversize: '200000 files' })
    for (let index = 0; index < 200_000; index += 10_000) rmSync(join(folder, `many-${index}`), { recursive: true })
    truncateSync(join(folder, 'src/price.js'), 10 * 1024 ** 3)
    expect(await reap()).toEqual({ base, files: [], oversize: expect.stringContaining('bytes') as string })
  })

  test('[row 41] more than 20 MiB are not carried', async () => {
    put('big', Buffer.alloc(21 * 1024 * 1024))
    expect(await reap()).toMatchObject({ files: [], oversize: expect.stringContaining('bytes') as string })
  })
})

function commit(change: Change, message = 'fix: repair\n\nCodality-Trigger: ci'): Promise<Sha> {
  return commitChange(git, { trusted, change, message, author })
}

describe('the commit made from content', () => {
  test('[row 9] has the tree that the agent left', async () => {
    put('src/price.js', 'two\n')
    put('größe/"new" file.js', Buffer.from([0, 255, 10]))
    put('-rf', 'x')
    unlinkSync(join(folder, 'src/old.js'))
    const sha = await commit(await reap())
    plain(folder, 'add', '--all')
    expect(plain(trusted, 'rev-parse', `${sha}^{tree}`)).toBe(plain(folder, 'write-tree'))
  })

  test('gives every one of many files its own content', async () => {
    const contents = ['', '\n', 'a blob 3\n', '\0\n\0', 'x'.repeat(100_000), 'no line end']
    for (const [index, content] of contents.entries()) put(`many/${index}`, content)
    unlinkSync(join(folder, 'src/old.js'))
    const sha = await commit(await reap())
    expect(contents.map((_, index) => plain(trusted, 'cat-file', 'blob', `${sha}:many/${index}`))).toEqual(contents)
  })

  test('has the given parent, author and message, and moves no branch', async () => {
    put('src/price.js', 'two\n')
    const sha = await commit(await reap(), 'fix: größer\n\nCodality-Trigger: ci')
    expect(plain(trusted, 'log', '-1', '--format=%P|%an|%ae|%cn|%ce|%B', sha).trim()).toBe(
      `${base}|${author.name}|${author.email}|${author.name}|${author.email}|fix: größer\n\nCodality-Trigger: ci`,
    )
    expect(plain(trusted, 'rev-parse', 'main').trim()).toBe(base)
  })

  test('keeps an executable executable', async () => {
    put('run.sh', '#!/bin/sh\nexit 0\n')
    const sha = await commit(await reap())
    expect(plain(trusted, 'ls-tree', sha, 'run.sh')).toMatch(/^100755 /)
  })

  test('is not touched by attributes in the tree', async () => {
    put('.gitattributes', '* text eol=lf\n')
    const { files } = await reap()
    const sha = await commit({
      base,
      files: [
        ...files,
        { path: 'crlf.txt', status: 'added', oldMode: '000000', newMode: '100644', content: Buffer.from('a\r\nb\r\n').toString('base64') },
      ],
      oversize: null,
    })
    expect(plain(trusted, 'cat-file', 'blob', `${sha}:crlf.txt`)).toBe('a\r\nb\r\n')
  })

  const forged: FileChange = { path: 'a.js', status: 'added', oldMode: '000000', newMode: '100644', content: 'eA==' }
  test.each<[string, readonly FileChange[]]>([
    [
      'a file that is claimed changed but is not',
      [{ ...forged, path: 'src/price.js', status: 'modified', content: Buffer.from('one\n').toString('base64') }],
    ],
    ['a path in the git directory', [{ ...forged, path: '.git/config' }]],
    ['a path that leaves the repository', [{ ...forged, path: '../a.js' }]],
    ['a file where a folder is, which takes its files away', [{ ...forged, path: 'src', newMode: '100644' }]],
    ['a link whose content is not told', [{ ...forged, newMode: '120000', content: null }]],
    ['a deletion of what is not there', [{ ...forged, status: 'deleted', newMode: '000000', content: null }]],
    ['one path twice', [forged, forged]],
    ['a file that was there and is called new', [{ ...forged, path: 'src/price.js' }]],
    ['a file that was not there and is called changed', [{ ...forged, status: 'modified', oldMode: '100644' }]],
    ['a mode that was not the old one', [{ ...forged, path: 'run.sh', status: 'modified' }, forged]],
    ['one path with two contents', [forged, { ...forged, content: 'eQ==' }]],
    ['a path with a line that is another entry', [{ ...forged, path: 'a\u0000100644 5626abf0f72e58d7a153368ba57db4c673c0e171\tb' }]],
  ])('is refused for %s', async (_, files) => {
    await expect(commit({ base, files, oversize: null })).rejects.toThrow(/not the tree that was checked|git update-index failed/)
  })
})

describe('reading a raw difference', () => {
  const object = 'a'.repeat(40)
  test('nothing is nothing', () => {
    expect(parseRawDiff('')).toEqual([])
  })

  test.each(['A', 'D', 'M', 'T'])('%s is read', (letter) => {
    expect(parseRawDiff(`:100644 100755 ${object} ${object} ${letter}\0a b\0`)).toMatchObject([
      { path: 'a b', oldMode: '100644', newMode: '100755', object },
    ])
  })

  test.each([
    `:100644 100644 ${object} ${object} R100\0a\0`,
    `:100644 100644 ${object} ${object} U\0a\0`,
    `100644 100644 ${object} ${object} M\0a\0`,
    'x\0a\0',
    `:100644 100644 ${object} ${object} M\0\0`,
    `:100644 100644 ${object} ${object} M\0a\uFFFD\0`,
  ])('%j is refused', (raw) => {
    expect(() => parseRawDiff(raw)).toThrow('could not be read')
  })
})
