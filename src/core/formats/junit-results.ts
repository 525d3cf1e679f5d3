import type { Finding } from '../model/evidence.ts'
import { finding } from './finding.ts'
import { readCase } from './junit-case.ts'
import type { Segment } from './junit-segment.ts'
import { mismatch, suiteElement, withOutput, type OpenSuite } from './junit-suites.ts'
import { parseSegment } from './junit-xml.ts'
import { plain, shorten } from './text.ts'

const findingsLimit = 500
const warningsLimit = 20
const latin1 = new TextDecoder('latin1')

type Outcome = 'failed' | 'errored' | 'flaky' | 'skipped' | 'passed'

/** A case that is open at the moment. */
export interface OpenCase {
  readonly segment: Segment
  readonly tag: Uint8Array
  readonly line: number
  /** Which of the telling elements it holds. */
  readonly seen: Set<string>
  /** The elements with text that are open, outermost first. */
  readonly open: string[]
}

/** What a report has told so far. */
export interface Results {
  readonly found: Finding[]
  readonly warnings: string[]
  readonly totals: { tests: number; failed: number; errored: number; skipped: number; flaky: number }
  /** Failed cases that a later attempt may still redeem. */
  readonly failures: Map<string, { readonly counted: 'failed' | 'errored'; readonly indexes: readonly number[] }>
  decode: (bytes: Uint8Array) => string
}

/** Starts with nothing. */
export function openResults(): Results {
  const decoder = new TextDecoder()
  return { found: [], warnings: [], totals: { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }, failures: new Map(), decode: (bytes) => decoder.decode(bytes) }
}

/** Says a thing once, and not endlessly. */
export function warn({ warnings }: Results, text: string): void {
  if (warnings.length < warningsLimit && !warnings.includes(text)) warnings.push(text)
}

/** Tags are looked through byte by byte; what a name means in its encoding does not matter there. */
export function latin(bytes: Uint8Array): string {
  return latin1.decode(bytes)
}

/** Counts a case that has ended, and keeps its words if it did not pass. */
export function settle(results: Results, suites: readonly OpenSuite[], done: OpenCase): void {
  const outcome = outcomeOf(done.seen)
  const hasFailed = outcome === 'failed' || outcome === 'errored'
  results.totals.tests += 1
  if (outcome !== 'passed') results.totals[outcome] += 1
  for (const suite of suites) {
    suite.tests += 1
    if (hasFailed) suite.failing += 1
  }
  if (outcome === 'passed' && results.failures.size > 0) redeem(results, keyOf(suites, done.tag))
  if (!hasFailed && outcome !== 'flaky') return
  const indexes = addFindings(results, suites, done.segment, done.line)
  if (hasFailed) remember(results, keyOf(suites, done.tag), outcome, indexes)
}

function remember({ failures }: Results, key: string, counted: 'failed' | 'errored', indexes: readonly number[]): void {
  if (failures.size < findingsLimit) failures.set(key, { counted, indexes: [...(failures.get(key)?.indexes ?? []), ...indexes] })
}

function outcomeOf(seen: ReadonlySet<string>): Outcome {
  if (seen.has('failure') || seen.has('rerunFailure')) return 'failed'
  if (seen.has('error') || seen.has('rerunError')) return 'errored'
  if (seen.has('flakyFailure') || seen.has('flakyError')) return 'flaky'
  return seen.has('skipped') ? 'skipped' : 'passed'
}

/** The same case failed before and passes now: a retry. */
function redeem({ failures, totals, found }: Results, key: string): void {
  const failure = failures.get(key)
  if (failure === undefined) return
  failures.delete(key)
  totals[failure.counted] -= 1
  totals.flaky += 1
  for (const index of failure.indexes) {
    const one = found[index]
    if (one !== undefined) found[index] = { ...one, severity: 'warning', flaky: true }
  }
}

/** Keeps the failures of a suite itself, or lends its output to cases that say nothing. */
export function settleSuite(results: Results, suites: readonly OpenSuite[]): void {
  const suite = suites.at(-1)
  if (suite === undefined) return
  const warning = mismatch(suite, latin)
  if (warning !== null) warn(results, warning)
  if (suite.own === null) return
  if (suite.hasProblem) addFindings(results, suites, suite.own, suite.line)
  else if (suite.bare.length > 0) {
    const element = parseSegment(results.decode(suite.own.take()))
    const output = shorten(plain(element?.children.map(({ text }) => text).join('\n') ?? '').trim(), 4_000)
    for (const index of suite.bare) if (output !== '' && results.found[index] !== undefined) results.found[index] = withOutput(results.found[index], output)
  }
}

function addFindings(results: Results, suites: readonly OpenSuite[], segment: Segment, line: number): readonly number[] {
  const { found, decode } = results
  const room = findingsLimit - found.length
  if (room <= 0) {
    warn(results, `More than ${findingsLimit} failures: the rest is counted only.`)
    return []
  }
  const elements = suites.map((suite) => suiteElement(suite, decode)?.attributes)
  const names = elements.map((attributes) => plain(attributes?.get('name') ?? '')).filter((name) => name !== '')
  const file = elements.map((attributes) => attributes?.get('file')).findLast((name) => name !== undefined) ?? null
  const xml = decode(segment.take())
  const element = parseSegment(xml)
  if (element === null) warn(results, `A case could not be parsed and is kept as text (line ${line}).`)
  const next = element === null ? [finding({ kind: 'test', message: shorten(plain(xml), 4_000), at: line })] : readCase(element, { suites: names, file, at: line })
  const indexes = next.slice(0, room).map((one) => found.push(one) - 1)
  suites.at(-1)?.bare.push(...indexes.filter((index) => found[index]?.excerpt === null))
  return indexes
}

/** What makes a case the same case in another attempt. */
function keyOf(suites: readonly OpenSuite[], tag: Uint8Array): string {
  for (const suite of suites) suite.key ??= attributesOf(latin(suite.tag.subarray(0, 4_096)), suiteKey)
  return `${suites.map(({ key }) => key).join('\u0002')}\u0001${attributesOf(latin(tag.subarray(0, 16_384)), caseKey)}`
}

const suiteKey = ['name', 'hostname'].map(attribute)
const caseKey = ['classname', 'class', 'name', 'file', 'line'].map(attribute)

function attribute(name: string): RegExp {
  return new RegExp(`\\s${name}\\s?=\\s?(?:"([^"]{0,4000})"|'([^']{0,4000})')`)
}

function attributesOf(tag: string, patterns: readonly RegExp[]): string {
  return patterns.map((pattern) => pattern.exec(tag)).map((match) => match?.[1] ?? match?.[2] ?? '').join('\u0000')
}
