import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openHistory } from '../../../src/core/dashboard/history.ts'

test('whoever comes back gets what came meanwhile, in its order', () => {
  const history = openHistory('life', 10, 1_000)
  const ids = ['a', 'b', 'c'].map((data) => history.add('card', data).id)
  expect(history.after(ids[0] ?? '')?.map(({ data }) => data)).toEqual(['b', 'c'])
  expect(history.after(ids[2] ?? '')).toEqual([])
  expect(history.newest()).toBe(ids[2])
})

test('an id of another life, of the future, or of what was thrown away is not known', () => {
  const history = openHistory('life', 2, 1_000)
  const ids = ['a', 'b', 'c', 'd'].map((data) => history.add('card', data).id)
  for (const id of ['other-1', 'life-5', 'life-', '', 'life-1e3', `${ids[3] ?? ''}x`, ids[0] ?? ''])
    expect(history.after(id), id).toBeNull()
  expect(history.after(ids[1] ?? '')?.map(({ data }) => data)).toEqual(['c', 'd'])
})

test('nobody misses an event or gets one twice, however little is kept', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(60),
      (texts, most, characters, from) => {
        const history = openHistory('x', most, characters)
        const all = texts.map((text) => history.add('card', text))
        const had = all[Math.min(from, all.length) - 1]?.id ?? 'x-0'
        const missed = all.slice(Math.min(from, all.length))
        const got = history.after(had)
        if (got === null) expect(missed.length).toBeGreaterThan(0)
        else expect(got).toEqual(missed)
      },
    ),
  )
})
