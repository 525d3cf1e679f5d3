import { describe, expect, test } from 'vitest'
import { goTestJson } from '../../../src/core/formats/go-test-json.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

const event = (Action: string, more: object = {}): string => JSON.stringify({ Time: '2026-11-21T06:05:18.5Z', Action, Package: 'example.com/m/p', ...more })
const output = (Output: string, Test?: string): string => event('output', { Output, ...(Test === undefined ? {} : { Test }) })

function read(...lines: readonly string[]): Reading {
  const reader = goTestJson.open()
  reader.write(new TextEncoder().encode(`${lines.join('\n')}\n`))
  return reader.end()
}

const failing = (name: string, ...printed: readonly string[]): readonly string[] => [event('run', { Test: name }), output(`=== RUN   ${name}\n`, name), ...printed.map((text) => output(text, name)), output(`--- FAIL: ${name} (0.00s)\n`, name), event('fail', { Test: name, Elapsed: 0 })]

test.each([
  [`${event('start')}\n${event('run', { Test: 'A' })}\n`, true],
  [`# example.com/m/p\n./a.go:1:2: undefined: x\n${event('start')}\n`, true],
  [`2026-11-21T06:05:18.5112345Z ${event('start')}\n`, false],
  [`{"ImportPath":"p","Action":"build-output","Output":"# p\\n"}\n`, true],
  ['{"Action":"deploy","Package":"x"}\n', false],
  [`line\nline\nline\n${event('start')}\n`, false],
  ['[]\n', false],
])('%j: %s', (content, expected) => {
  expect(goTestJson.recognises({ kind: 'log', path: 'out.txt', head: new TextEncoder().encode(content) })).toBe(expected)
})

test('joins what a test printed in pieces, between those of others', () => {
  const reading = read(event('run', { Test: 'TestA' }), event('run', { Test: 'TestB' }), output('    a_test.go:7: want', 'TestA'), output('B\n', 'TestB'), output(' 1, got 2\n', 'TestA'), event('pass', { Test: 'TestB' }), event('fail', { Test: 'TestA' }), event('fail'))
  expect(reading).toMatchObject({ tests: 2, failed: 1, findings: [{ message: 'want 1, got 2', file: 'example.com/m/p/a_test.go', line: 7, test: { suite: 'example.com/m/p', name: 'TestA' }, at: 7 }] })
})

test('a parent is told only when it has something to say', () => {
  const child = failing('TestT/x', '    a_test.go:5: x is bad\n')
  expect(read(...child, ...failing('TestT'), event('fail')).findings.map(({ test: name }) => name?.name)).toEqual(['TestT/x'])
  expect(read(...child, ...failing('TestT', '    a_test.go:9: and so is t\n'), event('fail')).findings).toHaveLength(2)
})

test('a test that fails and then passes is flaky', () => {
  expect(read(...failing('TestA', '    a_test.go:5: bad\n'), event('fail'), event('run', { Test: 'TestA' }), event('pass', { Test: 'TestA' }), event('pass'))).toMatchObject({ tests: 1, failed: 0, flaky: 1, findings: [{ flaky: true, severity: 'warning' }] })
})

describe('a package', () => {
  test('that fails without a failing test says what it printed', () => {
    expect(read(event('start'), output('panic: no config\n'), output('\n'), output('goroutine 1 [running]:\n'), output('main.init()\n'), output('\t/r/p/main.go:8 +0x1d\n'), output('FAIL\texample.com/m/p\t0.01s\n'), event('fail')).findings).toMatchObject([{ kind: 'setup', message: 'panic: no config', file: '/r/p/main.go', line: 8 }])
    expect(read(event('start'), output('FAIL\texample.com/m/p\t0.01s\n'), event('fail')).findings).toMatchObject([{ message: 'example.com/m/p failed without a failing test' }])
  })

  test('that ends before a test does tells of that test', () => {
    const reading = read(event('run', { Test: 'TestSlow' }), output('=== RUN   TestSlow\n', 'TestSlow'), output('panic: test timed out after 1s\n', 'TestSlow'), event('run', { Test: 'TestNever' }), event('fail'))
    expect(reading).toMatchObject({ tests: 1, errored: 1, findings: [{ message: 'panic: test timed out after 1s', test: { name: 'TestSlow' } }] })
  })

  test('that does not build, in events', () => {
    const built = (Action: string, more: object = {}): string => JSON.stringify({ ImportPath: 'example.com/m/p [example.com/m/p.test]', Action, ...more })
    const after = [event('start'), output('FAIL\texample.com/m/p [build failed]\n'), event('fail', { FailedBuild: 'example.com/m/p [example.com/m/p.test]' })]
    expect(read(built('build-output', { Output: '# example.com/m/p [example.com/m/p.test]\n' }), built('build-output', { Output: 'p/a.go:4:9: undefined: f\n' }), built('build-fail'), ...after)).toMatchObject({ tests: 0, findings: [{ kind: 'build', message: 'undefined: f', file: 'p/a.go', line: 4, column: 9 }] })
    expect(read(built('build-output', { Output: 'ld: cannot find -lx\n' }), built('build-fail'), ...after).findings).toMatchObject([{ kind: 'build', message: 'ld: cannot find -lx' }])
    expect(read(...after).findings).toMatchObject([{ kind: 'build', message: 'example.com/m/p does not build' }])
  })

  test('that does not build, in lines between the events', () => {
    expect(read('# example.com/m/p', 'p/a.go:4:9: undefined: f', event('start'), output('FAIL\texample.com/m/p [build failed]\n'), event('fail')).findings).toMatchObject([{ kind: 'build', message: 'undefined: f' }])
  })
})

test('skips and lines that are cut do no harm', () => {
  const lines = [event('run', { Test: 'A' }), event('skip', { Test: 'A' }), ...failing('TestB', '    b_test.go:1: bad\n')]
  expect(read(...lines, '{"Time":"2026-11-21T06:0', '{"Action":7}')).toMatchObject({ tests: 2, failed: 1, skipped: 1, findings: [{ message: 'bad' }], warnings: ['2 lines are no events, or too long ones, and were left out.'] })
  expect(read('plain').warnings).toEqual(['The file holds no event of `go test -json`.'])
})

test('stays within its memory', () => {
  const chatty = [event('run', { Test: 'TestA' }), ...Array.from({ length: 20_000 }, (_, index) => output(`line ${index}\n`, 'TestA')), event('fail', { Test: 'TestA' })]
  const many = Array.from({ length: 700 }, (_, index) => failing(`TestM${index}`)).flat()
  const reading = read(...chatty, ...many, event('fail'))
  expect(reading).toMatchObject({ tests: 701, failed: 701 })
  expect(reading.findings).toHaveLength(500)
  expect(reading.findings[0]?.excerpt?.length).toBeLessThanOrEqual(8_000)
})
