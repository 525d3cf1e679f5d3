import type { Reading } from '../model/evidence.ts'
import { element, isProblem, isSuite, isText, markOf, numberOf } from './junit-names.ts'
import {
  count,
  countInSuites,
  isFull,
  openResults,
  redeem,
  settle,
  settleSuite,
  takesOthers,
  warn,
  warnFull,
  type OpenCase,
  type Results,
} from './junit-results.ts'
import { openSkim, type SkimSink } from './junit-skim.ts'
import { openSegment, type Segment } from './xml-segment.ts'
import { openSuite, ownSegment, type OpenSuite } from './junit-suites.ts'
import { declaredEncoding } from './xml-encoding.ts'
import type { XmlEvents } from './xml-events.ts'

const depthLimit = 64
const nothing: readonly number[] = []
const otherReports: ReadonlyMap<string, string> = new Map([
  ['TestRun', 'TRX'],
  ['test-run', 'NUnit 3'],
  ['test-results', 'NUnit 2'],
  ['assemblies', 'xUnit.net'],
  ['assembly', 'xUnit.net'],
  ['testExecutions', 'SonarQube'],
  ['checkstyle', 'Checkstyle'],
  ['coverage', 'coverage'],
])

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
  const skim = openSkim()
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
    needsLines: () => !isFull(walk.results),
    skim: (bytes, find, at) =>
      walk.root === null || walk.current !== null || walk.outside.length > 0 ? at : passOver(walk, (sink) => skim(bytes, find, at, sink)),
  }
  return { events, refused: () => walk.refused, finish: (truncated) => finish(walk, truncated) }
}

/** Counts what can be counted without a closer look. */
function passOver({ results, suites }: Walk, skim: (sink: SkimSink) => number): number {
  const outer = suites.at(-1)
  const wantsDetails = !isFull(results)
  let [tests, failing] = [0, 0]
  const at = skim({
    wantsDetails,
    wants: (bytes, from, to) => wantsDetails || (takesOthers(results) && !results.heads.has(bytes, from, to)),
    outerLow: outer?.low ?? 0,
    outerHigh: outer?.high ?? 0,
    counted(outcome, facts) {
      tests += 1
      if (outcome === 'failed' || outcome === 'errored') failing += 1
      if (outcome !== 'passed' && outcome !== 'skipped') warnFull(results)
      count(results, outcome, facts, nothing)
    },
  })
  countInSuites(suites, tests, failing)
  return at
}

function openTexts(walk: Walk): string[] {
  return walk.current?.open ?? walk.outside
}

function segmentOf(walk: Walk): Segment | null {
  return walk.current?.segment ?? walk.suites.at(-1)?.own ?? null
}

function start(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean, line: number): void {
  walk.root ??= name
  const number = numberOf(name)
  if (isText(number)) startText(walk, name, tag, selfClosing)
  else if (openTexts(walk).length > 0) segmentOf(walk)?.literal(tag)
  else if (number === element.testcase) startCase(walk, tag, selfClosing, line)
  else if (isSuite(number) && !selfClosing) startSuite(walk, tag, line)
}

/** Inside a text, an element is text, too; only a rerun has parts of its own. */
function startText(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean): void {
  const suite = walk.suites.at(-1)
  const open = openTexts(walk)
  const parent = open.at(-1)
  const segment = walk.current?.segment ?? (suite === undefined ? null : ownSegment(suite))
  if (segment === null) return
  if (parent !== undefined && !mayHold(parent, name)) {
    segment.literal(tag)
    return
  }
  segment.open(tag, name, selfClosing)
  if (!selfClosing) open.push(name)
  if (parent !== undefined) return
  const number = numberOf(name)
  const isOther = isProblem(number) && walk.results.heads.learn(tag)
  if (walk.current !== null) {
    walk.current.marks |= markOf(number)
    walk.current.isOther ||= isOther
  } else if (suite !== undefined && isProblem(number)) {
    suite.hasProblem = true
    countInSuites(walk.suites, 0, 1)
  }
}

function mayHold(parent: string, name: string): boolean {
  const isPart = !isProblem(numberOf(name)) && name !== 'skipped'
  return isPart && (isProblem(numberOf(parent)) || parent === 'skipped')
}

function startCase(walk: Walk, tag: Uint8Array, selfClosing: boolean, line: number): void {
  closeCase(walk)
  const segment = openSegment()
  segment.open(tag, 'testcase', false)
  walk.current = { segment, tag, line, marks: 0, open: [], isOther: false }
  if (selfClosing) closeCase(walk)
}

function startSuite(walk: Walk, tag: Uint8Array, line: number): void {
  if (walk.suites.length < depthLimit) walk.suites.push(openSuite(tag, line, walk.suites.at(-1), walk.results.suiteTags))
  else {
    walk.tooDeep += 1
    warn(walk.results, `Suites are nested deeper than ${depthLimit}.`)
  }
}

function end(walk: Walk, name: string, tag: Uint8Array): void {
  const number = numberOf(name)
  if (isText(number)) endText(walk, name, tag)
  else if (number === element.testcase) closeCase(walk)
  else if (isSuite(number)) closeSuite(walk)
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
  const encoding = declaredEncoding(instruction)
  if (encoding === null) return
  if ('warning' in encoding) warn(results, encoding.warning)
  else results.decode = encoding.decode
}

function finish(walk: Walk, truncated: boolean): Reading {
  const { results, root } = walk
  const isOpen = truncated || walk.current !== null || walk.suites.length > 0
  // Nobody knows how a case would have ended of which the end is missing, and what stood there of a failure.
  if (walk.current?.marks === 0) walk.current = null
  closeCase(walk)
  while (walk.suites.length > 0) {
    walk.tooDeep = 0
    closeSuite(walk)
  }
  redeem(results)
  const isForeign = results.totals.tests === 0 && (walk.refused || root === null || !isSuite(numberOf(root)))
  if (walk.refused) warn(results, 'The file has a document type and was refused: entities are a way to attack a reader.')
  else if (root === null) warn(results, 'The file is empty or not XML.')
  else if (isForeign) warn(results, `Not a JUnit report: ${otherReports.get(root) ?? `its root is \`${root.slice(0, 60)}\``}.`)
  else if (isOpen) warn(results, 'The file ends in the middle: it was cut off.')
  return { format: 'junit', ...results.totals, findings: results.found, warnings: results.warnings, ...(isForeign ? { isForeign } : {}) }
}
