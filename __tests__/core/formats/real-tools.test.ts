import { describe, expect, test } from 'vitest'
import { diagnoseAll, documentsOf, facts, json, tools, type Fact } from '../../support/tool-output.ts'
import type { ReportSummary } from '../../../src/core/model/evidence.ts'

interface Expected {
  readonly failures: readonly Fact[]
  readonly summary?: ReportSummary
}

describe.each(tools)('%s', (tool) => {
  const expected = json(`${tool}/expected.json`) as Readonly<Record<string, Expected>>
  test.each(Object.keys(expected))('tells every planted failure from its %s', (what) => {
    if (what !== 'report' && what !== 'log' && what !== 'both') throw new Error(`unknown key ${what}`)
    const report = diagnoseAll({ documents: documentsOf(tool, what) })
    expect(facts(report)).toEqual(expected[what]?.failures)
    if (expected[what]?.summary !== undefined) expect(report.summary).toEqual(expected[what].summary)
  })
})
