import { runLimit } from './byte-run.ts'
import { isNameStart } from './bytes.ts'
import {
  element,
  elementNames,
  isProblem,
  isProblemByAttribute,
  isSuite,
  isText,
  markOf,
  markOfTag,
  openCaseTags,
  outcomeOf,
} from './junit-names.ts'
import type { Outcome } from './outcome.ts'
import { behindSection, holds, mixInto, sectionStart, seek, tagEnd, type Find, type TagFacts } from './xml-in-place.ts'

const lt = 0x3c
const gt = 0x3e
const testcase = new TextEncoder().encode('testcase')

/** What may be passed over, and where its count goes. */
export interface SkimSink {
  /** Are the words of failures wanted? Then cases with any are left to the careful reader. */
  readonly wantsDetails: boolean
  /** Are those of the failure wanted whose start tag stands there? */
  wants(bytes: Uint8Array, from: number, to: number): boolean
  /** Hash of the suites round the case. */
  readonly outerLow: number
  readonly outerHigh: number
  /** `facts` hold the hash of the case's key; they are only good until the next case. */
  counted(outcome: Outcome, facts: TagFacts): void
}

/** What is known of the case so far: the marks of its elements, and the text that is open. */
interface Body {
  marks: number
  open: number
}

export type Skim = (bytes: Uint8Array, find: Find, from: number, sink: SkimSink) => number

/**
 * Counts cases that lie in these bytes as a whole and have nothing to tell, without copying a byte of them.
 * Takes the place of a `<` outside of any case; returns the place of the first `<` that is not the start of such a case.
 */
export function openSkim(): Skim {
  const tags = openCaseTags()
  const body: Body = { marks: 0, open: 0 }
  return (bytes, find, from, sink) => {
    let at = from
    while (isCase(bytes, at + 1)) {
      const end = tags.read(bytes, at + 1 + testcase.length, Math.min(bytes.length, at + runLimit))
      if (end < 0) return at
      body.marks = markOfTag(tags, bytes)
      if (sink.wantsDetails && isProblemByAttribute(body.marks)) return at
      const behind = bytes[end - 1] === 0x2f ? end + 1 : readBody(bytes, find, end + 1, sink, body)
      if (behind < 0) return at
      mixInto(tags.facts, sink.outerLow, sink.outerHigh)
      sink.counted(outcomeOf(body.marks), tags.facts)
      at = seek(bytes, lt, behind)
      if (at < 0) return bytes.length
    }
    return at
  }
}

/** The name that most tags have. */
function isCase(bytes: Uint8Array, at: number): boolean {
  if (at + testcase.length >= bytes.length || !holds(bytes, at, testcase)) return false
  const behind = bytes[at + testcase.length] ?? 0
  return behind <= 0x20 || behind === gt || behind === 0x2f
}

/** The place behind the case; -1 when it does not end here, or holds anything that only the careful reader knows how to take. */
function readBody(bytes: Uint8Array, find: Find, from: number, sink: SkimSink, body: Body): number {
  body.open = 0
  const last = bytes.length - 1
  for (let at = seek(bytes, lt, from); at >= 0 && at < last; at = seek(bytes, lt, at)) {
    const byte = bytes[at + 1] ?? 0
    const isEnd = byte === 0x2f
    if (isEnd || isNameStart(byte)) {
      const start = isEnd ? at + 2 : at + 1
      const name = isCase(bytes, start) ? element.testcase : elementNames.at(bytes, start)
      const end = tagEnd(bytes, start)
      if (end < 0 || name < 0) return -1
      at = end + 1
      if (isEnd && name === element.testcase) return at
      if (!(isEnd ? mayEnd(name, body) : mayStart(name, bytes, start, end, sink, body))) return -1
    } else {
      at = otherMarkup(bytes, find, at)
      if (at < 0) return -1
    }
  }
  return -1
}

/** Takes note of an element that starts; false for one that has to be read with care. */
function mayStart(name: number, bytes: Uint8Array, start: number, end: number, sink: SkimSink, body: Body): boolean {
  if (body.open !== 0 || name === 0) return true
  if (!isText(name) || (isProblem(name) && sink.wants(bytes, start, end))) return false
  body.marks |= markOf(name)
  if (bytes[end - 1] !== 0x2f) body.open = name
  return true
}

function mayEnd(name: number, body: Body): boolean {
  if (name === body.open) body.open = 0
  return !isSuite(name)
}

/** A place behind a comment, a section or a `<` that is text, and before the next `<`; -1 for what is none of them. */
function otherMarkup(bytes: Uint8Array, find: Find, at: number): number {
  const byte = bytes[at + 1]
  if (byte === 0x21) {
    const start = sectionStart(bytes, at + 1)
    return start < 0 ? -1 : behindSection(bytes, find, start)
  }
  return byte === 0x3f ? -1 : at + 1
}
