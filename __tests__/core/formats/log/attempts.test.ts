import { expect, test } from 'vitest'
import { diagnoseAll, text } from '../../../support/tool-output.ts'

const told = (lines: readonly string[], report?: string): readonly string[] =>
  diagnoseAll(
    { documents: [...(report === undefined ? [] : [text(report, { kind: 'report', path: 'r.xml' })]), text(lines.join('\n'))] },
    [],
  ).diagnostics.map(({ test: name, severity, flaky, line }) => `${name?.name ?? ''}:${line} ${severity}${flaky ? ' flaky' : ''}`)

const trace = (name: string, line: number): readonly string[] => [
  `[ERROR] com.ex.FooTest.${name} -- Time elapsed: 0.01 s <<< FAILURE!`,
  'java.lang.AssertionError: expected:<1> but was:<2>',
  `\tat com.ex.FooTest.${name}(FooTest.java:${line})`,
  '',
]
const flakes = [
  '[INFO] Results:',
  '[INFO] ',
  '[WARNING] Flakes: ',
  '[WARNING] com.ex.FooTest.flaky',
  '[ERROR]   Run 1: FooTest.flaky:9 expected:<1> but was:<2>',
  '[INFO]   Run 2: PASS',
  '[INFO] ',
]
const failures = [
  '[ERROR] Failures: ',
  '[ERROR] com.ex.FooTest.bad',
  '[ERROR]   Run 1: FooTest.bad:19 expected:<1> but was:<2>',
  '[ERROR]   Run 2: FooTest.bad:19 expected:<1> but was:<2>',
  '[INFO] ',
]

test('Surefire: a test that passed when it was run again is flaky', () => {
  expect(told([...trace('flaky', 9), ...trace('bad', 19), ...flakes, ...failures])).toEqual(['bad:19 error', 'flaky:9 warning flaky'])
  expect(told([...flakes, '[INFO] BUILD SUCCESS'])).toEqual(['flaky:9 warning flaky'])
})

test('Surefire: a report and a log that shows the attempts tell the same', () => {
  const stack = (name: string, line: number): string =>
    `java.lang.AssertionError: expected\n\tat com.ex.FooTest.${name}(FooTest.java:${line})`
  const report = `<testsuite name="com.ex.FooTest"><testcase classname="com.ex.FooTest" name="flaky"><flakyFailure message="expected"><stackTrace>${stack('flaky', 9)}</stackTrace></flakyFailure></testcase><testcase classname="com.ex.FooTest" name="bad"><failure message="expected">${stack('bad', 19)}</failure></testcase></testsuite>`
  expect(told([...flakes, ...failures], report)).toEqual(['bad:19 error', 'flaky:9 warning flaky'])
  expect(told(trace('flaky', 9), report)).toEqual(['bad:19 error', 'flaky:9 warning flaky'])
})

test('nextest: a test that passed at the second try is flaky', () => {
  const attempt = (name: string): readonly string[] => [
    `  TRY 1 FAIL [   0.005s] (2/3) planted tests::${name}`,
    '  stderr ───',
    '',
    `    thread 'tests::${name}' (1) panicked at src/lib.rs:8:9:`,
    '    assertion failed',
    '',
  ]
  const lines = [
    ...attempt('shaky'),
    '  TRY 2 PASS [   0.004s] (2/3) planted tests::shaky',
    ...attempt('adds'),
    '  TRY 2 FAIL [   0.005s] (3/3) planted tests::adds',
    '────────────',
    '     Summary [   0.040s] 3 tests run: 2 passed (1 flaky), 1 failed, 0 skipped',
  ]
  expect(told(lines)).toEqual(['adds:8 error', 'shaky:8 warning flaky'])
  expect(told([...attempt('shaky'), '────────────', '   FLAKY 2/3 [   0.004s] (2/3) planted tests::shaky'])).toEqual([
    'shaky:8 warning flaky',
  ])
})
