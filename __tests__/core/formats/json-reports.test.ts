import { describe, expect, test } from 'vitest'
import { closeJson } from '../../../src/core/formats/json-repair.ts'
import { formats } from '../../../src/core/formats/index.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

/** Reads a report with the format that recognises it. */
function read(content: string | Uint8Array): Reading {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const format = formats.find((one) => one.recognises({ kind: 'report', path: 'report.json', head: bytes.subarray(0, 4_096) }))
  if (format === undefined) throw new Error('no format')
  const reader = format.open()
  reader.write(bytes)
  return reader.end()
}

describe('CTRF', () => {
  const report = (...tests: readonly object[]): string => JSON.stringify({ results: { tool: { name: 't' }, summary: {}, tests } })

  test('counts every status', () => {
    const reading = read(report(...['passed', 'failed', 'skipped', 'pending', 'other'].map((status) => ({ name: status, status }))))
    expect(reading).toMatchObject({ format: 'ctrf', tests: 5, failed: 1, errored: 0, skipped: 2, flaky: 0 })
    expect(read(report({ name: 'a', status: 'other', rawStatus: 'timedOut' }))).toMatchObject({
      errored: 1,
      findings: [{ test: { name: 'a' } }],
    })
  })

  test('takes the place from the trace, else from the report', () => {
    const [traced, told] = read(
      report(
        { name: 'a', status: 'failed', message: 'm', trace: 'Error: m\n    at x (src/a.ts:4:2)', filePath: 'test/a.ts', line: 9 },
        { name: 'b', status: 'failed', message: 'm', filePath: 'test/a.ts', line: 9 },
      ),
    ).findings
    expect(traced).toMatchObject({ file: 'src/a.ts', line: 4 })
    expect(told).toMatchObject({ file: 'test/a.ts', line: 9 })
  })

  test('takes a suite as text or as a path', () => {
    const suites = read(
      report(
        { name: 'a', status: 'failed', suite: 'x > y' },
        { name: 'b', status: 'failed', suite: ['x', 'y', 'b'] },
        { name: 'c', status: 'failed' },
      ),
    ).findings.map(({ test: name }) => name?.suite)
    expect(suites).toEqual(['x > y', 'x › y', null])
  })

  test('tells flaky tests with the words of the attempt that failed', () => {
    const reading = read(
      report(
        { name: 'a', status: 'passed', flaky: true, retryAttempts: [{ attempt: 1, status: 'failed', message: 'first' }] },
        { name: 'b', status: 'passed', retries: 0 },
      ),
    )
    expect(reading).toMatchObject({ flaky: 1, findings: [{ message: 'first', flaky: true, severity: 'warning' }] })
  })
})

describe('jest', () => {
  const report = (...testResults: readonly object[]): string => JSON.stringify({ numFailedTestSuites: 1, success: false, testResults })

  test('tells a file that does not run, and no file that a failing test explains', () => {
    expect(
      read(
        report({
          name: '/r/a.test.js',
          status: 'failed',
          message: '  ● Test suite failed to run\n\n    ReferenceError: x is not defined\n\n      at Object.<anonymous> (/r/a.test.js:2:1)',
          assertionResults: [],
        }),
      ),
    ).toMatchObject({ tests: 1, errored: 1, findings: [{ kind: 'setup', file: '/r/a.test.js', line: 2, test: null }] })
    expect(
      read(
        report({
          name: 'a',
          status: 'failed',
          message: 'all of it',
          assertionResults: [{ title: 't', status: 'failed', failureMessages: ['one', 'two'] }],
        }),
      ),
    ).toMatchObject({ tests: 1, failed: 1, errored: 0, findings: [{ message: 'one' }, { message: 'two' }] })
  })

  test('tells a test that passed after a retry', () => {
    expect(
      read(
        report({
          name: 'a',
          status: 'passed',
          message: '',
          assertionResults: [{ title: 't', status: 'passed', failureMessages: [], retryReasons: ['Error: first'] }],
        }),
      ),
    ).toMatchObject({ tests: 1, flaky: 1, findings: [{ message: 'Error: first', flaky: true }] })
  })

  test('places a failure without a stack where its test begins', () => {
    expect(
      read(
        report({
          name: '/r/a.test.js',
          status: 'failed',
          message: '',
          assertionResults: [{ title: 't', status: 'failed', failureMessages: [], location: { line: 5, column: 3 } }],
        }),
      ).findings,
    ).toMatchObject([{ file: '/r/a.test.js', line: 5, column: 3, message: 't failed' }])
  })
})

