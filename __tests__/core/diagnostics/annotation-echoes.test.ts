import { describe, expect, test } from 'vitest'
import type { FailureReport } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, text } from '../../support/tool-output.ts'

const failures = [
  '=================================== FAILURES ===================================',
  '_______________ TestCart.test_add _______________',
  '',
  '>       assert a == b',
  'E       assert 1 == 2',
  '',
  'tests/test_cart.py:9: AssertionError',
  '=========================== short test summary info ============================',
  'FAILED tests/test_cart.py::TestCart::test_add - assert 1 == 2',
]

function read(...lines: readonly string[]): FailureReport {
  return diagnoseAll({ documents: [text(lines.join('\n'), { kind: 'log', path: 'job.log' })] }, ['tests/test_cart.py', 'a.py'])
}

describe('an annotation that repeats a failure of its log is not told', () => {
  test.each([
    ['by the name of the test', '##[error]TestCart.test_add'],
    ['by its place and words', '##[error]tests/test_cart.py:9: assert 1 == 2'],
    ['by its place alone', '##[error]/home/runner/work/app/app/tests/test_cart.py:9'],
    ['by words that the failure shows', '##[error]FAILED: assert 1 == 2'],
  ])('%s', (_how, line) => {
    expect(read(...failures, line).diagnostics).toMatchObject([
      { source: { format: 'pytest' }, occurrences: 1, file: 'tests/test_cart.py', line: 9 },
    ])
  })

  test('inside of a traceback', () => {
    const report = read(
      'Traceback (most recent call last):',
      '##[error]  File "/home/runner/work/app/app/a.py", line 3, in <module>',
      "    raise ValueError('x')",
      'ValueError: x',
    )
    expect(report.diagnostics).toMatchObject([{ source: { format: 'python-traceback' }, message: 'ValueError: x', file: 'a.py', line: 3 }])
  })

  test('in the words of an action round those of its tool', () => {
    const words = 'process "/bin/sh -c npm run build" did not complete successfully: exit code: 1'
    expect(read(`#5 ERROR: ${words}`, `##[error]buildx failed with: ERROR: failed to solve: ${words}`).diagnostics).toMatchObject([
      { source: { format: 'docker' }, message: words },
    ])
  })
})

describe('an annotation is told that says', () => {
  test.each([
    ['something else', '##[error]The licence check found a problem'],
    ['something else of the place', '##[error]tests/test_cart.py:9: line too long'],
    ['the same of another place', '##[error]tests/test_cart.py:19: wrong price'],
    ['another test', '##[error]TestCart.test_add_twice'],
    ['much more than the same words', '##[error]The deployment to the staging cluster was refused by its gatekeeper after assert 1 == 2'],
  ])('%s', (_what, line) => {
    expect(read(...failures, line).diagnostics).toHaveLength(2)
  })

  test('the same in the log of another job', () => {
    const documents = [
      text(failures.join('\n'), { kind: 'log', path: 'one.log' }),
      text('##[error]TestCart.test_add', { kind: 'log', path: 'two.log' }),
    ]
    expect(diagnoseAll({ documents }, ['tests/test_cart.py']).diagnostics).toHaveLength(2)
  })
})
