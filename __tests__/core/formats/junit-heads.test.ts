import { expect, test } from 'vitest'
import { diagnoseAll, text } from '../../support/tool-output.ts'
import type { FailureReport } from '../../../src/core/model/evidence.ts'

function fail(index: number, message: string): string {
  return `<testcase classname="suite" name="test ${index}"><failure message="${message}" type="Error">${message}</failure></testcase>`
}

function read(cases: readonly string[], piece = Infinity): FailureReport {
  const bytes = new TextEncoder().encode(`<testsuite name="s">${cases.join('\n')}</testsuite>`)
  const size = Math.min(piece, bytes.length)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
  return diagnoseAll({ documents: [text('', { kind: 'report', path: 'r.xml', chunks })] }, [])
}

const many = Array.from({ length: 700 }, (_, index) => fail(index, `the database did not answer in ${index} ms`))
const warning = 'More than 500 failures: the rest is counted only, but for up to 100 that begin with other words.'

test.each([[Infinity], [1_000]])('a cause that only shows beyond the limit of failures is told, in pieces of %d bytes', (piece) => {
  const report = read([...many, fail(700, 'the licence has ended'), ...many.slice(0, 50), fail(751, 'the licence has ended')], piece)
  expect(report.diagnostics.map(({ message, source }) => [message.replace(/\d+/, '#'), source.line])).toEqual([
    ['the database did not answer in # ms', 1],
    ['the licence has ended', null],
  ])
  expect(report.summary).toMatchObject({ tests: 752, failed: 752 })
  expect(report.sources[0]?.warnings).toEqual([warning])
})

test('so many of them and no more', () => {
  const words = (index: number): string => Array.from(String(index), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')
  const others = Array.from({ length: 300 }, (_, index) => fail(1_000 + index, `expected ${words(index)} to be there`))
  const report = read([...many.slice(0, 500), ...others])
  expect(report.diagnostics.length + report.omitted).toBe(101)
  expect(report.summary.failed).toBe(800)
  expect(report.sources[0]?.warnings).toEqual([warning])
})
