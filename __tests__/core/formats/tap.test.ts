import { describe, expect, test } from 'vitest'
import { tap } from '../../../src/core/formats/tap.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

function read(...lines: readonly string[]): Reading {
  const reader = tap.open()
  reader.write(new TextEncoder().encode(`${lines.join('\n')}\n`))
  return reader.end()
}

const names = ({ findings }: Reading): readonly unknown[] => findings.map(({ test: name }) => [name?.suite ?? null, name?.name ?? null])

test.each([
  ['a.tap', '', true],
  ['out', 'TAP version 14\n', true],
  ['out', '# comment\n1..3\n', true],
  ['out', 'not ok 1 - x\n', true],
  ['out', 'ok 1\n', true],
  ['out', 'ok, let us begin\n', false],
  ['out', '1..b\n', false],
])('%s that begins with %j: %s', (path, content, expected) => {
  expect(tap.recognises({ kind: 'report', path, head: new TextEncoder().encode(content) })).toBe(expected)
})

test('counts results, directives in any case, and escapes', () => {
  const reading = read(
    'TAP version 13',
    '1..8',
    'ok',
    'not ok',
    'ok 3 - fine',
    'not ok 4 - later # TODO soon',
    'ok 5 # skip no network',
    'not ok 6 - skipped # SKIPPED',
    'not ok 7 - a \\# b \\\\ c # not a directive',
    'not ok 8 - in 3 # time=1.5ms',
  )
  expect(reading).toMatchObject({ tests: 8, failed: 3, skipped: 3, warnings: [] })
  expect(names(reading)).toEqual([
    [null, '(no name)'],
    [null, 'a # b \\ c # not a directive'],
    [null, 'in 3'],
  ])
})

describe('subtests', () => {
  const child = ['    not ok 1 - inner', '    1..1']

  test('are told by the innermost, with the names above them', () => {
    expect(
      names(
        read(
          '# Subtest: outer',
          '    # Subtest: middle',
          '        ok 1 - good',
          '        not ok 2 - bad',
          '        1..2',
          '    not ok 1 - middle',
          '    1..1',
          'not ok 1 - outer',
          '1..1',
        ),
      ),
    ).toEqual([['outer › middle', 'bad']])
  })

  test('count, and what stands for them does not', () => {
    expect(read(...child, 'not ok 1 - outer', 'ok 2 - other', '1..2')).toMatchObject({ tests: 2, failed: 1 })
  })

  test('may be a block behind their parent', () => {
    const reading = read('not ok 1 - outer {', '    ok 1 - good', '    not ok 2 - bad', '    1..2', '}', 'ok 2 - after', '1..2')
    expect(reading).toMatchObject({ tests: 3, failed: 1 })
    expect(names(reading)).toEqual([['outer', 'bad']])
  })

  test('of a parent that is not meant to pass are forgiven', () => {
    expect(read(...child, 'not ok 1 - outer # TODO later', '1..1')).toMatchObject({ tests: 1, failed: 0, skipped: 1, findings: [] })
  })

  test('explain no parent that fails on its own', () => {
    const reading = read('    ok 1 - fine', '    1..2', 'not ok 1 - outer', '  ---', "  error: 'planned 2'", '  ...', '1..1')
    expect(reading.findings).toMatchObject([{ message: 'planned 2', test: { name: 'outer' } }])
    expect(reading).toMatchObject({ tests: 2, failed: 1 })
  })

  test('that were cut off still count', () => {
    const reading = read('1..1', '# Subtest: outer', '    not ok 1 - inner')
    expect(names(reading)).toEqual([['outer', 'inner']])
    expect(reading).toMatchObject({ failed: 1, warnings: [expect.stringContaining('cut off'), expect.any(String)] })
  })

  test('nest without end', () => {
    expect(read(...Array.from({ length: 300 }, (_, depth) => `${'    '.repeat(depth)}not ok 1 - x`)).failed).toBeGreaterThan(200)
  })
})

