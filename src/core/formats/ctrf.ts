import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { flagField, headText, itemsOf, listField, numberField, openJson, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const reportSchema = v.object({ results: v.object({ tests: v.array(v.unknown()) }) })
/** Writers of the first versions gave a suite as one text, later ones as the path to the test. */
const suiteField = v.fallback(v.nullish(v.union([v.string(), v.array(v.unknown())]), null), null)
const attemptSchema = v.object({ status: textField, message: textField, trace: textField, line: numberField })
const testSchema = v.object({
  name: v.string(),
  status: v.string(),
  rawStatus: textField,
  message: textField,
  trace: textField,
  snippet: textField,
  line: numberField,
  filePath: textField,
  suite: suiteField,
  flaky: flagField,
  retryAttempts: listField,
  stdout: listField,
  stderr: listField,
})

/** The Common Test Report Format, version 0.0 and later: https://ctrf.io/docs/specification/overview */
export const ctrf: Format = {
  name: 'ctrf',
  recognises({ head }) {
    const text = headText(head)
    return (
      /"reportFormat"\s{0,10}:\s{0,10}"CTRF"/i.test(text) ||
      /^\{\s{0,100}"results"\s{0,10}:\s{0,10}\{\s{0,100}"(?:tool|summary|tests)"\s{0,10}:/.test(text)
    )
  },
  open: () =>
    openJson('ctrf', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readTests(itemsOf(report.results.tests, testSchema))
    }),
}

type Test = v.InferOutput<typeof testSchema>

function readTests(tests: readonly Test[]): JsonReading {
  const failed = tests.filter(({ status }) => status === 'failed')
  const flaky = tests.filter((test) => test.status === 'passed' && (test.flaky || failedAttempts(test).length > 0))
  const skipped = tests.filter(({ status }) => status === 'skipped' || status === 'pending')
  // `other` is what a runner calls in a way of its own; a word like "broken" or "timedOut" in it is a failure.
  const errored = tests.filter(({ status, rawStatus }) => status === 'other' && /error|fail|broken|time/i.test(rawStatus ?? ''))
  return {
    tests: tests.length,
    failed: failed.length,
    errored: errored.length,
    skipped: skipped.length,
    flaky: flaky.length,
    findings: [
      ...[...failed, ...errored].map((test) => readTest(test)),
      ...flaky.map((test) => readTest({ ...test, ...told(failedAttempts(test).at(-1)) }, true)),
    ],
  }
}

function told(attempt: v.InferOutput<typeof attemptSchema> | undefined): Partial<Test> {
  return attempt === undefined ? {} : { message: attempt.message, trace: attempt.trace }
}

function failedAttempts({ retryAttempts }: Test): readonly v.InferOutput<typeof attemptSchema>[] {
  return itemsOf(retryAttempts, attemptSchema).filter(({ status }) => status === 'failed')
}

function readTest({ name, message, trace, snippet, line, filePath, suite, stdout, stderr }: Test, flaky = false): Finding {
  const output = [...stdout, ...stderr].filter((text) => typeof text === 'string').join('\n')
  const said = (message ?? '').trim() === '' ? null : message
  return testFinding({
    suite: suiteName(suite, name),
    name,
    message: said,
    trace: [trace ?? '', snippet ?? ''].filter((text) => text !== '').join('\n\n'),
    output,
    declared: frameOf(filePath, line),
    flaky,
  })
}

function suiteName(suite: Test['suite'], name: string): string | null {
  if (typeof suite === 'string') return suite
  const parts = (suite ?? []).filter((part) => typeof part === 'string' && part !== '')
  return parts.filter((part, index) => index < parts.length - 1 || part !== name).join(' › ')
}
