import type { Finding } from '../model/evidence.ts'
import { headline } from './headline.ts'
import { placeOf } from './finding.ts'
import { ownFrame } from './frames.ts'
import { exceptionIn, withoutPreamble } from './output-words.ts'
import { isWordless } from './wordless.ts'
import { shorten } from './text.ts'
import { openSegment, type Segment } from './xml-segment.ts'
import { ascii } from './xml-encoding.ts'
import { openTagReader, type TagReader } from './xml-in-place.ts'
import { readAttributes } from './xml-attributes.ts'

/** Reads what tells a suite from others. */
export function openSuiteTags(): TagReader {
  return openTagReader([], ['name', 'hostname'])
}

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
  attributes: ReadonlyMap<string, string> | null
  /** Hash of what tells it and the suites round it from others. */
  readonly low: number
  readonly high: number
}

/** Opens a suite for counting, inside of `outer`. */
export function openSuite(tag: Uint8Array, line: number, outer: OpenSuite | undefined, tags: TagReader): OpenSuite {
  tags.read(tag, 0, tag.length)
  const { low, high } = tags.facts
  return {
    tag,
    line,
    own: null,
    hasProblem: false,
    tests: 0,
    failing: 0,
    bare: [],
    attributes: null,
    low: Math.imul((outer?.low ?? 0) ^ low, 31),
    high: Math.imul((outer?.high ?? 0) ^ high, 31),
  }
}

/** The suite's own segment, for what stands in it outside of any case. */
export function ownSegment(suite: OpenSuite): Segment {
  if (suite.own === null) {
    suite.own = openSegment()
    suite.own.open(suite.tag, 'testsuite', false)
  }
  return suite.own
}

/** The attributes of the suite's start tag, read when somebody first asks. */
export function suiteAttributes(suite: OpenSuite, decode: (bytes: Uint8Array) => string): ReadonlyMap<string, string> {
  suite.attributes ??= readAttributes(decode(suite.tag))
  return suite.attributes
}

const counters = {
  tests: /\stests\s?=\s?["'](\d{1,9})["']/,
  failures: /\sfailures\s?=\s?["'](\d{1,9})["']/,
  errors: /\serrors\s?=\s?["'](\d{1,9})["']/,
}

/** Says when a suite claims more than it lists: a package that did not build has no case. */
export function mismatch(suite: OpenSuite): string | null {
  const tag = ascii(suite.tag.subarray(0, 4_096))
  const tests = counter(tag, counters.tests)
  const failing = counter(tag, counters.failures) + counter(tag, counters.errors)
  const place = suite.line > 0 ? ` (line ${suite.line})` : ''
  if (failing > suite.failing)
    return `A suite counts ${failing} ${failing === 1 ? 'failure or error' : 'failures and errors'} but lists ${suite.failing}${place}.`
  if (tests > suite.tests) return `A suite counts ${tests} ${tests === 1 ? 'test' : 'tests'} but lists ${suite.tests}${place}.`
  return null
}

function counter(tag: string, pattern: RegExp): number {
  return Number(pattern.exec(tag)?.[1] ?? 0)
}

/** Adds a suite's output to a finding that has nothing to say. */
export function withOutput(found: Finding, output: string): Finding {
  const exception = isWordless(found.message) ? exceptionIn(output) : null
  const words = isWordless(found.message) ? (exception?.message ?? headline(withoutPreamble(output))) : ''
  const frames = (exception?.frames ?? []).slice(0, 20)
  return {
    ...found,
    ...(found.line === null && frames.length > 0 ? placeOf(ownFrame(frames)) : {}),
    frames: [...frames, ...found.frames],
    message: words === '' ? found.message : shorten(words, 4_000),
    excerpt: found.excerpt === null ? output : `${found.excerpt}\n${output}`.slice(0, 8_000),
  }
}
