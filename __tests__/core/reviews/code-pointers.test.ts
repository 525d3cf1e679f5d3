import { expect, test } from 'vitest'
import { fileOf, pointersIn } from '../../../src/core/reviews/code-pointers.ts'

const link = 'https://github.com/dev/shop/blob/0123456789abcdef0123456789abcdef01234567/src/my%20price.js#L5-L7'

test.each<[string, readonly (readonly [string, number, number])[]]>([
  ['see src/a.ts:12', [['src/a.ts', 12, 12]]],
  [
    '(`lib/b.test.js:3-9`) and a.py:4.',
    [
      ['lib/b.test.js', 3, 9],
      ['a.py', 4, 4],
    ],
  ],
  [
    './src/a.ts:12 and src/a.ts:12',
    [
      ['./src/a.ts', 12, 12],
      ['src/a.ts', 12, 12],
    ],
  ],
  [`look at ${link}.`, [['src/my price.js', 5, 7]]],
  ['[here](https://github.example.com/dev/shop/blob/0123abc/src/a.ts?plain=1#L3C2-L4C8)', [['src/a.ts', 3, 4]]],
  ['src/a.ts:900-1', [['src/a.ts', 1, 40]]],
  ['https://example.com:443/a.ts:12x, 10:30, a.ts:0, word:3', []],
  ['https://github.com/dev/shop/blob/main/src/a.ts#L5', []],
])('%s', (text, expected) => {
  expect(pointersIn([null, text]).map(({ path, from, to }) => [path, from, to])).toEqual(expected)
})

test('only the first few are taken, and hostile text takes no time', () => {
  expect(pointersIn([Array.from({ length: 50 }, (_, at) => `a.ts:${at + 1}`).join(' ')])).toHaveLength(8)
  expect(pointersIn(['a/'.repeat(20_000), `${'a.'.repeat(20_000)}:`, `/blob/${'0'.repeat(20_000)}`])).toEqual([])
})

test('a path means the file itself, or the only one that ends with it', () => {
  const files = ['src/a.ts', 'lib/src/a.ts', 'lib/b.ts', 'x/c.ts', 'y/c.ts']
  expect(['src/a.ts', './lib/b.ts', 'b.ts', 'c.ts', 'd.ts', '../../etc/passwd'].map((path) => fileOf(path, files))).toEqual([
    'src/a.ts',
    'lib/b.ts',
    'lib/b.ts',
    null,
    null,
    null,
  ])
})
