import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLeftFolder } from '../../src/shell/left-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'left-'))
  writeFileSync(join(root, 'secret'), 'secret')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put: Readonly<Record<string, (path: string) => void>> = {
  'a plain file': (path) => writeFileSync(join(path, 'replies.json'), '[]'),
  nothing: () => undefined,
  'a file that is larger': (path) => writeFileSync(join(path, 'replies.json'), 'x'.repeat(101)),
  'a link': (path) => symlinkSync(join(root, 'secret'), join(path, 'replies.json')),
  'a folder': (path) => mkdirSync(join(path, 'replies.json')),
  'a pipe that nobody writes to': (path) => void execFileSync('mkfifo', [join(path, 'replies.json')]),
}

test.each(Object.keys(put))('%s', async (what) => {
  const left = await openLeftFolder(root)
  put[what]?.(left.path)
  expect(await left.take('replies.json', 100)).toBe(what === 'a plain file' ? '[]' : null)
  await left.close()
})

test.runIf(process.platform === 'linux')('a link in the place of the folder leads nowhere', async () => {
  const left = await openLeftFolder(root)
  renameSync(left.path, `${left.path}-aside`)
  mkdirSync(join(root, 'elsewhere'))
  writeFileSync(join(root, 'elsewhere/replies.json'), '[]')
  symlinkSync(join(root, 'elsewhere'), left.path)
  expect(await left.take('replies.json', 100)).toBeNull()
  await left.close()
})

test('two folders are never the same', async () => {
  const [one, other] = [await openLeftFolder(root), await openLeftFolder(root)]
  expect(one.path).not.toBe(other.path)
  await one.close()
  await other.close()
})
