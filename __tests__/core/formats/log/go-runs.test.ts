import { expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../../support/tool-output.ts'

const placesIn = (lines: readonly string[]): readonly string[] =>
  facts(diagnoseAll({ documents: [text(lines.join('\n'))] }, ['calc/sum_test.go', 'calc/sum.go'])).map(
    ({ test: name, file, line, says }) => `${name} ${file}:${line} ${says}`,
  )
const json = (output: readonly string[]): readonly string[] =>
  [{ Action: 'run' }, ...output.map((line) => ({ Action: 'output', Output: `${line}\n` })), { Action: 'fail' }].map((event) =>
    JSON.stringify({ Package: 'example.com/calc', Test: 'TestSum', ...event }),
  )
const end = ['FAIL', 'FAIL\texample.com/calc\t0.003s', 'FAIL']
const race = [
  '==================',
  'WARNING: DATA RACE',
  'Write at 0x00c0000b4010 by goroutine 8:',
  '  example.com/calc.(*Sum).Add()',
  '      /p/calc/sum.go:14 +0x44',
  '',
  'Previous write at 0x00c0000b4010 by goroutine 7:',
  '  example.com/calc.TestSum.func1()',
  '      /p/calc/sum_test.go:12 +0x3a',
  '',
  'Goroutine 8 (running) created at:',
  '  example.com/calc.TestSum()',
  '      /p/calc/sum_test.go:11 +0x9d',
  '==================',
]

test('a test that fails itself is told beside those below it that fail', () => {
  const below = ['    --- FAIL: TestSum/zero (0.00s)', '        sum_test.go:21: got 1, want 0']
  const both = ['TestSum calc/sum_test.go:9 got 3, want 4', 'TestSum/zero calc/sum_test.go:21 got 1, want 0']
  expect(placesIn(['--- FAIL: TestSum (0.00s)', '    sum_test.go:9: got 3, want 4', ...below, ...end]).toSorted()).toEqual(both)
  expect(placesIn(['--- FAIL: TestSum (0.00s)', ...below, '    sum_test.go:9: got 3, want 4', ...end]).toSorted()).toEqual(both)
  expect(placesIn(['--- FAIL: TestSum (0.00s)', '    sum_test.go:8: begins', ...below, '    sum_test.go:30: cleaning up', ...end])).toEqual(
    [both[1]],
  )
})

test('a data race is told by its two accesses, where the code does the first', () => {
  const told = [
    'TestSum calc/sum.go:14 WARNING: DATA RACE: write in example.com/calc.(*Sum).Add, previous write in example.com/calc.TestSum.func1',
  ]
  const failed = ['--- FAIL: TestSum (0.00s)', '    testing.go:1446: race detected during execution of test']
  expect(placesIn([...race, ...failed, ...end])).toEqual(told)
  expect(
    placesIn([
      '=== RUN   TestSum',
      ...race,
      '    testing.go:1446: race detected during execution of test',
      '--- FAIL: TestSum (0.00s)',
      ...end,
    ]),
  ).toEqual(told)
  expect(placesIn([...race, '--- FAIL: TestSum (0.00s)', '    sum_test.go:9: got 3, want 4', ...end])).toEqual([
    'TestSum calc/sum_test.go:9 got 3, want 4',
  ])
})

test('what a test logs before it fails is not what it fails of', () => {
  const lines = [
    '    sum_test.go:5: opened the books',
    '    sum_test.go:6: two entries',
    '    sum_test.go:9: got 3, want 4',
    '    sum_test.go:30: closed the books',
  ]
  const told = ['TestSum calc/sum_test.go:9 got 3, want 4']
  expect(placesIn(['--- FAIL: TestSum (0.00s)', ...lines, ...end])).toEqual(told)
  expect(placesIn(['=== RUN   TestSum', ...lines, '--- FAIL: TestSum (0.00s)', ...end])).toEqual(told)
  expect(placesIn(json(lines))).toEqual(told)
  expect(placesIn(['--- FAIL: TestSum (0.00s)', ...lines.slice(0, 2), ...end])).toEqual(['TestSum calc/sum_test.go:6 two entries'])
})
