import type { Finding, Reading } from '../model/evidence.ts'
import { readCase } from './junit-case.ts'
import { openSegment, type Segment } from './junit-segment.ts'
import { mismatch, openSuite, ownSegment, suiteElement, withOutput, type OpenSuite } from './junit-suites.ts'
import { parseSegment } from './junit-xml.ts'
import { finding } from './finding.ts'
import { plain, shorten } from './text.ts'
import type { XmlEvents } from './xml-events.ts'

const depthLimit = 64
const findingsLimit = 500
const warningsLimit = 20
const problems = new Set(['failure', 'error', 'rerunFailure', 'rerunError', 'flakyFailure', 'flakyError'])
const texts = new Set([...problems, 'skipped', 'stackTrace', 'system-out', 'system-err'])
const otherReports: ReadonlyMap<string, string> = new Map([['TestRun', 'TRX'], ['test-run', 'NUnit 3'], ['test-results', 'NUnit 2'], ['assemblies', 'xUnit.net'], ['assembly', 'xUnit.net'], ['testExecutions', 'SonarQube'], ['checkstyle', 'Checkstyle'], ['coverage', 'coverage']])

interface OpenCase {
  readonly segment: Segment
  readonly tag: Uint8Array
  readonly line: number
  readonly seen: Set<string>
  /** The elements with text that are open, outermost first. */
  readonly open: string[]
}

