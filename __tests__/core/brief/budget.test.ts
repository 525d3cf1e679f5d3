import { describe, expect, test } from 'vitest'
import { estimateTokens, fitTokens } from '../../../src/core/brief/budget.ts'
import type { FailureReport } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, documentsOf } from '../../support/tool-output.ts'

const report = diagnoseAll({ documents: documentsOf('pytest', 'both') })
const render = (candidate: FailureReport): string =>
  JSON.stringify(candidate.diagnostics.map(({ message, excerpt }) => [message, excerpt])) + String(candidate.omitted)

test('counts three ASCII characters as a token, any other as one', () => {
  expect([estimateTokens(''), estimateTokens('abc'), estimateTokens('abcd'), estimateTokens('日本'), estimateTokens('abc😀')]).toEqual([
    0, 1, 2, 2, 3,
  ])
})

describe('fits any budget', () => {
  const whole = estimateTokens(render(report))

  test('that is large enough without a change', () => {
    expect(fitTokens(report, whole, render)).toBe(report)
  })

  test('as fully as it can, excerpts of the last ones first', () => {
    for (let tokens = 20; tokens < whole; tokens += 17) {
      const fitted = fitTokens(report, tokens, render)
      expect(estimateTokens(render(fitted))).toBeLessThanOrEqual(tokens)
      expect(fitted.diagnostics.length + fitted.omitted).toBe(report.diagnostics.length)
      const kept = fitted.diagnostics.findLastIndex(({ excerpt }) => excerpt !== null)
      if (fitted.omitted > 0) expect(kept).toBe(-1)
      expect(fitted.diagnostics.slice(0, kept + 1)).toEqual(report.diagnostics.slice(0, kept + 1))
    }
  })

  test('that is too small with nothing at all', () => {
    expect(fitTokens(report, 1, render)).toMatchObject({ diagnostics: [], omitted: report.diagnostics.length })
  })
})
