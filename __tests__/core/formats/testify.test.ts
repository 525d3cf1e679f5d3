import { describe, expect, test } from 'vitest'
import { headline } from '../../../src/core/formats/headline.ts'
import { readTestify } from '../../../src/core/formats/testify.ts'
import { diagnoseAll, text } from '../../support/tool-output.ts'

const assertion = [
  '    b_test.go:5: ',
  '        \tError Trace:\t/home/runner/work/shop/shop/cart/help_test.go:31',
  '        \t            \t\t\t\t/home/runner/work/shop/shop/cart/b_test.go:5',
  '        \tError:      \tNot equal: ',
  '        \t            \texpected: 1',
  '        \t            \tactual  : 2',
  '        \t            \t',
  '        \t            \tDiff:',
  '        \t            \t--- Expected',
  '        \t            \t+++ Actual',
  '        \tTest:       \tTestB',
  '        \tMessages:   \tprice differs',
]
const output = ['=== RUN   TestB', ...assertion, '--- FAIL: TestB (0.00s)']

describe('an assertion of testify', () => {
  const expected = {
    message: 'Not equal: expected: 1 actual: 2\nprice differs',
    file: 'cart/help_test.go',
    line: 31,
    test: { name: 'TestB' },
  }

  test('in a log', () => {
    const log = [...output, 'FAIL', 'FAIL\texample.com/shop/cart\t0.003s', ''].join('\n')
    expect(
      diagnoseAll({ documents: [text(log, { kind: 'log', path: 'job.log' })] }, ['cart/help_test.go', 'cart/b_test.go']).diagnostics,
    ).toMatchObject([expected])
  })

  test('in the events of go test', () => {
    const event = (action: string, rest: object): string => JSON.stringify({ Action: action, Package: 'example.com/shop/cart', ...rest })
    const events = [
      event('start', {}),
      event('run', { Test: 'TestB' }),
      ...output.map((line) => event('output', { Test: 'TestB', Output: `${line}\n` })),
      event('fail', { Test: 'TestB' }),
      event('fail', {}),
    ]
    expect(
      diagnoseAll({ documents: [text(`${events.join('\n')}\n`, { kind: 'report', path: 'go.json' })] }, [
        'cart/help_test.go',
        'cart/b_test.go',
      ]).diagnostics,
    ).toMatchObject([expected])
  })

  test('in the JUnit report of gotestsum', () => {
    const report = `<testsuites><testsuite name="example.com/shop/cart"><testcase classname="example.com/shop/cart" name="TestB"><failure message="Failed" type="">${output.join('\n')}\n</failure></testcase></testsuite></testsuites>`
    expect(
      diagnoseAll({ documents: [text(report, { kind: 'report', path: 'r.xml' })] }, ['cart/help_test.go', 'cart/b_test.go']).diagnostics,
    ).toMatchObject([expected])
  })

  test('without values and without a message of its own', () => {
    expect(
      headline(
        '    b_test.go:5: \n        \tError Trace:\t/app/b_test.go:5\n        \tError:      \tShould be true\n        \tTest:       \tTestB\n',
      ),
    ).toBe('Should be true')
  })

  test('is the first one of several, and none in other words', () => {
    const second = assertion.map((line) => line.replace('price differs', 'another'))
    expect(readTestify([...assertion, ...second].join('\n'))?.message).toBe(expected.message)
    expect(readTestify('an Error Trace: of another kind')).toBeNull()
  })
})
