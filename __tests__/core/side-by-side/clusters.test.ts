import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterFailures } from '../../../src/core/side-by-side/clusters.ts'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'
import { diagnostic } from '../../support/builders.ts'

const failure = (id: string, over: Partial<Diagnostic> = {}): Diagnostic =>
  diagnostic({ id, file: `src/${id}.ts`, testFile: `test/${id}.test.ts`, ...over })
const ids = (groups: readonly (readonly Diagnostic[])[]): string[] => groups.map((group) => group.map(({ id }) => id).join(' '))

describe('failures are parted', () => {
  test('one by one where they have nothing in common', () => {
    expect(
      ids(
        clusterFailures(
          ['a', 'b', 'c'].map((id) => failure(id)),
          4,
        ),
      ),
    ).toEqual(['a', 'b', 'c'])
  })

  test('evenly over as many groups as may be, in the order of the list', () => {
    const parted = clusterFailures(
      ['a', 'b', 'c', 'd', 'e'].map((id) => failure(id)),
      2,
    )
    expect(ids(parted)).toEqual(['a c e', 'b d'])
  })

  test.each<[string, Partial<Diagnostic>, Partial<Diagnostic>]>([
    ['the file', { file: 'src/x.ts' }, { file: 'src/x.ts' }],
    ['the test file', { testFile: 'test/x.ts' }, { testFile: 'test/x.ts' }],
    [
      'the file of the one and a test of the other',
      { file: 'test/x.ts' },
      { also: [{ suite: null, name: 'n', id: null, file: 'test/x.ts' }] },
    ],
    ['that nobody knows where they are', { file: null, testFile: null }, { file: null, testFile: null }],
    ['a job whose build is broken', { kind: 'build', jobs: ['build'] }, { jobs: ['build', 'lint'] }],
  ])('not where they share %s', (_, one, other) => {
    expect(ids(clusterFailures([failure('a', one), failure('b'), failure('c', other)], 8))).toEqual(['a c', 'b'])
  })

  test('what hangs together through others stays together', () => {
    expect(
      ids(
        clusterFailures(
          [failure('a', { file: 'x' }), failure('b', { file: 'y' }), failure('c', { file: 'x', testFile: 'y' }), failure('d')],
          8,
        ),
      ),
    ).toEqual(['a b c', 'd'])
  })

  test('a job whose tests fail ties nothing', () => {
    expect(clusterFailures([failure('a', { jobs: ['test'] }), failure('b', { jobs: ['test'] })], 8)).toHaveLength(2)
  })

  test('whatever they are, each is in one group, and the same list gives the same groups', () => {
    const place = fc.option(fc.constantFrom('src/a.ts', 'src/b.ts', 'src/c.ts', '__proto__'), { nil: null })
    const one = fc.record({
      file: place,
      testFile: place,
      kind: fc.constantFrom<Diagnostic['kind']>('test', 'build', 'lint'),
      jobs: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (list, most) => {
        const failures = list.map((over, index) => failure(String(index), over))
        const groups = clusterFailures(failures, most)
        expect(
          groups
            .flat()
            .map(({ id }) => Number(id))
            .sort((a, b) => a - b),
        ).toEqual(failures.map((_, index) => index))
        expect(groups.length).toBeLessThanOrEqual(Math.max(1, most))
        expect(ids(clusterFailures(failures, most))).toEqual(ids(groups))
      }),
    )
  })
})
