import type { Reading } from '../model/evidence.ts'
import { latin, openResults, settle, settleSuite, warn, type OpenCase, type Results } from './junit-results.ts'
import { openSegment, type Segment } from './junit-segment.ts'
import { openSuite, ownSegment, type OpenSuite } from './junit-suites.ts'
import type { XmlEvents } from './xml-events.ts'

const depthLimit = 64
const problems = new Set(['failure', 'error', 'rerunFailure', 'rerunError', 'flakyFailure', 'flakyError'])
const texts = new Set([...problems, 'skipped', 'stackTrace', 'system-out', 'system-err'])
const suiteNames = new Set(['testsuite', 'testsuites'])
const skippedByAttribute = /\s(?:status|result)\s?=\s?["'](?:notrun|disabled|suppressed|skipped|ignored)["']/i
const otherReports: ReadonlyMap<string, string> = new Map([['TestRun', 'TRX'], ['test-run', 'NUnit 3'], ['test-results', 'NUnit 2'], ['assemblies', 'xUnit.net'], ['assembly', 'xUnit.net'], ['testExecutions', 'SonarQube'], ['checkstyle', 'Checkstyle'], ['coverage', 'coverage']])

interface Walk {
  readonly results: Results
  readonly suites: OpenSuite[]
  tooDeep: number
  root: string | null
  refused: boolean
  current: OpenCase | null
  /** Elements with text that are open outside of any case, outermost first. */
  readonly outside: string[]
}

/** Follows the elements of a report: counts cases, keeps the failing ones, forgets the rest. */
export function openWalk(): { readonly events: XmlEvents; refused(): boolean; finish(truncated: boolean): Reading } {
  const walk: Walk = { results: openResults(), suites: [], tooDeep: 0, root: null, refused: false, current: null, outside: [] }
  const events: XmlEvents = {
    start: (name, tag, selfClosing, line) => start(walk, name, tag, selfClosing, line),
    end: (name, tag) => end(walk, name, tag),
    text: (pieces, cdata) => {
      if (openTexts(walk).length > 0) segmentOf(walk)?.text(pieces, cdata)
    },
    instruction: (bytes) => setEncoding(walk, bytes),
    doctype: () => {
      walk.refused ||= walk.root === null
      return !walk.refused
    },
  }
  return { events, refused: () => walk.refused, finish: (truncated) => finish(walk, truncated) }
}

function openTexts(walk: Walk): string[] {
  return walk.current?.open ?? walk.outside
}

function segmentOf(walk: Walk): Segment | null {
  return walk.current?.segment ?? walk.suites.at(-1)?.own ?? null
}

function start(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean, line: number): void {
  walk.root ??= name
  if (texts.has(name)) startText(walk, name, tag, selfClosing)
  else if (openTexts(walk).length > 0) segmentOf(walk)?.literal(tag)
  else if (name === 'testcase') startCase(walk, tag, selfClosing, line)
  else if (suiteNames.has(name) && !selfClosing) startSuite(walk, tag, line)
}

/** Inside a text, an element is text, too; only a rerun has parts of its own. */
function startText(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean): void {
  const suite = walk.suites.at(-1)
  const open = openTexts(walk)
  const parent = open.at(-1)
  const segment = walk.current?.segment ?? (suite === undefined ? null : ownSegment(suite))
  if (segment === null) return
  const isPart = !problems.has(name) && name !== 'skipped'
  if (parent !== undefined && !(isPart && (problems.has(parent) || parent === 'skipped'))) {
    segment.literal(tag)
    return
  }
  segment.open(tag, name, selfClosing)
  if (!selfClosing) open.push(name)
  if (parent !== undefined) return
  if (walk.current !== null) walk.current.seen.add(name)
  else if (suite !== undefined && problems.has(name)) suite.hasProblem = true
}

function startCase(walk: Walk, tag: Uint8Array, selfClosing: boolean, line: number): void {
  closeCase(walk)
  const segment = openSegment()
  segment.open(tag, 'testcase', false)
  const isSkipped = skippedByAttribute.test(latin(tag.subarray(0, 8_192)))
  walk.current = { segment, tag, line, seen: new Set(isSkipped ? ['skipped'] : []), open: [] }
  if (selfClosing) closeCase(walk)
}

function startSuite(walk: Walk, tag: Uint8Array, line: number): void {
  if (walk.suites.length < depthLimit) walk.suites.push(openSuite(tag, line))
  else {
    walk.tooDeep += 1
    warn(walk.results, `Suites are nested deeper than ${depthLimit}.`)
  }
}

function end(walk: Walk, name: string, tag: Uint8Array): void {
  if (texts.has(name)) endText(walk, name, tag)
  else if (name === 'testcase') closeCase(walk)
  else if (suiteNames.has(name)) closeSuite(walk)
  else if (openTexts(walk).length > 0) segmentOf(walk)?.literal(tag)
}

/** Closes the element and whatever it left open. */
function endText(walk: Walk, name: string, tag: Uint8Array): void {
  const open = openTexts(walk)
  const depth = open.lastIndexOf(name)
  if (depth < 0 && open.length > 0) segmentOf(walk)?.literal(tag)
  while (depth >= 0 && open.length > depth) {
    open.pop()
    segmentOf(walk)?.close()
  }
}

function closeCase(walk: Walk): void {
  const done = walk.current
  walk.current = null
  if (done !== null) settle(walk.results, walk.suites, done)
}

function closeSuite(walk: Walk): void {
  closeCase(walk)
  walk.outside.length = 0
  if (walk.tooDeep > 0) walk.tooDeep -= 1
  else {
    settleSuite(walk.results, walk.suites)
    walk.suites.pop()
  }
}

function setEncoding({ results }: Walk, instruction: Uint8Array): void {
  const label = /\sencoding\s?=\s?["']([\w.:-]{1,40})["']/.exec(latin(instruction))?.[1]
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return
  try {
    const decoder = new TextDecoder(label)
    results.decode = (bytes) => decoder.decode(bytes)
  } catch {
    warn(results, `The encoding \`${label}\` is unknown; the file is read as UTF-8.`)
  }
}

function finish(walk: Walk, truncated: boolean): Reading {
  const { results, root } = walk
  const isOpen = truncated || walk.current !== null || walk.suites.length > 0
  closeCase(walk)
  while (walk.suites.length > 0) {
    walk.tooDeep = 0
    closeSuite(walk)
  }
  if (walk.refused) warn(results, 'The file has a document type and was refused: entities are a way to attack a reader.')
  else if (root === null) warn(results, 'The file is empty or not XML.')
  else if (results.totals.tests === 0 && !suiteNames.has(root)) warn(results, `Not a JUnit report: ${otherReports.get(root) ?? `its root is \`${root.slice(0, 60)}\``}.`)
  else if (isOpen) warn(results, 'The file ends in the middle: it was cut off.')
  return { format: 'junit', ...results.totals, findings: results.found, warnings: results.warnings }
}
