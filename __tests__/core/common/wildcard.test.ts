import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits } from '../../../src/core/common/wildcard.ts'

test.each<[string, string, boolean]>([
  ['test', 'test', true],
  ['test', 'Test', false],
  ['test', 'tes', false],
  ['test', 'tes*', true],
  ['test', '*', true],
  ['', '*', true],
  ['', '', true],
  ['x', '', false],
  ['e2e (chrome, 2)', 'e2e (*)', true],
  ['e2e (chrome, 2)', 'e2e (*, 3)', false],
  ['codality/discounts/1', 'codality/*', true],
  ['a-b-c', 'a*b*c', true],
  ['ac', 'a*b*c', false],
  ['a', 'a*a', false],
  ['aa', 'a*a', true],
  ['abab', '*ab', true],
  ['aXbXc', '*X*X*', true],
  ['aXb', '*X*X*', false],
  ['a.b', 'a?b', false],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
  ['[a]', '[a]', true],
  ['a', '**', true],
])('%j fits %j: %j', (name, pattern, expected) => {
  expect(fits(name, pattern)).toBe(expected)
})

test('it is the same as a regular expression of its parts', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', '/', ' '), { maxLength: 12 }).map((parts) => parts.join(''))
  const patterns = fc.array(fc.constantFrom('a', 'b', '/', ' ', '*'), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(letters, patterns, (name, pattern) => {
      expect(fits(name, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name))
    }),
    { numRuns: 1_000 },
  )
})

test('a pattern of many stars is no trap', () => {
  expect(fits('a'.repeat(100_000), `${'*a'.repeat(50)}*b`)).toBe(false)
})
