import type { Finding } from '../model/evidence.ts'
import { finding } from './finding.ts'
import { openFrameReader } from './frames.ts'
import { openAttempts, type Attempts } from './junit-attempts.ts'
import { openHeads, type Heads } from './junit-heads.ts'
import { readCase } from './junit-case.ts'
import { markOfTag, openCaseTags, outcomeOf } from './junit-names.ts'
import { mismatch, openSuiteTags, suiteAttributes, withOutput, type OpenSuite } from './junit-suites.ts'
import { addTo, noTotals, type Outcome, type Totals } from './outcome.ts'
import { parseSegment } from './xml-element.ts'
import { tooManyAttributes, type Segment } from './xml-segment.ts'
import { plain, shorten } from './text.ts'
import { mixInto, type TagFacts, type TagReader } from './xml-in-place.ts'

/** So many failures are told, and so many more that begin with other words than all before. */
const [findingsLimit, othersLimit] = [500, 100]
const warningsLimit = 20

/** A case that is open at the moment. */
export interface OpenCase {
  readonly segment: Segment
  readonly tag: Uint8Array
  readonly line: number
  /** What the elements in it have said of it so far. */
  marks: number
  /** The elements with text that are open, outermost first. */
  readonly open: string[]
  /** Does a failure in it begin with words that none before began with? */
  isOther: boolean
}

/** What a report has told so far. */
export interface Results {
  readonly found: Finding[]
  readonly warnings: string[]
  readonly totals: Totals
  readonly attempts: Attempts
  readonly heads: Heads
  readonly caseTags: TagReader
  readonly suiteTags: TagReader
  readonly readFrames: ReturnType<typeof openFrameReader>
  decode: (bytes: Uint8Array) => string
}

/** Starts with nothing. */
export function openResults(): Results {
  const decoder = new TextDecoder()
  return {
    found: [],
    warnings: [],
    totals: noTotals(),
    attempts: openAttempts(),
    heads: openHeads(),
    caseTags: openCaseTags(),
    suiteTags: openSuiteTags(),
    readFrames: openFrameReader(),
    decode: (bytes) => decoder.decode(bytes),
  }
}

/** Says a thing once, and not endlessly. */
export function warn({ warnings }: Results, text: string): void {
  if (warnings.length < warningsLimit && !warnings.includes(text)) warnings.push(text)
}

/** Counts a case that has ended, and keeps its words if it did not pass. */
export function settle(results: Results, suites: readonly OpenSuite[], done: OpenCase): void {
  const { caseTags: tags } = results
  tags.read(done.tag, 0, done.tag.length)
  const outcome = outcomeOf(done.marks | markOfTag(tags, done.tag))
  const outer = suites.at(-1)
  mixInto(tags.facts, outer?.low ?? 0, outer?.high ?? 0)
  const hasWords = outcome !== 'passed' && outcome !== 'skipped'
  count(results, outcome, tags.facts, hasWords ? addFindings(results, suites, done.segment, done.line, done.isOther) : [])
  countInSuites(suites, 1, outcome === 'failed' || outcome === 'errored' ? 1 : 0)
}

/** Counts a case, given the hash of its key; `indexes` are those of its findings. */
export function count(results: Results, outcome: Outcome, { low, high }: TagFacts, indexes: readonly number[]): void {
  addTo(results.totals, outcome)
  if (outcome === 'passed') results.attempts.passed(low, high)
  else if (outcome === 'failed' || outcome === 'errored') results.attempts.failed(low, high, { indexes })
}

/** Counts cases in all the suites that are open. */
export function countInSuites(suites: readonly OpenSuite[], tests: number, failing: number): void {
  for (const suite of suites) {
    suite.tests += tests
    suite.failing += failing
  }
}

/** A test of which one case failed and another passed is flaky, and none of its failures is there to be fixed; both cases stay counted as they ended. */
export function redeem({ attempts, totals, found }: Results): void {
  for (const failures of attempts.redeemed()) {
    totals.flaky += 1
    for (const index of failures.flatMap(({ indexes }) => indexes)) {
      const one = found[index]
      if (one !== undefined) found[index] = { ...one, severity: 'warning', flaky: true }
    }
  }
}

/** Is there no room for the words of one more failure? */
export function isFull({ found }: Results): boolean {
  return found.length >= findingsLimit
}

/** Is there still room for a failure that begins with other words? */
export function takesOthers({ found }: Results): boolean {
  return found.length < findingsLimit + othersLimit
}

/** Says that failures were counted without their words. */
export function warnFull(results: Results): void {
  warn(results, `More than ${findingsLimit} failures: the rest is counted only, but for up to ${othersLimit} that begin with other words.`)
}

/** Keeps the failures of a suite itself, or lends its output to cases that say nothing. */
export function settleSuite(results: Results, suites: readonly OpenSuite[]): void {
  const suite = suites.at(-1)
  if (suite === undefined) return
  const warning = mismatch(suite)
  if (warning !== null) warn(results, warning)
  if (suite.own === null) return
  if (suite.hasProblem) addFindings(results, suites, suite.own, suite.line)
  else if (suite.bare.length > 0) {
    const element = parseSegment(results.decode(suite.own.take()))
    const output = shorten(plain(element?.children.map(({ text }) => text).join('\n') ?? '').trim(), 4_000)
    for (const index of suite.bare)
      if (output !== '' && results.found[index] !== undefined) results.found[index] = withOutput(results.found[index], output)
  }
}

function addFindings(results: Results, suites: readonly OpenSuite[], segment: Segment, line: number, isOther = false): readonly number[] {
  const { found, decode } = results
  const isPast = isFull(results)
  if (isPast && !(isOther && takesOthers(results))) {
    warnFull(results)
    return []
  }
  const elements = suites.map((suite) => suiteAttributes(suite, decode))
  const names = elements.map((attributes) => plain(attributes.get('name') ?? '')).filter((name) => name !== '')
  const file = elements.map((attributes) => attributes.get('file')).findLast((name) => name !== undefined) ?? null
  const xml = decode(segment.take())
  // Past the limit lines are no longer counted.
  const at = isPast ? null : line
  const element = parseSegment(xml)
  if (segment.isCut) warn(results, tooManyAttributes)
  if (element === null) warn(results, `A case could not be parsed and is kept as text (line ${line}).`)
  const next =
    element === null
      ? [finding({ kind: 'test', message: shorten(plain(xml), 4_000), at })]
      : readCase(element, { suites: names, file, at }, results.readFrames)
  const indexes = next.slice(0, findingsLimit + (isPast ? othersLimit : 0) - found.length).map((one) => found.push(one) - 1)
  suites.at(-1)?.bare.push(...indexes.filter((index) => found[index]?.excerpt === null))
  return indexes
}
