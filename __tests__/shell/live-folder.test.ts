import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLiveFolder } from '../../src/shell/live-folder.ts'
import type { LiveFolder } from '../../src/ports/workspace.ts'

async function open(): Promise<{ readonly folder: LiveFolder; readonly elsewhere: string; readonly victim: string }> {
  const root = mkdtempSync(join(tmpdir(), 'live-'))
  const elsewhere = join(root, 'elsewhere')
  mkdirSync(elsewhere)
  const victim = join(elsewhere, 'status.json')
  writeFileSync(victim, 'mine')
  const folder = await openLiveFolder(join(root, 'feed'))
  onTestFinished(async () => {
    await folder.close()
    rmSync(root, { recursive: true, force: true })
  })
  return { folder, elsewhere, victim }
}

const shown = ({ path }: LiveFolder): string => readFileSync(join(path, 'status.json'), 'utf8')

test('files are laid and replaced, and nothing else is left behind', async () => {
  const { folder } = await open()
  await folder.put('status.json', 'one')
  await folder.put('status.json', 'two')
  expect(shown(folder)).toBe('two')
  expect(readdirSync(folder.path)).toEqual(['status.json'])
})

test('a reader that holds the old file never sees a part of the new one', async () => {
  const { folder } = await open()
  await folder.put('status.json', 'one\n')
  linkSync(join(folder.path, 'status.json'), join(folder.path, 'held'))
  await folder.put('status.json', 'one\ntwo\n')
  expect(readFileSync(join(folder.path, 'held'), 'utf8')).toBe('one\n')
})

test.each<[string, (path: string, victim: string) => void]>([
  [
    'a link to a file',
    (path, victim) => {
      symlinkSync(victim, path)
    },
  ],
  ['a link to nothing', (path, victim) => symlinkSync(`${victim}-new`, path)],
  ['a hard link', (path, victim) => linkSync(victim, path)],
  [
    'a pipe',
    (path) => {
      execFileSync('mkfifo', [path])
    },
  ],
  [
    'a folder with files',
    (path) => {
      mkdirSync(path)
      writeFileSync(join(path, 'x'), '')
    },
  ],
])('%s in the way of a file is replaced, not followed', async (_, obstruct) => {
  const { folder, victim } = await open()
  obstruct(join(folder.path, 'status.json'), victim)
  await folder.put('status.json', 'new')
  expect(shown(folder)).toBe('new')
  expect(readFileSync(victim, 'utf8')).toBe('mine')
  expect(existsSync(`${victim}-new`)).toBe(false)
})

test.runIf(process.platform === 'linux')('a link in the place of the folder leads nowhere', async () => {
  const { folder, elsewhere, victim } = await open()
  renameSync(folder.path, `${folder.path}-old`)
  symlinkSync(elsewhere, folder.path)
  await folder.put('status.json', 'new')
  expect(readFileSync(victim, 'utf8')).toBe('mine')
  expect(readFileSync(join(`${folder.path}-old`, 'status.json'), 'utf8')).toBe('new')
})

test('a folder that was taken away is an error and makes nothing', async () => {
  const { folder } = await open()
  rmSync(folder.path, { recursive: true })
  await expect(folder.put('status.json', 'new')).rejects.toThrow()
  expect(existsSync(folder.path)).toBe(false)
})
