import { describe, expect, test } from 'vitest'
import type { Change, FileChange } from '../../src/core/model/change.ts'
import { openChanges } from '../../src/work/changes.ts'
import { sha } from '../support/builders.ts'

/** A tree whose difference from the commit is what was written last. */
function tree(): { write(files: Readonly<Record<string, string | null>>): void; harvest(): Promise<Change> } {
  let files: readonly FileChange[] = []
  return {
    write: (texts) => {
      files = Object.entries(texts).map(([path, text]) => ({
        path,
        status: text === null ? 'deleted' : 'modified',
        oldMode: '100644',
        newMode: text === null ? '000000' : '100644',
        content: text === null ? null : Buffer.from(text).toString('base64'),
      }))
    },
    harvest: () => Promise.resolve({ base: sha('a'), files, oversize: null }),
  }
}

async function pathsOf(taken: Promise<Change>): Promise<readonly string[]> {
  return (await taken).files.map(({ path }) => path)
}

describe('what fixers and agents changed', () => {
  test('is not what a set-up left behind', async () => {
    const at = tree()
    const changes = openChanges(at)
    at.write({ 'junk.txt': 'x', 'package-lock.json': 'set up', 'old.js': null })
    await changes.begin()
    expect(await changes.isTouched()).toBe(false)
    expect(await pathsOf(changes.take())).toEqual([])
    at.write({ 'junk.txt': 'x', 'package-lock.json': 'repaired', 'old.js': null, 'src/a.js': '1' })
    expect(await changes.isTouched()).toBe(true)
    expect(await pathsOf(changes.take())).toEqual(['package-lock.json', 'src/a.js'])
  })

  test('stays theirs in later rounds, and what tests wrote between them does not become theirs', async () => {
    const at = tree()
    const changes = openChanges(at)
    await changes.begin()
    at.write({ 'src/a.js': '1' })
    expect(await pathsOf(changes.take())).toEqual(['src/a.js'])
    at.write({ 'src/a.js': '1', 'coverage/index.html': 'x' })
    await changes.begin()
    at.write({ 'src/a.js': '1', 'coverage/index.html': 'x', 'src/b.js': '2' })
    expect(await pathsOf(changes.take())).toEqual(['src/a.js', 'src/b.js'])
  })

  test('is less when they take something back', async () => {
    const at = tree()
    const changes = openChanges(at)
    await changes.begin()
    at.write({ 'src/a.js': '1', 'src/b.js': '2' })
    await changes.take()
    await changes.begin()
    at.write({ 'src/b.js': '2' })
    expect(await changes.isTouched()).toBe(true)
    expect(await pathsOf(changes.take())).toEqual(['src/b.js'])
  })
})