/** Follows the elements of a report: counts cases, keeps the failing ones, forgets the rest. */
export function openWalk(): { readonly events: XmlEvents; refused(): boolean; finish(truncated: boolean): Reading } {
  const suites: OpenSuite[] = []
  const found: Finding[] = []
  const warnings: string[] = []
  const failedKeys = new Map<string, { readonly counted: 'failed' | 'errored'; readonly indexes: readonly number[] }>()
  const totals = { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  let tooDeep = 0
  let root: string | null = null
  let refused = false
  let current: OpenCase | null = null
  /** Elements with text that are open outside of a case. */
  const outside: string[] = []
  let decoder = new TextDecoder()
  const decode = (bytes: Uint8Array): string => decoder.decode(bytes)
  const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
  const warn = (text: string): void => {
    if (warnings.length < warningsLimit && !warnings.includes(text)) warnings.push(text)
  }

  const addFindings = (segment: Segment, line: number): readonly number[] => {
    const names = suites.map((suite) => plain(suiteElement(suite, decode)?.attributes.get('name') ?? '')).filter((name) => name !== '')
    const file = suites.map((suite) => suiteElement(suite, decode)?.attributes.get('file')).findLast((name) => name !== undefined) ?? null
    const xml = decode(segment.take())
    const element = parseSegment(xml)
    if (element === null) warn(`A case could not be parsed and is kept as text (line ${line}).`)
    const next = element === null ? [finding({ kind: 'test', message: shorten(plain(xml), 4_000), at: line })] : readCase(element, { suites: names, file, at: line })
    const room = findingsLimit - found.length
    if (next.length > room) warn(`More than ${findingsLimit} failures: the rest is counted only.`)
    return next.slice(0, Math.max(0, room)).map((one) => found.push(one) - 1)
  }

  const closeCase = (): void => {
    if (current === null) return
    const { seen, segment, line, tag } = current
    current = null
    const failed = ['failure', 'rerunFailure'].some((name) => seen.has(name))
    const errored = !failed && ['error', 'rerunError'].some((name) => seen.has(name))
    const flaky = !failed && !errored && ['flakyFailure', 'flakyError'].some((name) => seen.has(name))
    totals.tests += 1
    if (failed) totals.failed += 1
    else if (errored) totals.errored += 1
    else if (flaky) totals.flaky += 1
    else if (seen.has('skipped')) totals.skipped += 1
    for (const suite of suites) {
      suite.tests += 1
      if (failed || errored) suite.failing += 1
    }
    if (failed || errored || flaky) keep(segment, line, failed || errored ? keyOf(suites, tag, latin) : null, failed ? 'failed' : 'errored')
    else if (failedKeys.size > 0 && !seen.has('skipped')) passAgain(keyOf(suites, tag, latin))
  }

  const keep = (segment: Segment, line: number, key: string | null, counted: 'failed' | 'errored'): void => {
    const indexes = addFindings(segment, line)
    for (const index of indexes) if (found[index]?.excerpt === null) suites.at(-1)?.bare.push(index)
    if (key !== null && failedKeys.size < findingsLimit) failedKeys.set(key, { counted, indexes: [...(failedKeys.get(key)?.indexes ?? []), ...indexes] })
  }

  /** The same case failed before and now passes: a retry. */
  const passAgain = (key: string): void => {
    const failure = failedKeys.get(key)
    if (failure === undefined) return
    failedKeys.delete(key)
    totals[failure.counted] -= 1
    totals.flaky += 1
    for (const index of failure.indexes) {
      const one = found[index]
      if (one !== undefined) found[index] = { ...one, severity: 'warning', flaky: true }
    }
  }

  const closeSuite = (): void => {
    const suite = suites.at(-1)
    if (suite === undefined) return
    const warning = mismatch(suite, latin)
    if (warning !== null) warn(warning)
    if (suite.own !== null && suite.hasProblem) addFindings(suite.own, suite.line)
    else if (suite.own !== null && suite.bare.length > 0) {
      const element = parseSegment(decode(suite.own.take()))
      const output = shorten(plain(element?.children.map(({ text }) => text).join('\n') ?? '').trim(), 4_000)
      for (const index of suite.bare) if (output !== '' && found[index] !== undefined) found[index] = withOutput(found[index], output)
    }
    suites.pop()
  }

  const startText = (name: string, tag: Uint8Array, selfClosing: boolean): void => {
    const open = current?.open ?? outside
    const suite = suites.at(-1)
    const segment = current?.segment ?? (suite === undefined ? null : ownSegment(suite))
    const parent = open.at(-1)
    const nested = parent !== undefined
    const allowed = !nested || ((problems.has(parent) || parent === 'skipped') && !problems.has(name) && name !== 'skipped')
    if (segment === null) return
    if (!allowed) return segment.literal(tag)
    segment.open(tag, name, selfClosing)
    if (!selfClosing) open.push(name)
    if (nested) return
    if (current !== null) current.seen.add(name)
    else if (suite !== undefined && problems.has(name)) suite.hasProblem = true
  }

  const events: XmlEvents = {
    start(name, tag, selfClosing, line) {
      root ??= name
      const open = current?.open ?? outside
      if (texts.has(name)) return startText(name, tag, selfClosing)
      if (open.length > 0) return current === null ? undefined : current.segment.literal(tag)
      if (name === 'testcase') {
        closeCase()
        const segment = openSegment()
        segment.open(tag, 'testcase', false)
        const skip = /\s(?:status|result)\s?=\s?["'](?:notrun|disabled|suppressed|skipped|ignored)["']/i.test(latin(tag.subarray(0, 8_192)))
        current = { segment, tag, line, seen: new Set(skip ? ['skipped'] : []), open: [] }
        if (selfClosing) closeCase()
      } else if (name === 'testsuite' || name === 'testsuites') {
        if (selfClosing) return
        if (suites.length >= depthLimit) {
          tooDeep += 1
          warn(`Suites are nested deeper than ${depthLimit}.`)
        } else suites.push(openSuite(tag, line))
      }
    },
    end(name, tag) {
      const open = current?.open ?? outside
      const segment = current?.segment ?? suites.at(-1)?.own ?? null
      const depth = open.lastIndexOf(name)
      if (texts.has(name) && depth >= 0) {
        while (open.length > depth) {
          open.pop()
          segment?.close()
        }
      } else if (name === 'testcase') closeCase()
      else if (name === 'testsuite' || name === 'testsuites') {
        outside.length = 0
        closeCase()
        if (tooDeep > 0) tooDeep -= 1
        else closeSuite()
      } else if (open.length > 0) segment?.literal(tag)
    },
    text(pieces, cdata) {
      if (current !== null && current.open.length > 0) current.segment.text(pieces, cdata)
      else if (current === null && outside.length > 0) suites.at(-1)?.own?.text(pieces, cdata)
    },
    instruction(bytes) {
      const label = /\sencoding\s?=\s?["']([\w.:-]{1,40})["']/.exec(latin(bytes))?.[1]
      if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return
      try {
        decoder = new TextDecoder(label)
      } catch {
        warn(`The encoding \`${label}\` is unknown; the file is read as UTF-8.`)
      }
    },
    doctype() {
      if (root !== null) return true
      refused = true
      return false
    },
  }

  const finish = (truncated: boolean): Reading => {
    const open = truncated || current !== null || suites.length > 0
    if (refused) warn('The file has a document type and was refused: entities are a way to attack a reader.')
    else if (root === null) warn('The file is empty or not XML.')
    else if (totals.tests === 0 && root !== 'testsuites' && root !== 'testsuite') warn(`Not a JUnit report: ${otherReports.get(root) ?? `its root is \`${root.slice(0, 60)}\``}.`)
    else if (open) warn('The file ends in the middle: it was cut off.')
    closeCase()
    while (suites.length > 0) closeSuite()
    return { format: 'junit', ...totals, findings: found, warnings }
  }
  return { events, refused: () => refused, finish }
}

/** What makes a case the same case in another attempt. */
function keyOf(suites: readonly OpenSuite[], tag: Uint8Array, latin: (bytes: Uint8Array) => string): string {
  const text = latin(tag.subarray(0, 16_384))
  const own = ['classname', 'class', 'name', 'file', 'line'].map((name) => attribute(text, name))
  const around = suites.map((suite) => latin(suite.tag.subarray(0, 4_096))).map((suite) => `${attribute(suite, 'name')}\u0000${attribute(suite, 'hostname')}`)
  return [...around, ...own].join('\u0001')
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s?=\\s?(?:"([^"]{0,4000})"|'([^']{0,4000})')`).exec(tag)
  return match?.[1] ?? match?.[2] ?? ''
}