describe('pytest-json-report', () => {
  const report = (part: object): string =>
    JSON.stringify({ created: 1.5, duration: 0.1, exitcode: 1, root: '/r', environment: {}, summary: {}, ...part })
  const crash = { path: '/r/tests/test_a.py', lineno: 7, message: 'assert 1 == 2' }

  test('tells each stage that failed', () => {
    const tests = [
      {
        nodeid: 'tests/test_a.py::TestA::test_b[x]',
        lineno: 4,
        outcome: 'failed',
        setup: { outcome: 'passed' },
        call: {
          outcome: 'failed',
          crash,
          longrepr: 'def test_b():\n>   assert 1 == 2\nE   assert 1 == 2\n\ntests/test_a.py:7: AssertionError',
        },
        teardown: { outcome: 'passed' },
      },
      {
        nodeid: 'tests/test_a.py::test_c',
        lineno: 9,
        outcome: 'error',
        setup: { outcome: 'failed', crash: { ...crash, message: 'RuntimeError: fixture' } },
      },
      { nodeid: 'tests/test_a.py::test_d', outcome: 'skipped' },
      { nodeid: 'tests/test_a.py::test_e', outcome: 'passed' },
    ]
    expect(read(report({ tests }))).toMatchObject({
      format: 'pytest-json',
      tests: 4,
      failed: 1,
      errored: 1,
      skipped: 1,
      findings: [
        { message: 'assert 1 == 2', file: '/r/tests/test_a.py', line: 7, test: { suite: 'tests.test_a.TestA', name: 'test_b[x]' } },
        { message: 'RuntimeError: fixture', test: { suite: 'tests.test_a', name: 'test_c' } },
      ],
    })
  })

  test('tells a file that cannot be collected', () => {
    const collectors = [
      { nodeid: '', outcome: 'passed' },
      {
        nodeid: 'tests/test_x.py',
        outcome: 'failed',
        longrepr: "tests/test_x.py:1: in <module>\n    import nope\nE   ModuleNotFoundError: No module named 'nope'",
      },
    ]
    expect(read(report({ collectors }))).toMatchObject({
      tests: 1,
      errored: 1,
      findings: [{ kind: 'setup', message: "ModuleNotFoundError: No module named 'nope'", file: 'tests/test_x.py' }],
    })
  })
})

describe('RSpec', () => {
  test('tells what went wrong outside of the examples', () => {
    const message =
      "\nAn error occurred while loading ./spec/x_spec.rb.\nFailure/Error: require 'nope'\n\nLoadError:\n  cannot load such file -- nope\n# ./spec/x_spec.rb:1:in `<top (required)>'\n"
    expect(
      read(
        JSON.stringify({
          version: '3.13.0',
          messages: [message, 'Run options: x'],
          examples: [],
          summary: { errors_outside_of_examples_count: 1 },
        }),
      ),
    ).toMatchObject({
      format: 'rspec-json',
      errored: 1,
      findings: [
        { kind: 'setup', message: expect.stringContaining('cannot load such file -- nope') as unknown, file: './spec/x_spec.rb', line: 1 },
      ],
    })
  })
})

test('Playwright tells errors of the run itself', () => {
  expect(
    read(
      JSON.stringify({
        config: { rootDir: '/r', forbidOnly: true },
        suites: [],
        errors: [{ message: 'Error: no tests found', location: { file: '/r/a.spec.ts', line: 2, column: 1 } }],
      }),
    ),
  ).toMatchObject({
    format: 'playwright-json',
    findings: [{ kind: 'setup', message: 'Error: no tests found', file: '/r/a.spec.ts', line: 2 }],
  })
})

test('ESLint leaves out what was suppressed', () => {
  const message = { ruleId: 'a', severity: 2, message: 'bad', line: 1, column: 2 }
  expect(
    read(
      JSON.stringify([
        {
          filePath: '/r/a.js',
          messages: [message, { ...message, severity: 1 }, { ...message, suppressions: [{ kind: 'directive' }] }, { odd: true }],
        },
      ]),
    ).findings.map(({ severity }) => severity),
  ).toEqual(['error', 'warning'])
})

test('any Unicode encoding is read', () => {
  const wide = (content: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'))
  expect(read(wide('[{"filePath":"a.js","messages":[{"ruleId":null,"severity":2,"message":"é"}]}]')).findings).toMatchObject([
    { message: 'é' },
  ])
})

describe('JSON that ends in the middle', () => {
  const whole = '{"a":[1,{"b":"x\\\\\\"y,{"},true],"c":{"d":null}}'

  test('is closed behind its last whole value, wherever it ends', () => {
    for (let end = 1; end <= whole.length; end += 1)
      expect(() => JSON.parse(closeJson(whole.slice(0, end)) ?? '') as unknown, whole.slice(0, end)).not.toThrow()
    expect(closeJson(whole)).toBe(whole)
    expect(closeJson('{"a":[1,{"b":"x"},{"c":')).toBe('{"a":[1,{"b":"x"},{}]}')
  })

  test.each(['', 'x', '[}', '{"a":1]', '['.repeat(2_000)])('%s is beyond repair', (text) => {
    expect(closeJson(text)).toBeNull()
  })

  // A closer that went back over what it has read would need hours for these; no machine is that slow.
  test('costs time in proportion to its length', { timeout: 120_000 }, () => {
    for (const text of [
      `["${'\\'.repeat(2_000_000)}`,
      `["${'\\"'.repeat(1_000_000)}`,
      `[${'"",'.repeat(700_000)}`,
      `[${'[],'.repeat(700_000)}`,
      `["${'",'.repeat(2_000_000)}`,
    ]) {
      const closed = closeJson(text)
      if (closed !== null) expect(() => void JSON.parse(closed)).not.toThrow()
    }
  })
})
