import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Checkout } from '../../src/ports/workspace.ts'
import { layFiles } from '../../src/shell/lay-files.ts'
import { repositoryOf } from '../support/repository.ts'

const original: Readonly<Record<string, string | Buffer>> = {
  'a/b': '1\n',
  'a/c/d': '2\n',
  e: '3\n',
  'big.snap': Buffer.alloc(2 * 1024 * 1024, 'x'),
}

let root = ''
let checkout: Checkout

async function open(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const { commit, workspace } = repositoryOf(root, files)
  checkout = await workspace.open(commit, null)
  checkout.seal()
}

beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'put-back-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

const at = (path: string): string => join(checkout.folder, path)

/** Makes the tree of an agent, from nothing. */
function leave(files: Readonly<Record<string, string | Buffer>>): void {
  for (const name of readdirSync(checkout.folder)) if (name !== '.git') rmSync(at(name), { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), content)
  }
}

test('whatever became of files and folders, the commit is put back, and then the change', async () => {
  await open(original)
  const trees = fc
    .uniqueArray(fc.constantFrom('a', 'a/b', 'a/b/x', 'a/c', 'a/c/d', 'e', 'e/f/g', 'n/m'), { maxLength: 6 })
    .map((paths) => paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`))))
  await fc.assert(
    fc.asyncProperty(trees, async (paths) => {
      leave({ ...Object.fromEntries(paths.map((path) => [path, `new ${path}\n`])), 'big.snap': 'small' })
      const change = await checkout.harvest()
      expect(await checkout.reset(change.files.map(({ path }) => path))).toBe(true)
      expect((await checkout.harvest()).files).toEqual([])
      expect(Object.entries(original).every(([path, content]) => readFileSync(at(path)).equals(Buffer.from(content)))).toBe(true)
      await checkout.put(change.files)
      expect(await checkout.harvest()).toEqual(change)
    }),
    { numRuns: 8 },
  )
})

describe('what cannot be put back', () => {
  test('is told, and nothing is touched', async () => {
    await open({ e: '3\n', 'huge.bin': Buffer.alloc(20 * 1024 * 1024 + 1, 'y') })
    writeFileSync(at('huge.bin'), 'less')
    writeFileSync(at('e'), 'other')
    expect(await checkout.reset(['e', 'huge.bin'])).toBe(false)
    expect([readFileSync(at('e'), 'utf8'), readFileSync(at('huge.bin'), 'utf8')]).toEqual(['other', 'less'])
  })
})

describe('a link in the way', () => {
  test('is never followed when a file is taken away behind it', async () => {
    await open(original)
    mkdirSync(join(root, 'others'))
    writeFileSync(join(root, 'others/b'), 'theirs')
    rmSync(at('a'), { recursive: true })
    symlinkSync(join(root, 'others'), at('a'))
    await layFiles(checkout.folder, { 'a/b': null })
    expect(existsSync(join(root, 'others/b'))).toBe(true)
    expect(await checkout.reset(['a/b'])).toBe(true)
    expect([readFileSync(join(root, 'others/b'), 'utf8'), readFileSync(at('a/b'), 'utf8')]).toEqual(['theirs', '1\n'])
  })
})
