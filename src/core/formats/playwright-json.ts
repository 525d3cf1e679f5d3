import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { headText, itemsOf, listField, numberField, openJson, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const depthLimit = 64
const errorsLimit = 20
const locationField = partOf({ file: textField, line: numberField, column: numberField })
const reportSchema = v.object({ config: v.object({ rootDir: textField }), suites: v.array(v.unknown()), errors: listField })
const suiteSchema = v.object({ title: textField, file: textField, specs: listField, suites: listField })
const specSchema = v.object({ title: v.string(), file: textField, line: numberField, column: numberField, tests: listField })
const testSchema = v.object({ status: textField, results: listField })
const resultSchema = v.object({
  status: textField,
  errors: listField,
  error: v.nullish(v.unknown(), null),
  stdout: listField,
  stderr: listField,
})
const errorSchema = v.object({ message: textField, stack: textField, value: textField, snippet: textField, location: locationField })
const outputSchema = v.object({ text: v.string() })

/** Playwright's `json` reporter: https://playwright.dev/docs/test-reporters#json-reporter */
export const playwrightJson: Format = {
  name: 'playwright-json',
  recognises({ head }) {
    const text = headText(head)
    return /^\{\s{0,100}"config"\s{0,10}:\s{0,10}\{/.test(text) && /"(?:rootDir|forbidOnly|fullyParallel)"\s{0,10}:/.test(text)
  },
  open: () =>
    openJson('playwright-json', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readReport(report)
    }),
}

interface Spec {
  readonly spec: v.InferOutput<typeof specSchema>
  readonly titles: readonly string[]
  /** The spec file, below the folder of the tests. */
  readonly file: string | null
}

function readReport({ config, suites, errors }: v.InferOutput<typeof reportSchema>): JsonReading {
  const totals = { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const findings = itemsOf(errors, errorSchema)
    .slice(0, errorsLimit)
    .map((error) => testFinding({ kind: 'setup', suite: null, name: '', ...wordsOf(error), thrown: placeOf(error) }))
  const { specs, isTooDeep } = specsOf(suites)
  for (const one of specs) {
    for (const test of itemsOf(one.spec.tests, testSchema)) {
      totals.tests += 1
      if (test.status === 'skipped') totals.skipped += 1
      if (test.status !== 'unexpected' && test.status !== 'flaky') continue
      const isFlaky = test.status === 'flaky'
      totals[isFlaky ? 'flaky' : 'failed'] += 1
      findings.push(...readTest(one, test, { isFlaky, rootDir: config.rootDir }))
    }
  }
  return { ...totals, findings, warnings: isTooDeep ? [`Suites are nested deeper than ${depthLimit}.`] : [] }
}

function specsOf(suites: readonly unknown[]): { readonly specs: readonly Spec[]; readonly isTooDeep: boolean } {
  const found: Spec[] = []
  let isTooDeep = false
  const visit = (value: unknown, titles: readonly string[], depth: number): void => {
    if (depth > depthLimit) isTooDeep = true
    const suite = depth > depthLimit ? null : shapeOf(value, suiteSchema)
    if (suite === null) return
    // The outermost suite is the file itself.
    const inner = depth === 0 || suite.title === null ? titles : [...titles, suite.title]
    for (const spec of itemsOf(suite.specs, specSchema)) found.push({ spec, titles: inner, file: spec.file ?? suite.file })
    for (const child of suite.suites) visit(child, inner, depth + 1)
  }
  for (const suite of suites) visit(suite, [], 0)
  return { specs: found, isTooDeep }
}

/** The errors of the last attempt that failed; soft assertions leave several. */
function readTest(
  { spec, titles, file }: Spec,
  test: v.InferOutput<typeof testSchema>,
  { isFlaky, rootDir }: { readonly isFlaky: boolean; readonly rootDir: string | null },
): readonly Finding[] {
  const result = itemsOf(test.results, resultSchema).findLast(({ status }) => status !== 'passed' && status !== 'skipped')
  const all = result === undefined ? [] : itemsOf(result.errors.length > 0 ? result.errors : [result.error], errorSchema)
  // A test that was expected to fail and passed has no error of its own.
  const errors = all.length > 0 ? all.slice(0, errorsLimit) : [{ message: null, stack: null, value: null, snippet: null, location: null }]
  const declared = frameOf(rootDir === null || file === null ? file : `${rootDir}/${file}`, spec.line, spec.column)
  const output = itemsOf([...(result?.stdout ?? []), ...(result?.stderr ?? [])], outputSchema)
    .map(({ text }) => text)
    .join('')
  return errors.map((error) =>
    testFinding({
      suite: file,
      name: [...titles, spec.title].join(' › '),
      ...wordsOf(error),
      output,
      thrown: placeOf(error),
      declared,
      flaky: isFlaky,
    }),
  )
}

function wordsOf({ message, stack, value, snippet }: v.InferOutput<typeof errorSchema>): {
  readonly message: null
  readonly trace: string
} {
  return {
    message: null,
    trace: [message ?? value ?? '', snippet ?? '', stack ?? '']
      .filter((text, index) => text !== '' && (index !== 2 || text !== message))
      .join('\n'),
  }
}

function placeOf({ location }: v.InferOutput<typeof errorSchema>): ReturnType<typeof frameOf> {
  return location === null ? null : frameOf(location.file, location.line, location.column)
}
