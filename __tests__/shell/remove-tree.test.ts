import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** Rights hold root back from nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

let root = ''
let tree = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'remove-'))
  tree = join(root, 'tree')
  mkdirSync(join(tree, 'closed/deeper'), { recursive: true })
  writeFileSync(join(tree, 'closed/deeper/file'), '')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Lets a user of no rights remove the tree, all of which is theirs but what is named. */
function remove({ foreign = [] }: { readonly foreign?: readonly string[] } = {}): string {
  const { uid, gid } = nobody
  if (uid !== undefined)
    for (const path of ['', 'tree', 'tree/closed', 'tree/closed/deeper', 'tree/closed/deeper/file'].filter((one) => !foreign.includes(one)))
      chownSync(join(root, path), uid, gid)
  return execFileSync(process.execPath, [join(import.meta.dirname, '../support/remove-driver.ts'), tree], { ...nobody, encoding: 'utf8' })
}

test.each([0o555, 0o000])('a folder of mode %o is removed with all that is in it', (mode) => {
  chmodSync(join(tree, 'closed/deeper'), mode)
  chmodSync(join(tree, 'closed'), mode)
  expect(remove()).toBe('true false')
})

test('what a link leads to keeps its rights and stays', () => {
  mkdirSync(join(root, 'elsewhere'))
  writeFileSync(join(root, 'elsewhere/file'), '')
  chmodSync(join(root, 'elsewhere'), 0o555)
  symlinkSync(join(root, 'elsewhere'), join(tree, 'closed/link'))
  chmodSync(join(tree, 'closed'), 0o555)
  expect(remove()).toBe('true false')
  expect(readdirSync(join(root, 'elsewhere'))).toEqual(['file'])
})

test.runIf(process.getuid?.() === 0)('what belongs to somebody else is told to be left', () => {
  expect(remove({ foreign: ['tree/closed/deeper', 'tree/closed/deeper/file'] })).toBe('false true')
  expect(existsSync(join(tree, 'closed/deeper/file'))).toBe(true)
})
