import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listLines, listNames } from '../../../src/core/model/listing.ts'

const quoted = (name: string): string => `\`${name}\``
const names = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 12 })
const counts = fc.nat({ max: 14 })

describe('names within a sentence', () => {
  test.each<[string, readonly string[], number, number, string]>([
    ['none', [], 3, 0, ''],
    ['one', ['a'], 3, 0, '`a`'],
    ['as many as there is room for', ['a', 'b', 'c'], 3, 0, '`a`, `b`, `c`'],
    ['one more', ['a', 'b', 'c', 'd'], 3, 0, '`a`, `b`, `c` and 1 more'],
    ['some that are not given', ['a', 'b'], 3, 4, '`a`, `b` and 4 more'],
    ['both', ['a', 'b', 'c', 'd'], 3, 4, '`a`, `b`, `c` and 5 more'],
    ['only some that are not given', [], 3, 4, '4 more'],
  ])('%s', (_, given, most, beyond, expected) => {
    expect(listNames(given, most, quoted, beyond)).toBe(expected)
  })
})

test('lines of a list', () => {
  expect(listLines(['a', 'b', 'c'], 2, quoted, 3)).toEqual(['- `a`', '- `b`', '- and 4 more'])
  expect(listLines(['a', 'b'], 2, quoted)).toEqual(['- `a`', '- `b`'])
  expect(listLines([], 2, quoted)).toEqual([])
})

test('the first ones are shown in their order, and each other one is counted once', () => {
  fc.assert(
    fc.property(names, counts, counts, (given, most, beyond) => {
      const told = listNames(given, most, quoted, beyond)
      const shown = Array.from(told.matchAll(/`([a-z]+)`/g), ([, name]) => name)
      const more = Number(/(\d+) more$/.exec(told)?.[1] ?? 0)
      expect(shown).toEqual(given.slice(0, most))
      expect(shown.length + more).toBe(given.length + beyond)
      expect(/\bmore$/.test(told)).toBe(more > 0)
      const lines = listLines(given, most, quoted, beyond)
      expect(lines.map((line) => line.replace(/^- (?:and )?/, '')).join(', ')).toBe(told.replace(/ and (?=\d+ more$)/, ', '))
    }),
  )
})
