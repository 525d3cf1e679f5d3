import * as v from 'valibot'
import type { Finding } from '../model/evidence.ts'
import { flagField, itemsOf, listField, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const depthLimit = 64
const suiteSchema = v.object({
  title: textField,
  file: textField,
  fullFile: textField,
  tests: listField,
  suites: listField,
  beforeHooks: listField,
  afterHooks: listField,
})
const testSchema = v.object({
  title: v.string(),
  state: textField,
  pending: flagField,
  skipped: flagField,
  fail: flagField,
  err: partOf({ message: textField, estack: textField, diff: textField }),
})

type Suite = v.InferOutput<typeof suiteSchema>

interface Place {
  readonly titles: readonly string[]
  readonly file: string | null
}

/** The suites of a mochawesome report (https://github.com/adamgruber/mochawesome), which nest to any depth. */
export function readMochawesome(results: readonly unknown[]): JsonReading {
  const totals = { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const findings: Finding[] = []
  const warnings = new Set<string>()
  const visit = (value: unknown, place: Place, depth: number): void => {
    if (depth > depthLimit) warnings.add(`Suites are nested deeper than ${depthLimit}.`)
    const suite = depth > depthLimit ? null : shapeOf(value, suiteSchema)
    if (suite === null) return
    const inner = inside(suite, place)
    const tests = itemsOf(suite.tests, testSchema)
    const failed = tests.filter(({ fail, state }) => fail || state === 'failed')
    const hooks = itemsOf([...suite.beforeHooks, ...suite.afterHooks], testSchema).filter(({ fail, state }) => fail || state === 'failed')
    totals.tests += tests.length + hooks.length
    totals.failed += failed.length
    totals.errored += hooks.length
    totals.skipped += tests.filter(({ pending, skipped }) => pending || skipped).length
    findings.push(...failed.map((test) => readTest(test, inner, 'test')), ...hooks.map((hook) => readTest(hook, inner, 'setup')))
    for (const child of suite.suites) visit(child, inner, depth + 1)
  }
  for (const result of results) visit(result, { titles: [], file: null }, 0)
  return { ...totals, findings, warnings: [...warnings] }
}

function inside({ title, fullFile, file }: Suite, place: Place): Place {
  const own = [fullFile, file].find((name) => name !== null && name !== '') ?? place.file
  return { titles: title === null || title === '' ? place.titles : [...place.titles, title], file: own }
}

function readTest({ title, err }: v.InferOutput<typeof testSchema>, { titles, file }: Place, kind: Finding['kind']): Finding {
  const trace = [err?.estack ?? '', err?.diff ?? ''].filter((text) => text !== '').join('\n\n')
  return testFinding({ kind, suite: titles.join(' '), name: title, message: err?.message ?? null, trace, declared: frameOf(file, null) })
}
