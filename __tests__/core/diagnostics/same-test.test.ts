import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'
import { testFinder } from '../../../src/core/diagnostics/same-test.ts'
import { diagnostic } from '../../support/builders.ts'

interface Told {
  readonly suite?: string | null
  readonly name: string
  readonly file?: string | null
}

function told({ suite = null, name, file = null }: Told): Diagnostic {
  return diagnostic({ id: 'x', test: { suite, name, id: null }, testFile: null, file })
}

function areSame(one: Told, other: Told): readonly boolean[] {
  return [testFinder([told(one)])(told(other)), testFinder([told(other)])(told(one))]
}

describe('two sources tell of one test', () => {
  test.each<[string, Told, Told]>([
    [
      'a log knows its last name alone',
      { suite: 'tests.test_cart.TestCart', name: 'test_adds', file: 'tests/test_cart.py' },
      { name: 'test_adds' },
    ],
    ['a log knows its suite, a report its module, too', { suite: 'test_sub.Case', name: 'test_sub' }, { suite: 'Case', name: 'test_sub' }],
    [
      'a report names the file in the suite',
      { suite: 'e2e/a.spec.ts', name: 'calc › fails' },
      { suite: 'a.spec.ts', name: 'calc › fails' },
    ],
    ['suites stand in the name', { suite: 'src/a.test.ts', name: 'cart > adds' }, { suite: 'cart', name: 'adds' }],
    ['a report repeats the suite in the name', { suite: 'sum', name: 'sum deep equal' }, { suite: 'sum', name: 'deep equal' }],
    ['a report gives the whole name twice', { suite: 'A works', name: 'A works' }, { suite: 'A', name: 'works' }],
    ['suites are joined in other ways', { suite: 'calc.nested', name: 'param' }, { suite: 'calc › nested', name: 'param' }],
    ['Java writes brackets', { suite: 'com.acme.PriceTest$Inner', name: 'breaks()' }, { suite: 'Inner', name: 'breaks' }],
    ['the error was raised elsewhere', { name: 'adds', file: 'test/cart.test.js' }, { name: 'adds', file: 'src/cart.js' }],
    ['a path is cut', { name: 'adds', file: 'packages/web/test/cart.test.js' }, { name: 'adds', file: 'test/cart.test.js' }],
  ])('%s', (_, one, other) => {
    expect(areSame(one, other)).toEqual([true, true])
  })
})

describe('two tests that share a name are two', () => {
  test.each<[string, Told, Told]>([
    ['in other suites of one file', { name: 'A > works', file: 'a.test.ts' }, { name: 'B > works', file: 'a.test.ts' }],
    ['in other classes', { suite: 'tests.test_a.TestA', name: 'test_x' }, { suite: 'tests.test_a.TestB', name: 'test_x' }],
    ['in other modules', { suite: 'a::tests', name: 'works' }, { suite: 'b::tests', name: 'works' }],
    ['in other files', { name: 'works', file: 'packages/a/x.test.ts' }, { name: 'works', file: 'packages/b/x.test.ts' }],
  ])('%s', (_, one, other) => {
    expect(areSame(one, other)).toEqual([false, false])
  })
})

test('any test is itself, and both sides see it alike', () => {
  const word = fc.constantFrom('A', 'B', 'works', 'A works', 'x.test.ts', 'tests.a', ' > ', '::', '')
  const anyName = fc.oneof(
    fc.array(word, { maxLength: 4 }).map((parts) => parts.join(' > ')),
    fc.string({ maxLength: 30 }),
  )
  const anyTest = fc.record({
    suite: fc.option(anyName),
    name: anyName,
    file: fc.option(fc.constantFrom('a.test.ts', 'src/a.test.ts', 'b.test.ts', 'src/b.ts')),
  })
  fc.assert(
    fc.property(anyTest, anyTest, (one, other) => {
      expect(areSame(one, one)).toEqual([true, true])
      const [there, back] = areSame(one, other)
      expect(there).toBe(back)
    }),
  )
})
