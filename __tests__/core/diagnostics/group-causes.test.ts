import { describe, expect, test } from 'vitest'
import type { FailureReport } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, text } from '../../support/tool-output.ts'

const tracked = ['src/db.js', 'test/a.test.js', 'test/b.test.js', 'src/price.js']

/** A report in which each test fails with its own words at its own place. */
function failing(
  ...cases: readonly { readonly name: string; readonly message: string; readonly stack?: string; readonly file?: string }[]
): FailureReport {
  const inner = cases.map(
    ({ name, message, stack = '', file = 'test/a.test.js' }) =>
      `<testcase name="${name}" classname="${file}" file="${file}"><failure message="${message}">${message}\n${stack}</failure></testcase>`,
  )
  return diagnoseAll({ documents: [text(`<testsuite name="s">${inner.join('')}</testsuite>`, { kind: 'report', path: 'r.xml' })] }, tracked)
}

const numbers = Array.from({ length: 500 }, (_, index) => index)

describe('many tests with one cause are one diagnostic', () => {
  test('an error raised in one line of shared code', () => {
    const report = failing(
      ...numbers.map((index) => ({
        name: `t${index}`,
        message: 'TypeError: pool is not a function',
        stack: `    at query (/home/runner/work/app/app/src/db.js:7:3)\n    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1`,
      })),
    )
    expect(report.diagnostics).toMatchObject([{ file: 'src/db.js', line: 7, occurrences: 500, test: { name: 't0' } }])
    expect(report.diagnostics[0]?.also).toHaveLength(200)
    expect(report.diagnostics[0]?.also[0]).toMatchObject({ name: 't1', file: 'test/a.test.js' })
    expect(report.summary.failed).toBe(500)
  })

  test('an error in the same words from many places that is no assertion', () => {
    const report = failing(
      ...numbers.slice(0, 9).map((index) => ({
        name: `t${index}`,
        message: 'Error: connect ECONNREFUSED 127.0.0.1:5432',
        stack: `    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1`,
      })),
    )
    expect(report.diagnostics).toMatchObject([{ occurrences: 9, test: { name: 't0' } }])
  })
})

describe('the cases of one parameterised test are one diagnostic', () => {
  test.each([
    ['pytest', (n: number) => `test_x[${n}-word${n}]`, (n: number) => `assert ${n} == ${n + 1}`],
    [
      'pytest with words',
      (n: number) => `test_x[${'abcdefghij'[n % 10] ?? ''}${n}]`,
      (n: number) => `ValueError: no ${'abcdefghij'[n % 10] ?? ''}${n} here`,
    ],
    ['jest', (n: number) => `adds ${n} to "${n}"`, (n: number) => `Error: expect(received).toBe(${n})`],
    ['JUnit 5', (n: number) => `adds(int, int)[${n}]`, (n: number) => `expected: <${n}> but was: <null>`],
    [
      'JUnit 5 that does not tell the parameter',
      (n: number) => `adds(String)[${n}]`,
      (n: number) => `java.lang.IllegalStateException: cannot read ${String.fromCodePoint(97 + (n % 26))}x now`,
    ],
    ['Go', (n: number) => `TestX/case_${n}`, (n: number) => `Parse(${n}) = some words ${n}, want others`],
    ['GoogleTest', (n: number) => `Adds/${n}`, (n: number) => `Value of: [${n}, {"a": ${n}}]`],
    ['PHPUnit', (n: number) => `testAdds with data set #${n}`, (n: number) => `Failed asserting that ${n} is identical to '${n}'.`],
  ])('in %s', (_tool, nameOf, messageOf) => {
    const report = failing(
      ...numbers.map((n) => ({
        name: nameOf(n).replaceAll('"', '&quot;'),
        message: messageOf(n).replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
        stack: '    at /home/runner/work/app/app/test/a.test.js:7:3',
      })),
    )
    expect(report.diagnostics).toMatchObject([{ file: 'test/a.test.js', line: 7, occurrences: 500, test: { name: nameOf(0) } }])
    expect(report.diagnostics[0]?.also).toHaveLength(200)
  })

  test('whose name has any word in it, when there are three', () => {
    const stack = '    at /home/runner/work/app/app/test/a.test.js:7:3'
    const words = ['alice', 'bob', 'carol'].map((word) => ({ name: `knows ${word}`, message: `Error: ${word} is unknown`, stack }))
    expect(failing(...words).diagnostics).toMatchObject([{ occurrences: 3 }])
    expect(failing(...words.slice(1)).diagnostics).toHaveLength(2)
  })

  test('with one id, whichever of them come first', () => {
    const cases = numbers
      .slice(0, 5)
      .map((n) => ({ name: `test_x[${n}]`, message: `assert ${n} == 9`, stack: '    at /home/runner/work/app/app/test/a.test.js:7:3' }))
    const idOf = (report: FailureReport): readonly string[] => report.diagnostics.map(({ id }) => id)
    expect(idOf(failing(...cases.slice(2)))).toEqual(idOf(failing(...cases)))
  })
})

