import { expect, test } from 'vitest'
import { narrow, onlyOf } from '../../../src/core/decision/narrow.ts'
import { diagnostic, report } from '../../support/builders.ts'

const failures = [
  diagnostic({
    id: 'unit',
    jobs: ['Unit tests (20)'],
    test: { suite: 'Price › rounding', name: 'takes a quarter off', id: null },
    also: [{ suite: 'cart', name: 'sums up', id: null, file: 'test/cart.test.js' }],
  }),
  diagnostic({
    id: 'lint',
    kind: 'lint',
    jobs: ['lint'],
    file: 'src/Money.ts',
    testFile: null,
    test: null,
    message: 'takes no part in the choice',
  }),
  diagnostic({ id: 'scan', kind: 'other', jobs: ['acme/scan*er'], file: null, testFile: null, test: null }),
]

test.each([
  ['lint', ['lint']],
  ['LINT', ['lint']],
  ['unit tests', ['unit']],
  ['unit * (20)', ['unit']],
  ['price rounding', []],
  ['Price › rounding takes', ['unit']],
  ['price › rounding › takes a QUARTER', ['unit']],
  ['sums up', ['unit']],
  ['cart.test.js', ['unit']],
  ['src/*.ts', ['lint']],
  ['test/*.ts', []],
  ['scan*er', ['scan']],
  ['*', ['unit', 'lint', 'scan']],
  ['no part', []],
  ['[a-z]+', []],
])('%j chooses %j', (words, expected) => {
  const { report: chosen, aside } = narrow(report(failures, { omitted: 3 }), words)
  expect(chosen.diagnostics.map(({ id }) => id)).toEqual(expected)
  expect(chosen.omitted).toBe(0)
  expect(aside.map(({ id }) => id)).toEqual(['unit', 'lint', 'scan'].filter((id) => !expected.includes(id)))
})

test('without words all of it is meant', () => {
  const all = report(failures, { omitted: 3 })
  expect(narrow(all, null)).toEqual({ report: all, aside: [] })
  expect(narrow(null, 'x')).toEqual({ report: null, aside: [] })
})

test('only an attempt that a person asked for has words', () => {
  expect(onlyOf({ kind: 'ci', attempt: 1, asked: { author: 'ben', only: 'lint', text: '' } })).toBe('lint')
  for (const session of [
    null,
    { kind: 'ci', attempt: 1 },
    { kind: 'comment', commentId: 5, author: 'ben', text: 'lint', before: [] },
  ] as const)
    expect(onlyOf(session)).toBeNull()
})

test('a pattern of many stars takes no time to speak of', () => {
  const long = report([diagnostic({ file: 'a'.repeat(4_000), test: null })])
  expect(narrow(long, 'a*'.repeat(99)).aside).toEqual([])
  expect(narrow(long, `${'*a'.repeat(99)}b`).aside).toHaveLength(1)
})
