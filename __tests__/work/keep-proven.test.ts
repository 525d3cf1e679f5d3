import { expect, test } from 'vitest'
import type { Change } from '../../src/core/model/change.ts'
import type { Proof } from '../../src/core/model/work.ts'
import { breaksEachOther, keepProven } from '../../src/work/keep-proven.ts'
import { sha } from '../support/builders.ts'

const part = (path: string, passing: number): { readonly change: Change; readonly passing: number } => ({
  change: { base: sha('a'), files: [{ path, status: 'modified', oldMode: '100644', newMode: '100644', content: '' }], oversize: null },
  passing,
})
const seen = (passing: number, of = 4, timedOut = false): Proof => ({
  kind: 'run',
  of,
  passing,
  what: 'tests',
  timedOut,
  unproven: 0,
  originals: 'untouched',
  output: '',
})
const names = (changes: readonly Change[]): string => changes.flatMap(({ files }) => files.map(({ path }) => path)).join(' ')

const parts = [part('a', 1), part('b', 2), part('c', 1)]

/** `b` and `c` do not go together; all else does. */
async function tryOut(tried: string[], changes: readonly Change[]): Promise<Proof> {
  const all = names(changes)
  tried.push(all)
  const sum = changes.reduce((total, { files }) => total + (files[0]?.path === 'b' ? 2 : 1), 0)
  return Promise.resolve(seen(all.includes('b') && all.includes('c') ? sum - 2 : sum))
}

test('changes break each other where fewer failures go away with all of them than with each alone', () => {
  expect(breaksEachOther(parts, seen(2))).toBe(true)
  expect(breaksEachOther(parts, seen(4))).toBe(false)
  // One of them had not repaired its part alone either.
  expect(breaksEachOther([part('a', 1), part('b', 1)], seen(2))).toBe(false)
  expect(breaksEachOther([part('a', 1)], seen(0))).toBe(false)
  expect(breaksEachOther(parts, { kind: 'not-run', because: 'no-command', detail: '' })).toBe(false)
})

test('what the time was over for tells of no change that it breaks another', async () => {
  const late: Proof = seen(2, 4, true)
  expect(breaksEachOther(parts, late)).toBe(false)
  const tried: string[] = []
  expect(
    await keepProven(parts, seen(2), async (changes) =>
      tried.length === 1 ? (tried.push(names(changes)), seen(3, 4, true)) : tryOut(tried, changes),
    ),
  ).toBeNull()
  expect(tried).toEqual(['b', 'b a'])
})

test('what takes something from those before it is left out, what repairs most comes first, and each is run once', async () => {
  const tried: string[] = []
  const kept = await keepProven(parts, seen(2), (changes) => tryOut(tried, changes))
  expect(tried).toEqual(['b', 'b a', 'b a c'])
  expect([names(kept?.kept ?? []), names(kept?.left ?? []), kept?.proof]).toEqual(['b a', 'c', seen(3)])
})

test('the whole is kept where no part is better, and where that cannot be seen', async () => {
  expect(await keepProven(parts, seen(3, 5), () => Promise.resolve(seen(0)))).toBeNull()
  expect(await keepProven(parts, seen(2), () => Promise.resolve(null))).toBeNull()
})