describe('but not', () => {
  const at = (line: number): string => `    at /home/runner/work/app/app/test/a.test.js:${line}:3`

  test.each([
    ['two assertions of one test', { message: 'assert 1 == 2', stack: at(7) }, { message: 'assert 1 == 2', stack: at(8) }],
    ['two classes of error in one line', { message: 'ValueError: bad 1', stack: at(7) }, { message: 'KeyError: bad 1', stack: at(7) }],
    [
      'two reasons in one line',
      { message: 'Error: the name is missing', stack: at(7) },
      { message: 'Error: the age is too low', stack: at(7) },
    ],
    [
      'two names that code asks for',
      { message: "TypeError: Cannot read properties of undefined (reading 'id')", stack: at(7) },
      { message: "TypeError: Cannot read properties of undefined (reading 'price')", stack: at(7) },
    ],
    [
      'two calls of one helper',
      { message: 'assert 1 == 2', stack: `${at(7)}\n${at(20)}` },
      { message: 'assert 1 == 2', stack: `${at(7)}\n${at(30)}` },
    ],
  ])('%s', (_what, first, second) => {
    expect(failing({ name: 'test_x[1]', ...first }, { name: 'test_x[2]', ...second }).diagnostics).toHaveLength(2)
  })

  test.each([
    [
      'begin with a bracket',
      ['[GET] /users returns list', '[POST] /orders creates order', '&lt;Button /&gt; renders', '(slow) import finishes'],
    ],
    ['have one in the middle', ['parse (strict) rejects numbers', 'parse (lenient) keeps text']],
  ])('tests without a place whose names %s', (_where, names) => {
    expect(failing(...names.map((name, index) => ({ name, message: `expected ${index} to equal 200` }))).diagnostics).toHaveLength(
      names.length,
    )
  })

  test('tests of one report of which one has the name of another and more', () => {
    const report = failing(...['loads page', 'loads page (mobile)'].map((name) => ({ name, message: 'Timeout of 2000ms exceeded' })))
    expect(report.diagnostics).toMatchObject([{ occurrences: 1 }, { occurrences: 1 }])
  })

  test('the cases of two tests that share a line', () => {
    const message = 'Error: expect(received).toBe(1)'
    expect(failing({ name: 'test_x[1]', message, stack: at(7) }, { name: 'test_y[1]', message, stack: at(7) }).diagnostics).toHaveLength(2)
  })

  test('the same assertion in many tests', () => {
    const report = failing(
      ...numbers.slice(0, 5).map((index) => ({
        name: `t${index}`,
        message: 'AssertionError: expected true to be false',
        stack: `    at /home/runner/work/app/app/test/a.test.js:${index + 1}:1`,
      })),
    )
    expect(report.diagnostics).toHaveLength(5)
  })

  test('different errors in one line of shared code', () => {
    const stack = '    at query (/home/runner/work/app/app/src/db.js:7:3)'
    expect(
      failing(
        { name: 'a', message: 'TypeError: one is not a function', stack },
        { name: 'b', message: 'TypeError: two is not a function', stack },
      ).diagnostics,
    ).toHaveLength(2)
  })

  test('an assertion helper of the tests themselves', () => {
    const stack = '    at check (/home/runner/work/app/app/test/a.test.js:3:1)'
    expect(
      failing({ name: 'a', message: 'Error: wrong price', stack }, { name: 'b', message: 'Error: wrong price', stack }).diagnostics,
    ).toHaveLength(2)
  })
})
