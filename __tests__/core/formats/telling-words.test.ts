import { expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../support/tool-output.ts'

const saidIn = (report: string, log: readonly string[] = []): readonly string[] =>
  facts(
    diagnoseAll({ documents: [text(report, { kind: 'report', path: 'r.xml' }), ...(log.length === 0 ? [] : [text(log.join('\n'))])] }, [
      'src/lib.rs',
      'login.spec.ts',
      'calc/sum_test.py',
      'Tests/AppTests/CalcTests.swift',
    ]),
  ).map(({ says }) => says)

test('Swift: the log knows what the report calls failed', () => {
  const report =
    '<testsuite name="AppTests"><testcase classname="AppTests.CalcTests" name="testAdds"><failure message="failed"></failure></testcase></testsuite>'
  const log = [
    "Test Case 'CalcTests.testAdds' started at 2026-11-21 06:05:26.123",
    '/p/Tests/AppTests/CalcTests.swift:12: error: CalcTests.testAdds : XCTAssertEqual failed: ("3") is not equal to ("4")',
    "Test Case 'CalcTests.testAdds' failed (0.001 seconds)",
  ]
  expect(saidIn(report, log)).toEqual([expect.stringContaining('XCTAssertEqual failed')])
})

test("Playwright: a test's own place and name say nothing", () => {
  const body =
    '  [chromium] › login.spec.ts:12:7 › shows an error ────────────\n\n    Error: expect(locator).toBeVisible() failed\n\n      at /p/login.spec.ts:14:9\n'
  expect(
    saidIn(
      `<testsuite name="login.spec.ts"><testcase classname="login.spec.ts" name="shows an error"><failure message="login.spec.ts:12:7 shows an error" type="FAILURE"><![CDATA[${body}]]></failure></testcase></testsuite>`,
    ),
  ).toEqual(['Error: expect(locator).toBeVisible() failed'])
})

test('nextest: where a thread panicked is not why', () => {
  const report = `<testsuite name="planted"><testcase classname="planted" name="tests::adds"><failure message="thread 'tests::adds' (12) panicked at src/lib.rs:8:9" type="test failure">thread 'tests::adds' (12) panicked at src/lib.rs:8:9:\nassertion \`left == right\` failed\n  left: -1\n right: 3\nnote: run with \`RUST_BACKTRACE=1\`</failure></testcase></testsuite>`
  expect(saidIn(report)).toEqual(['assertion `left == right` failed'])
})

test("Bazel: the exception in a test's output tells why it ended", () => {
  const output =
    'exec ${PAGER:-/usr/bin/less} "$0" || exit 1\nExecuting tests from //calc:sum_test\n-----------------------------------------------------------------------------\nTraceback (most recent call last):\n  File "/p/calc/sum_test.py", line 4, in <module>\n    assert add(1, 2) == 3, "wrong sum"\nAssertionError: wrong sum\n'
  expect(
    saidIn(
      `<testsuite name="//calc:sum_test"><testcase name="calc/sum_test"><error message="exited with error code 1"></error></testcase><system-out><![CDATA[${output}]]></system-out></testsuite>`,
    ),
  ).toEqual(['AssertionError: wrong sum'])
  expect(
    saidIn(
      '<testsuite name="//calc:sum_test"><testcase name="calc/sum_test"><error message="exited with error code 1"></error></testcase></testsuite>',
    ),
  ).toEqual(['exited with error code 1'])
})
