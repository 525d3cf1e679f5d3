import { describe, expect, test } from 'vitest'
import type { FailureReport } from '../../src/core/model/evidence.ts'
import { diagnoseAll, text } from '../support/tool-output.ts'

const tracked = ['src/db.js', 'test/a.test.js', 'test/b.test.js', 'src/price.js']

/** A report in which each test fails with its own words at its own place. */
function failing(...cases: readonly { readonly name: string; readonly message: string; readonly stack?: string; readonly file?: string }[]): FailureReport {
  const inner = cases.map(({ name, message, stack = '', file = 'test/a.test.js' }) => `<testcase name="${name}" classname="${file}" file="${file}"><failure message="${message}">${message}\n${stack}</failure></testcase>`)
  return diagnoseAll({ documents: [text(`<testsuite name="s">${inner.join('')}</testsuite>`, { kind: 'report', path: 'r.xml' })] }, tracked)
}

const numbers = Array.from({ length: 500 }, (_, index) => index)

describe('many tests with one cause are one diagnostic', () => {
  test('an error raised in one line of shared code', () => {
    const report = failing(...numbers.map((index) => ({ name: `t${index}`, message: 'TypeError: pool is not a function', stack: `    at query (/home/runner/work/app/app/src/db.js:7:3)\n    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1` })))
    expect(report.diagnostics).toMatchObject([{ file: 'src/db.js', line: 7, occurrences: 500, test: { name: 't0' } }])
    expect(report.diagnostics[0]?.also).toHaveLength(200)
    expect(report.diagnostics[0]?.also[0]).toMatchObject({ name: 't1', file: 'test/a.test.js' })
    expect(report.summary.failed).toBe(500)
  })

  test('an error in the same words from many places that is no assertion', () => {
    const report = failing(...numbers.slice(0, 9).map((index) => ({ name: `t${index}`, message: 'Error: connect ECONNREFUSED 127.0.0.1:5432', stack: `    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1` })))
    expect(report.diagnostics).toMatchObject([{ occurrences: 9, test: { name: 't0' } }])
  })
})

describe('but not', () => {
  test('the same assertion in many tests', () => {
    const report = failing(...numbers.slice(0, 5).map((index) => ({ name: `t${index}`, message: 'AssertionError: expected true to be false', stack: `    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1` })))
    expect(report.diagnostics).toHaveLength(5)
  })

  test('different errors in one line of shared code', () => {
    const stack = '    at query (/home/runner/work/app/app/src/db.js:7:3)'
    expect(failing({ name: 'a', message: 'TypeError: one is not a function', stack }, { name: 'b', message: 'TypeError: two is not a function', stack }).diagnostics).toHaveLength(2)
  })

  test('an assertion helper of the tests themselves', () => {
    const stack = '    at check (/home/runner/work/app/app/test/a.test.js:3:1)'
    expect(failing({ name: 'a', message: 'Error: wrong price', stack }, { name: 'b', message: 'Error: wrong price', stack }).diagnostics).toHaveLength(2)
  })
})
