import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { headText, itemsOf, listField, numberField, openJson, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const reportSchema = v.object({ testResults: v.array(v.unknown()) })
const fileSchema = v.object({ name: textField, status: textField, message: textField, assertionResults: listField })
const testSchema = v.object({
  title: v.string(),
  status: v.string(),
  ancestorTitles: listField,
  failureMessages: listField,
  retryReasons: listField,
  location: partOf({ line: numberField, column: numberField }),
})
const skipped = new Set(['pending', 'skipped', 'todo', 'disabled'])

/** `jest --json` (https://jestjs.io/docs/configuration#testresultsprocessor-string) and `vitest --reporter=json`, which writes the same. */
export const jestJson: Format = {
  name: 'jest-json',
  recognises: ({ head }) => /^\{[^[]{0,4000}"num(?:Failed|Total|Passed|Pending)Test(?:Suite)?s"\s{0,10}:/.test(headText(head)),
  open: () =>
    openJson('jest-json', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readFiles(itemsOf(report.testResults, fileSchema))
    }),
}

type TestFile = v.InferOutput<typeof fileSchema>
type Test = v.InferOutput<typeof testSchema>

function readFiles(files: readonly TestFile[]): JsonReading {
  const findings: Finding[] = []
  const totals = { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  for (const file of files) {
    const tests = itemsOf(file.assertionResults, testSchema)
    totals.tests += tests.length
    totals.skipped += tests.filter(({ status }) => skipped.has(status)).length
    const failing = tests.filter(({ status }) => status === 'failed')
    totals.failed += failing.length
    findings.push(...failing.flatMap((test) => readTest(file, test, strings(test.failureMessages), false)))
    // A test that passed after all keeps the reasons of its first attempts.
    const redeemed = tests.filter(({ status, retryReasons }) => status === 'passed' && retryReasons.length > 0)
    totals.flaky += redeemed.length
    findings.push(...redeemed.flatMap((test) => readTest(file, test, strings(test.retryReasons), true)))
    if (file.status !== 'failed' || failing.length > 0 || (file.message ?? '') === '') continue
    // The file itself failed: it does not compile, or a hook did. Writers of JUnit count it as one case.
    totals.tests += 1
    totals.errored += 1
    findings.push(
      testFinding({ kind: 'setup', suite: null, name: '', message: null, trace: file.message ?? '', declared: frameOf(file.name, null) }),
    )
  }
  return { ...totals, findings }
}

function readTest(file: TestFile, test: Test, messages: readonly string[], flaky: boolean): readonly Finding[] {
  const suite = strings(test.ancestorTitles)
    .filter((title) => title !== '')
    .join(' › ')
  const declared = frameOf(file.name, test.location?.line, test.location?.column)
  return (messages.length === 0 ? [''] : messages.slice(0, 20)).map((trace) =>
    testFinding({ suite, name: test.title, message: null, trace, declared, flaky }),
  )
}

function strings(list: readonly unknown[]): readonly string[] {
  return list.filter((one) => typeof one === 'string')
}
