import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { headText, itemsOf, listField, numberField, openJson, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { readMochawesome } from './mochawesome.ts'
import { frameOf, testFinding } from './test-finding.ts'

const reportSchema = v.object({
  stats: v.object({ tests: numberField }),
  results: listField,
  tests: listField,
  failures: listField,
  pending: listField,
  passes: listField,
})
const testSchema = v.object({
  title: v.string(),
  fullTitle: textField,
  file: textField,
  currentRetry: numberField,
  err: partOf({ message: textField, stack: textField }),
})

/** `mocha --reporter json` (https://mochajs.org/#json), and mochawesome, which Cypress uses, too. */
export const mochaJson: Format = {
  name: 'mocha-json',
  recognises: ({ head }) => /^\{\s{0,100}"stats"\s{0,10}:\s{0,10}\{\s{0,100}"suites"\s{0,10}:/.test(headText(head)),
  open: () =>
    openJson('mocha-json', (value) => {
      const report = shapeOf(value, reportSchema)
      if (report === null) return null
      return report.results.length > 0 ? readMochawesome(report.results) : readTests(report)
    }),
}

type Test = v.InferOutput<typeof testSchema>

function readTests(report: v.InferOutput<typeof reportSchema>): JsonReading {
  const failed = itemsOf(report.failures, testSchema)
  // Hooks that fail are listed among the failures, but not among the tests.
  const hooks = failed.filter(({ title }) => isHook(title)).length
  const flaky = itemsOf(report.passes, testSchema).filter(({ currentRetry }) => (currentRetry ?? 0) > 0).length
  return {
    tests: report.tests.length + hooks,
    failed: failed.length - hooks,
    errored: hooks,
    skipped: report.pending.length,
    flaky,
    findings: failed.map(readTest),
  }
}

function readTest({ title, fullTitle, file, err }: Test): Finding {
  const suite = fullTitle?.endsWith(title) === true ? fullTitle.slice(0, -title.length).trim() : null
  return testFinding({
    kind: isHook(title) ? 'setup' : 'test',
    suite,
    name: title,
    message: err?.message ?? null,
    trace: err?.stack ?? '',
    declared: frameOf(file, null),
  })
}

/** A hook as mocha names it. */
function isHook(title: string): boolean {
  return /^"(?:before|after) (?:all|each)" hook/.test(title)
}
