import type { Finding } from '../model/evidence.ts'
import { openSegment, type Segment } from './junit-segment.ts'
import { parseSegment, type XmlElement } from './junit-xml.ts'

/** A suite that is open at the moment. */
export interface OpenSuite {
  readonly tag: Uint8Array
  readonly line: number
  /** Failures and output of the suite itself, once there are any. */
  own: Segment | null
  hasProblem: boolean
  tests: number
  failing: number
  /** Findings that say nothing of their own; the suite's output may. */
  readonly bare: number[]
  element: XmlElement | null | undefined
  /** What tells it from other suites, once somebody asked. */
  key: string | null
}

/** Opens a suite for counting. */
export function openSuite(tag: Uint8Array, line: number): OpenSuite {
  return { tag, line, own: null, hasProblem: false, tests: 0, failing: 0, bare: [], element: undefined, key: null }
}

/** The suite's own segment, for what stands in it outside of any case. */
export function ownSegment(suite: OpenSuite): Segment {
  if (suite.own === null) {
    suite.own = openSegment()
    suite.own.open(suite.tag, 'testsuite', false)
  }
  return suite.own
}

/** The suite's start tag, parsed when somebody first asks. */
export function suiteElement(suite: OpenSuite, decode: (bytes: Uint8Array) => string): XmlElement | null {
  if (suite.element === undefined) {
    const segment = openSegment()
    segment.open(suite.tag, 'testsuite', false)
    suite.element = parseSegment(decode(segment.take()))
  }
  return suite.element
}

/** Says when a suite claims more than it lists: a package that did not build has no case. */
export function mismatch(suite: OpenSuite, latin: (bytes: Uint8Array) => string): string | null {
  const tag = latin(suite.tag)
  const tests = counter(tag, 'tests')
  const failing = counter(tag, 'failures') + counter(tag, 'errors')
  if (failing > suite.failing) return `A suite counts ${failing} failures and errors but lists ${suite.failing} (line ${suite.line}).`
  if (tests > suite.tests) return `A suite counts ${tests} tests but lists ${suite.tests} (line ${suite.line}).`
  return null
}

function counter(tag: string, name: string): number {
  return Number(new RegExp(`\\s${name}\\s?=\\s?["'](\\d{1,9})["']`).exec(tag.slice(0, 4_096))?.[1] ?? 0)
}

/** Adds a suite's output to a finding that has nothing to say. */
export function withOutput(found: Finding, output: string): Finding {
  return { ...found, excerpt: found.excerpt === null ? output : `${found.excerpt}\n${output}`.slice(0, 8_000) }
}