describe('a YAML block', () => {
  const block = (...lines: readonly string[]): Reading['findings'][number] | undefined =>
    read('not ok 1 - name', '  ---', ...lines.map((line) => `  ${line}`), '  ...', '1..1').findings[0]

  test.each([
    [['error: |-', '  first', '  second', "code: 'E1'"], 'first\nsecond'],
    [["message: 'it''s bad'"], "it's bad"],
    [['message: "a \\"b\\"\\nc"'], 'a "b"\nc'],
    [['expected: 1', 'actual:   2'], 'name: expected 1, but got 2'],
    [['wanted:', '  a: 1', 'found:', '  a: 2'], 'name: expected a: 1, but got a: 2'],
    [['severity: fail'], 'name'],
    [['{ not: really, yaml'], '{ not: really, yaml'],
  ])('of %j says %j', (lines, message) => {
    expect(block(...lines)?.message).toBe(message)
  })

  test('tells the place', () => {
    expect(block('at:', '  file: test/a.js', '  line: 4', '  column: 9')).toMatchObject({ file: 'test/a.js', line: 4, column: 9 })
    expect(block("location: '/r/a.test.js:3:1'", 'error: bad')).toMatchObject({ file: '/r/a.test.js', line: 3 })
    expect(
      block(
        "location: '/r/a.test.js:3:1'",
        'stack: |-',
        '  new Promise (<anonymous>)',
        '  TestContext.<anonymous> (file:///r/a.test.js:5:7)',
      ),
    ).toMatchObject({ file: 'file:///r/a.test.js', line: 5 })
  })

  test('that has no end ends with its indentation', () => {
    expect(read('not ok 1 - a', '  ---', '  error: bad', 'ok 2 - b', '1..2')).toMatchObject({
      tests: 2,
      failed: 1,
      findings: [{ message: 'bad' }],
    })
  })
})

test('a comment names the group of the tests below it, or tells of the failure above it', () => {
  expect(
    read('# group', 'ok 1 a', 'not ok 2 b', '#   Failed test at t/x.t line 7.', '#   why', 'not ok 3 c', '1..3').findings,
  ).toMatchObject([{ test: { suite: 'group', name: 'b' }, message: 'why', file: null }, { test: { suite: 'group', name: 'c' } }])
})

describe('a plan', () => {
  test('that is not kept is a failure of its own', () => {
    expect(read('1..3', 'ok 1').findings).toMatchObject([{ kind: 'setup', message: '3 tests were planned, but 1 ran' }])
    expect(read('ok 1', 'ok 2', '1..1').findings).toMatchObject([{ message: '1 tests were planned, but 2 ran' }])
  })

  test('may be that nothing runs', () => {
    expect(read('1..0 # SKIP no database')).toMatchObject({ tests: 0, findings: [], warnings: [] })
  })

  test('that is missing is told', () => {
    expect(read('ok 1').warnings).toEqual([expect.stringContaining('no plan')])
    expect(read('hello').warnings).toEqual(['The file holds no TAP.'])
  })
})

test('a producer that bails out says why', () => {
  expect(read('1..9', 'ok 1', 'Bail out! no database', 'not ok 2').findings).toMatchObject([
    { kind: 'setup', message: 'Bail out! no database', at: 3 },
  ])
})

test('output between the results does no harm', () => {
  expect(read('starting', '1..2', 'debug: ok?', '  indented', 'not ok 1 - a', 'ok 2 - b', 'bye')).toMatchObject({
    tests: 2,
    failed: 1,
    findings: [{ message: 'a failed' }],
  })
})

test('500 failures are told, the rest is counted', () => {
  const reading = read('1..900', ...Array.from({ length: 900 }, (_, index) => `not ok ${index + 1} - t${index}`))
  expect(reading).toMatchObject({ tests: 900, failed: 900, warnings: ['More than 500 failures: the rest is counted only.'] })
  expect(reading.findings).toHaveLength(500)
})
