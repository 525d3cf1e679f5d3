import type { Finding } from '../model/evidence.ts'
import { childOf, dotnetFinding, named, textOf } from './dotnet-finding.ts'
import type { Outcome } from './outcome.ts'
import type { Attributes, ResultTeller } from './result-dialect.ts'
import { resultFormat } from './result-reader.ts'
import { plain } from './text.ts'
import type { XmlElement } from './xml-element.ts'

const passed = ['Passed', 'Completed', 'Warning', 'PassedButRunAborted']
const skipped = new Set(['NotExecuted', 'Inconclusive', 'NotRunnable', 'Pending'])
/** xUnit.net's adapter repeats every failed test as an error of the run. */
const echo = /^\s{0,20}\[xUnit\.net [\d:.]{1,40}\]/

/**
 * Visual Studio's test results, as `dotnet test --logger trx`, vstest.console, MSTest and Catch2 write them.
 * Format: vstst.xsd (http://microsoft.com/schemas/VisualStudio/TeamTest/2010).
 */
export const trx = resultFormat(
  {
    name: 'trx',
    title: 'TRX',
    roots: ['TestRun'],
    result: 'UnitTestResult',
    outcome: { attribute: 'outcome', passed },
    judge,
    containers: [],
    parts: ['RunInfo', 'UnitTest'],
    counters: { element: 'Counters', attribute: 'total' },
    open: openTeller,
  },
  /\.trx$/i,
)

/** An outcome that is not written is `Error`, the first of its kind. */
function judge(attributes: Attributes): Outcome {
  const outcome = attributes('outcome')
  if (outcome === 'Failed') return 'failed'
  if (outcome !== null && passed.includes(outcome)) return 'passed'
  return outcome !== null && skipped.has(outcome) ? 'skipped' : 'errored'
}

/** The class of a test stands in its definition, which comes after all results. */
function openTeller(): ResultTeller {
  const testIds = new Map<Finding, string>()
  const classes = new Map<string, string>()
  const wanted = new Set<string>()
  return {
    result(element, { at }, inner) {
      // The rows of a data-driven test tell more than the test as a whole.
      if (inner) return null
      const finding = readResult(element, at)
      const id = element.attributes.get('testId') ?? ''
      testIds.set(finding, id)
      wanted.add(id)
      return finding
    },
    part(element, { at }) {
      if (element.name === 'RunInfo') return readRunInfo(element, at)
      const id = element.attributes.get('id') ?? ''
      const className = childOf(element, 'TestMethod')?.attributes.get('className') ?? ''
      // Older writers add the assembly: `Acme.Tests.CartTests, Acme.Tests, Version=1.0.0.0`.
      if (wanted.has(id)) classes.set(id, plain(className.split(',', 1)[0] ?? ''))
      return null
    },
    end: (found) =>
      found.map((finding) => {
        const suite = classes.get(testIds.get(finding) ?? '')
        if (finding.test === null || suite === undefined || suite === '') return finding
        return { ...finding, test: { ...named({ suite, name: finding.test.name }), id: finding.test.id } }
      }),
  }
}

function readResult(element: XmlElement, at: number): Finding {
  const output = childOf(element, 'Output')
  const error = childOf(output, 'ErrorInfo')
  const outcome = element.attributes.get('outcome') ?? 'Error'
  // MSTest says which test it was before it says what went wrong.
  const said = textOf(childOf(error, 'Message')).replace(/^Test method \S{1,1000} threw exception: ?\n?/, '')
  const texts = [
    textOf(childOf(output, 'StdOut')),
    textOf(childOf(output, 'StdErr')),
    ...(childOf(output, 'TextMessages')?.children ?? []).map(textOf),
  ]
  return dotnetFinding({
    kind: 'test',
    message: said === '' && outcome !== 'Failed' ? `The test ended as ${outcome.slice(0, 40)}.` : said,
    stack: textOf(childOf(error, 'StackTrace')),
    output: texts.filter((text) => text !== '').join('\n'),
    test: { suite: null, name: plain(element.attributes.get('testName') ?? '') },
    at,
  })
}

/** What went wrong with the run itself, such as a host that crashed. */
function readRunInfo(element: XmlElement, at: number): Finding | null {
  const outcome = element.attributes.get('outcome') ?? ''
  const text = textOf(childOf(element, 'Text'))
  if (!/^(?:Error|Failed|Aborted|Timeout)$/.test(outcome) || text === '' || echo.test(text)) return null
  return dotnetFinding({ kind: 'setup', message: headline(text), stack: text.includes('\n') ? text : '', test: null, at })
}

/** The first paragraph: stacks and dumps follow. */
function headline(text: string): string {
  return text.split(/\n\s{0,20}(?:\n|at )/, 1)[0] ?? text
}
