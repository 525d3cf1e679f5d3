import { mkdtempSync, rmSync, symlinkSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryOf } from '../support/repository.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'content-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the files of the commit are listed and read, whatever their names', async () => {
  const files = { 'a b.txt': '1\n', 'größe/"x"\n.js': '2\n', '-rf': '3\n', '*': '4\n' }
  const { commit, workspace } = repositoryOf(root, files)
  const checkout = await workspace.open(commit, null)
  expect((await checkout.files()).toSorted()).toEqual(Object.keys(files).toSorted())
  for (const [path, text] of Object.entries(files)) expect(await checkout.read(path)).toBe(text)
})

test('what is no plain file of the commit is not read', async () => {
  mkdirSync(join(root, 'work'))
  symlinkSync('/etc/passwd', join(root, 'work/link'))
  const { commit, workspace } = repositoryOf(root, { 'src/a.js': '1\n', 'big.txt': 'x'.repeat(1024 * 1024 + 1) })
  const checkout = await workspace.open(commit, null)
  expect((await checkout.files()).toSorted()).toEqual(['big.txt', 'link', 'src/a.js'])
  for (const path of ['link', 'src', 'big.txt', 'none', '/etc/passwd', '../work/src/a.js', '.git/config', ''])
    expect([path, await checkout.read(path)]).toEqual([path, null])
})
