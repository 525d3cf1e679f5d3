import { describe, expect, test } from 'vitest'
import { finding } from '../../../src/core/formats/finding.ts'
import { openLocator } from '../../../src/core/diagnostics/locate.ts'
import type { Frame } from '../../../src/core/model/evidence.ts'

const tracked = [
  'src/a.ts',
  'packages/web/src/index.ts',
  'packages/api/src/index.ts',
  'go/calc/calc_test.go',
  'app/src/test/java/com/acme/FooTest.java',
  'setup.py',
  'vendor/lib.js',
]

function locate(file: string | null, frames: readonly Frame[] = [], files: readonly string[] = tracked): string | null {
  return openLocator(files)(finding({ kind: 'test', message: 'x', file, line: 7, frames })).file
}

describe('with the list of tracked files', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['/home/runner/work/repo/repo/src/a.ts', 'src/a.ts'],
    ['/__w/repo/repo/src/a.ts', 'src/a.ts'],
    ['/github/workspace/src/a.ts', 'src/a.ts'],
    ['D:\\a\\repo\\repo\\src\\a.ts', 'src/a.ts'],
    ['file:///home/runner/work/repo/repo/src/a.ts', 'src/a.ts'],
    ['file:///D:/a/repo/repo/src/a.ts', 'src/a.ts'],
    ['/builds/somebody/checkout/src/a.ts', 'src/a.ts'],
    ['web/src/index.ts', 'packages/web/src/index.ts'],
    ['src/index.ts', null],
    ['index.ts', null],
    ['example.com/calc/calc_test.go', 'go/calc/calc_test.go'],
    ['com/acme/FooTest.java', 'app/src/test/java/com/acme/FooTest.java'],
    ['/usr/lib/python3/site-packages/x/setup.py', null],
    ['/home/runner/work/repo/repo/node_modules/x/src/a.ts', null],
    ['node:internal/src/a.ts', null],
    ['src/../src/a.ts', 'src/a.ts'],
    ['no/such/file.ts', null],
    ['vendor/lib.js', 'vendor/lib.js'],
  ])('%s is %s', (printed, expected) => {
    expect(locate(printed)).toBe(expected)
  })

  test.each([
    ['webpack://shop/./src/a.ts', 'src/a.ts'],
    ['webpack:///./src/a.ts', 'src/a.ts'],
    ['webpack-internal:///(app-pages-browser)/./src/a.ts', 'src/a.ts'],
    ['http://localhost:5173/src/a.ts?t=1700000000', 'src/a.ts'],
    ['http://localhost:5173/@fs/home/runner/work/repo/repo/src/a.ts', 'src/a.ts'],
    ['http://example.com/src/a.ts', null],
  ])('%s is %s', (printed, expected) => {
    expect(locate(printed)).toBe(expected)
  })

  test.each([
    ['com.acme.FooTest', 'app/src/test/java/com/acme/FooTest.java'],
    ['com.acme.FooTest$Nested', 'app/src/test/java/com/acme/FooTest.java'],
    ['Acme\\Shop\\CartTest', 'tests/Acme/Shop/CartTest.php'],
    ['tests.test_cart.TestCart', 'tests/test_cart.py'],
    ['com.acme.BarTest', null],
    ['FooTest', null],
    ['a sentence. with dots', null],
  ])('the class %s stands in %s', (suite, expected) => {
    const located = openLocator([...tracked, 'tests/Acme/Shop/CartTest.php', 'tests/test_cart.py'])(
      finding({ kind: 'test', message: 'x', test: { suite, name: 'x', id: null } }),
    )
    expect(located).toEqual({ file: expected, line: null, column: null, testFile: expected })
  })

  test('a line is worth more than the file that a report names', () => {
    const frames = [{ file: 'src/a.ts', line: 3, column: 4 }]
    expect(
      openLocator([...tracked, 'test/a.test.ts'])(
        finding({ kind: 'test', message: 'x', file: 'test/a.test.ts', test: { suite: null, name: 'x', id: null }, frames }),
      ),
    ).toEqual({ file: 'src/a.ts', line: 3, column: 4, testFile: 'test/a.test.ts' })
  })

  test('takes the innermost frame that is tracked, with its own line', () => {
    const frames = [
      { file: '/usr/lib/go/testing.go', line: 1, column: null },
      { file: '/x/src/a.ts', line: 3, column: 4 },
      { file: 'setup.py', line: 5, column: null },
    ]
    expect(openLocator(tracked)(finding({ kind: 'test', message: 'x', file: 'node_modules/y.js', line: 9, frames }))).toEqual({
      file: 'src/a.ts',
      line: 3,
      column: 4,
      testFile: null,
    })
  })
})

describe('without a list', () => {
  test('no file is made up from a class', () => {
    expect(openLocator([])(finding({ kind: 'test', message: 'x', test: { suite: 'com.acme.FooTest', name: 'x', id: null } }))).toEqual({
      file: null,
      line: null,
      column: null,
      testFile: null,
    })
  })

  test.each([
    ['/home/runner/work/repo/repo/src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['/somewhere/else/a.ts', null],
    ['node_modules/x/a.js', null],
    ['<anonymous>', null],
  ])('%s is %s', (printed, expected) => {
    expect(locate(printed, [], [])).toBe(expected)
  })
})
