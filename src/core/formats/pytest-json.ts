import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { number } from './finding.ts'
import { headText, itemsOf, listField, numberField, openJson, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const crashField = partOf({ path: textField, lineno: numberField, message: textField })
const stageField = partOf({ outcome: textField, crash: crashField, longrepr: textField, stdout: textField, stderr: textField })
const testSchema = v.object({
  nodeid: v.string(),
  outcome: v.string(),
  lineno: numberField,
  setup: stageField,
  call: stageField,
  teardown: stageField,
})
const collectorSchema = v.object({ nodeid: v.string(), outcome: v.string(), longrepr: textField })
const reportSchema = v.object({ exitcode: v.number(), tests: listField, collectors: listField })

/** The report of pytest-json-report: https://github.com/numirias/pytest-json-report#format */
export const pytestJson: Format = {
  name: 'pytest-json',
  recognises({ head }) {
    const text = headText(head)
    return text.startsWith('{') && /"exitcode"\s{0,10}:\s{0,10}\d/.test(text) && /"root"\s{0,10}:\s{0,10}"/.test(text)
  },
  open: () =>
    openJson('pytest-json', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readReport(report)
    }),
}

type Test = v.InferOutput<typeof testSchema>

function readReport(report: v.InferOutput<typeof reportSchema>): JsonReading {
  const tests = itemsOf(report.tests, testSchema)
  const broken = itemsOf(report.collectors, collectorSchema).filter(({ outcome }) => outcome === 'failed')
  const [failed, errored] = [tests.filter(({ outcome }) => outcome === 'failed'), tests.filter(({ outcome }) => outcome === 'error')]
  return {
    tests: tests.length + broken.length,
    failed: failed.length,
    errored: errored.length + broken.length,
    skipped: tests.filter(({ outcome }) => outcome === 'skipped' || outcome === 'xfailed').length,
    flaky: 0,
    findings: [...broken.map(readCollector), ...[...failed, ...errored].flatMap(readTest)],
  }
}

function readCollector({ nodeid, longrepr }: v.InferOutput<typeof collectorSchema>): Finding {
  return testFinding({ kind: 'setup', suite: null, name: '', message: null, trace: longrepr ?? '', declared: frameOf(nodeid, null) })
}

/** One finding for each stage that failed: a test may fail and its teardown, too. */
function readTest(test: Test): readonly Finding[] {
  const [file = '', ...names] = test.nodeid.split('::')
  const suite = [file.replace(/\.py$/, '').replaceAll('/', '.'), ...names.slice(0, -1)].join('.')
  // The report counts the line of the definition from 0.
  const declared = frameOf(file, number(String((test.lineno ?? -1) + 1)))
  return [test.setup, test.call, test.teardown].flatMap((stage) => {
    if (stage?.outcome !== 'failed' && stage?.outcome !== 'error') return []
    const { crash, longrepr, stdout, stderr } = stage
    // Where pytest itself stands says where it noticed, not where it went wrong.
    const thrown = crash === null || crash.path?.includes('/_pytest/') === true ? null : frameOf(crash.path, crash.lineno)
    return [
      testFinding({
        suite,
        name: names.at(-1) ?? test.nodeid,
        message: crash?.message ?? null,
        trace: longrepr ?? '',
        output: [stdout, stderr].filter((text) => text !== null).join('\n'),
        thrown,
        declared,
      }),
    ]
  })
}
