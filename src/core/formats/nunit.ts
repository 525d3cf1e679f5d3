import type { Finding } from '../model/evidence.ts'
import { childOf, dotnetFinding, textOf } from './dotnet-finding.ts'
import type { Outcome } from './outcome.ts'
import type { Attributes, ResultPlace, ResultTeller } from './result-dialect.ts'
import { resultFormat } from './result-reader.ts'
import { plain } from './text.ts'
import type { XmlElement } from './xml-element.ts'

const unrun = new Set(['Skipped', 'Inconclusive', 'Ignored', 'NotRunnable', 'Explicit'])
const errors = new Set(['Error', 'Invalid', 'Cancelled'])
const rollUp =
  /^\s*(?:One or more child tests had (?:errors|failures|warnings)|Child test failed|One or more child tests were ignored)\.?\s*$/i
const consequence = /^\s*(?:OneTimeSetUp: |TestFixtureSetUp failed in )/

/**
 * Results of NUnit 3 and 4 (`test-run`; https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html),
 * which Unity writes, too, and of NUnit 2 (`test-results`).
 */
export const nunit = resultFormat({
  name: 'nunit',
  title: 'NUnit',
  roots: ['test-run', 'test-results', 'test-suite'],
  result: 'test-case',
  outcome: { attribute: 'result', passed: ['Passed', 'Success', 'Warning'] },
  judge,
  containers: ['test-suite'],
  parts: ['failure', 'reason'],
  counters: { element: 'test-run', attribute: 'total' },
  open: openTeller,
})

function judge(attributes: Attributes): Outcome {
  const result = attributes('result')
  const label = attributes('label') ?? ''
  if (attributes('executed') === 'False') return result === 'Failure' || result === 'Error' ? 'errored' : 'skipped'
  // Before version 2.5 there was only a flag.
  if (result === null) return attributes('success') === 'False' ? 'failed' : 'passed'
  if (unrun.has(result)) return 'skipped'
  if (errors.has(result)) return 'errored'
  if (result.startsWith('Failed') || result === 'Failure')
    return errors.has(label) || /\((?:Error|Invalid|Cancelled)\)/.test(result) ? 'errored' : 'failed'
  return 'passed'
}

/** A suite's failure comes before its cases, so what its set-up did to them is known when they come. */
function openTeller(): ResultTeller {
  const broken: string[] = []
  return {
    result(element, place) {
      const failure = childOf(element, 'failure') ?? childOf(element, 'reason')
      const suites = place.suites.join('\n')
      const isConsequence = element.attributes.get('site') === 'Parent' || consequence.test(textOf(childOf(failure, 'message')))
      if (isConsequence && broken.some((outer) => suites === outer || suites.startsWith(`${outer}\n`))) return null
      return read(element, failure, place)
    },
    part(element, place) {
      const message = textOf(childOf(element, 'message'))
      // A reason tells why something was skipped, and a suite only repeats it.
      if (element.name !== 'failure' || rollUp.test(message) || /^(?:Parent|Child)$/.test(place.container('site') ?? '')) return null
      broken.push(place.suites.join('\n'))
      const suite = plain(place.suites.at(-1) ?? '')
      return dotnetFinding({
        kind: 'setup',
        message: suite === '' ? message : `${suite}: ${message.trim()}`,
        stack: textOf(childOf(element, 'stack-trace')),
        test: null,
        at: place.at,
      })
    },
    end: (found) => found,
  }
}

function read(element: XmlElement, failure: XmlElement | undefined, { suites, at }: ResultPlace): Finding {
  const { attributes } = element
  const full = plain(attributes.get('fullname') ?? attributes.get('name') ?? '')
  const name = plain(attributes.get('name') ?? full)
  const assertions = childOf(element, 'assertions')?.children ?? []
  const label = attributes.get('label') ?? attributes.get('result') ?? ''
  const said = textOf(childOf(failure, 'message'))
  const stack = textOf(childOf(failure, 'stack-trace')) || textOf(childOf(assertions[0], 'stack-trace'))
  return dotnetFinding({
    kind: attributes.get('site') === 'Parent' ? 'setup' : 'test',
    message: said === '' && /^(?:Cancelled|Invalid)$/.test(label) ? `The test ended as ${label}.` : said,
    stack,
    output: textOf(childOf(element, 'output')),
    test: { suite: plain(attributes.get('classname') ?? '') || classOf(full, name) || plain(suites.at(-1) ?? ''), name },
    at,
  })
}

/** NUnit 2 has no attribute for the class, but the full name begins with it. */
function classOf(full: string, name: string): string {
  if (full !== name) return full.endsWith(`.${name}`) ? full.slice(0, -name.length - 1) : ''
  const call = full.search(/[(<"]/)
  const plainName = call < 0 ? full : full.slice(0, call)
  return plainName.slice(0, Math.max(0, plainName.lastIndexOf('.')))
}
