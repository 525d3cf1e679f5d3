import type { Finding } from '../model/evidence.ts'
import { childOf, dotnetFinding, textOf } from './dotnet-finding.ts'
import type { Outcome } from './outcome.ts'
import type { Attributes, ResultPlace } from './result-dialect.ts'
import { resultFormat } from './result-reader.ts'
import { plain } from './text.ts'
import type { XmlElement } from './xml-element.ts'

/** Results of xUnit.net 1, 2 and 3. Format: https://xunit.net/docs/format-xml-v2 */
export const xunit = resultFormat({
  name: 'xunit',
  title: 'xUnit.net',
  roots: ['assemblies', 'assembly'],
  result: 'test',
  outcome: { attribute: 'result', passed: ['Pass'] },
  judge,
  containers: ['assembly', 'collection', 'class'],
  parts: ['error', 'failure'],
  counters: { element: 'assembly', attribute: 'total' },
  open: () => ({ result: readTest, part: readError, end: (found) => found }),
})

function judge(attributes: Attributes): Outcome {
  const result = attributes('result')
  if (result === 'Fail') return 'failed'
  return result === 'Skip' || result === 'NotRun' ? 'skipped' : 'passed'
}

function readTest(element: XmlElement, { at }: ResultPlace): Finding {
  const { attributes } = element
  return failureOf(element, {
    kind: 'test',
    output: textOf(childOf(element, 'output')),
    test: { suite: plain(attributes.get('type') ?? ''), name: plain(attributes.get('name') ?? attributes.get('method') ?? '') },
    at,
  })
}

/** What failed outside of any test: clean-up of an assembly, a collection or a class, or in version 1 the class's fixture. */
function readError(element: XmlElement, { at, suites }: ResultPlace): Finding {
  const type = element.attributes.get('type') ?? (element.name === 'failure' ? 'class' : 'run')
  const name = element.attributes.get('name') ?? suites.at(-1) ?? ''
  const { message, ...rest } = failureOf(element, { kind: 'setup', output: '', test: null, at })
  return { ...rest, message: `${plain([type, name].filter((part) => part !== '').join(' ')).slice(0, 500)}: ${message}` }
}

function failureOf(element: XmlElement, rest: Pick<Parameters<typeof dotnetFinding>[0], 'kind' | 'output' | 'test' | 'at'>): Finding {
  const failure = element.name === 'failure' ? element : childOf(element, 'failure')
  const message = textOf(childOf(failure, 'message'))
  const exception = failure?.attributes.get('exception-type') ?? ''
  return dotnetFinding({ ...rest, message: message === '' ? plain(exception) : message, stack: textOf(childOf(failure, 'stack-trace')) })
}
