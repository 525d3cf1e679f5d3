import type { Finding, Reading } from '../model/evidence.ts'
import { isNameStart } from './bytes.ts'
import { addTo, noTotals, type Outcome, type Totals } from './outcome.ts'
import type { Attributes, ResultDialect, ResultPlace, ResultTeller } from './result-dialect.ts'
import { plain, shorten } from './text.ts'
import { parseSegment } from './xml-element.ts'
import { ascii, declaredEncoding } from './xml-encoding.ts'
import type { XmlEvents } from './xml-events.ts'
import {
  behindSection,
  openNames,
  openTagReader,
  sectionStart,
  seek,
  tagEnd,
  type Find,
  type Names,
  type TagReader,
} from './xml-in-place.ts'
import { openSegment, tooManyAttributes, type Segment } from './xml-segment.ts'

const findingsLimit = 500
const depthLimit = 64
const lt = 0x3c
/** Numbers of the names that tell something. */
const [resultName, otherName, rootName] = [1, 2, 3]
/** Names that every object has, so that parsers fear them. */
const inherited = /^(?:__proto__|constructor|prototype)$/

/** An element that is kept as a whole. */
interface Kept {
  readonly segment: Segment
  readonly name: string
  readonly line: number
  /** The elements that are open in it, itself first. */
  readonly open: string[]
  inner: boolean
}

interface Walk {
  readonly dialect: ResultDialect
  readonly teller: ResultTeller
  readonly names: Names
  readonly tags: TagReader
  readonly passed: readonly Uint8Array[]
  readonly totals: Totals
  readonly found: Finding[]
  readonly warnings: string[]
  /** What is being kept: results may stand in results. */
  readonly kept: Kept[]
  readonly suites: { readonly name: string; readonly text: string }[]
  /** Results that are open but not kept. */
  passedOver: number
  promised: number
  root: string | null
  rootEnded: boolean
  depth: number
  refused: boolean
  decode: (bytes: Uint8Array) => string
}

/** Follows the elements of a report, keeps those that tell of a failure, counts the rest. */
export function openResultWalk(dialect: ResultDialect): {
  readonly events: XmlEvents
  refused(): boolean
  finish(truncated: boolean): Reading
} {
  const decoder = new TextDecoder()
  const others = [...dialect.containers, ...dialect.parts, dialect.counters.element]
  const walk: Walk = {
    dialect,
    teller: dialect.open(),
    names: openNames({
      ...Object.fromEntries(others.map((name) => [name, otherName])),
      ...Object.fromEntries(dialect.roots.map((name) => [name, rootName])),
      [dialect.result]: resultName,
    }),
    tags: openTagReader([dialect.outcome.attribute], []),
    passed: dialect.outcome.passed.map((value) => new TextEncoder().encode(value)),
    totals: noTotals(),
    found: [],
    warnings: [],
    kept: [],
    suites: [],
    passedOver: 0,
    promised: 0,
    root: null,
    rootEnded: false,
    depth: 0,
    refused: false,
    decode: (bytes) => decoder.decode(bytes),
  }
  const events: XmlEvents = {
    start: (name, tag, selfClosing, line) => start(walk, name, tag, selfClosing, line),
    end: (name) => end(walk, name),
    text: (pieces, cdata) => walk.kept.at(-1)?.segment.text(pieces, cdata),
    instruction(bytes) {
      const encoding = declaredEncoding(bytes)
      if (encoding === null) return
      if ('warning' in encoding) warn(walk, encoding.warning)
      else walk.decode = encoding.decode
    },
    doctype() {
      walk.refused ||= walk.root === null
      return !walk.refused
    },
    needsLines: () => walk.found.length < findingsLimit,
    skim: (bytes, find, at) => (walk.root === null || walk.kept.length > 0 ? at : passOver(walk, bytes, find, at)),
  }
  return { events, refused: () => walk.refused, finish: (truncated) => finish(walk, truncated) }
}

function warn({ warnings }: Walk, text: string): void {
  if (warnings.length < 20 && !warnings.includes(text)) warnings.push(text)
}

/** Goes from tag to tag as long as none has anything to tell; returns the place of the first that may. */
function passOver(walk: Walk, bytes: Uint8Array, find: Find, from: number): number {
  let at = from
  while (at >= 0 && at < bytes.length - 1) {
    const byte = bytes[at + 1] ?? 0
    const isEnd = byte === 0x2f
    let behind = at + 1
    if (isEnd || isNameStart(byte)) {
      behind = tagEnd(bytes, at + 1) + 1
      if (behind === 0 || !mayPass(walk, bytes, isEnd, isEnd ? at + 2 : at + 1, behind - 1)) return at
    } else if (byte === 0x21 || byte === 0x3f) {
      const section = sectionStart(bytes, at + 1)
      behind = section < 0 ? -1 : behindSection(bytes, find, section)
      if (behind < 0) return at
    }
    at = seek(bytes, lt, behind)
  }
  return at < 0 ? bytes.length : at
}

/** Takes note of a tag in place; false for one that somebody has to look at. */
function mayPass(walk: Walk, bytes: Uint8Array, isEnd: boolean, start: number, end: number): boolean {
  const name = walk.names.at(bytes, start)
  if (name === 0) return true
  if (name !== resultName) return name === otherName && walk.passedOver > 0
  if (isEnd) {
    if (walk.passedOver > 0) walk.passedOver -= 1
    return true
  }
  const { facts } = walk.tags
  walk.tags.read(bytes, start, end)
  if (
    !walk.passed.some((value) => facts.to - facts.from === value.length && value.every((byte, index) => bytes[facts.from + index] === byte))
  )
    return false
  addTo(walk.totals, 'passed')
  if (bytes[end - 1] !== 0x2f) walk.passedOver += 1
  return true
}

function start(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean, line: number): void {
  if (walk.root === null) {
    walk.root = name
    walk.rootEnded = selfClosing
  }
  const { dialect, kept } = walk
  const inner = kept.at(-1)
  if (name === dialect.result) startResult(walk, tag, selfClosing, line)
  else if (inner !== undefined) openIn(inner, name, tag, selfClosing)
  else if (walk.passedOver > 0) return
  else if (dialect.parts.includes(name)) keep(walk, name, tag, selfClosing, line)
  else {
    const text = ascii(tag.subarray(0, 16_384))
    if (name === dialect.counters.element)
      walk.promised += Number(/^\d{1,9}$/.exec(attributesOf(text)(dialect.counters.attribute) ?? '')?.[0] ?? 0)
    if (!dialect.containers.includes(name) || selfClosing) return
    if (walk.suites.length < depthLimit) walk.suites.push({ name, text: walk.decode(tag.subarray(0, 16_384)) })
    else {
      walk.depth += 1
      warn(walk, `Suites are nested deeper than ${depthLimit}.`)
    }
  }
}

function startResult(walk: Walk, tag: Uint8Array, selfClosing: boolean, line: number): void {
  const outcome: Outcome = walk.dialect.judge(attributesOf(ascii(tag.subarray(0, 65_536))))
  addTo(walk.totals, outcome)
  const isWanted = outcome === 'failed' || outcome === 'errored'
  if (isWanted && walk.found.length >= findingsLimit) warn(walk, `More than ${findingsLimit} failures: the rest is counted only.`)
  else if (isWanted && walk.kept.length < depthLimit) {
    keep(walk, walk.dialect.result, tag, selfClosing, line)
    return
  }
  if (selfClosing) return
  const outer = walk.kept.at(-1)
  if (outer === undefined) walk.passedOver += 1
  else openIn(outer, walk.dialect.result, tag, false)
}

function keep(walk: Walk, name: string, tag: Uint8Array, selfClosing: boolean, line: number): void {
  const segment = openSegment()
  segment.open(tag.at(-1) === 0x2f && selfClosing ? tag.subarray(0, -1) : tag, name, false)
  walk.kept.push({ segment, name, line, open: [name], inner: false })
  if (selfClosing) release(walk)
}

function openIn(kept: Kept, name: string, tag: Uint8Array, selfClosing: boolean): void {
  if (kept.open.length >= depthLimit || inherited.test(name)) return
  kept.segment.open(tag, name, selfClosing)
  if (!selfClosing) kept.open.push(name)
}

function end(walk: Walk, name: string): void {
  if (name === walk.root) walk.rootEnded = true
  const kept = walk.kept.at(-1)
  if (kept !== undefined) {
    const depth = kept.open.lastIndexOf(name)
    if (depth === 0) release(walk)
    while (depth > 0 && kept.open.length > depth) {
      kept.open.pop()
      kept.segment.close()
    }
  } else if (name === walk.dialect.result) walk.passedOver = Math.max(0, walk.passedOver - 1)
  else if (walk.passedOver === 0 && walk.dialect.containers.includes(name)) closeSuite(walk, name)
}

function closeSuite(walk: Walk, name: string): void {
  if (walk.depth > 0) walk.depth -= 1
  else if (walk.suites.at(-1)?.name === name) walk.suites.pop()
}

/** Hands an element that is complete to the dialect. */
function release(walk: Walk): void {
  const done = walk.kept.pop()
  if (done === undefined) return
  const xml = walk.decode(done.segment.take())
  const element = parseSegment(xml)
  const containers = walk.suites.map(({ text }) => attributesOf(text))
  const names = containers.map((attributes) => attributes('fullname') ?? attributes('name'))
  const place: ResultPlace = {
    at: done.line,
    suites: names.flatMap((name) => (name === null ? [] : [name])),
    container: containers.at(-1) ?? (() => null),
  }
  if (done.segment.isCut) warn(walk, tooManyAttributes)
  if (element === null) warn(walk, `An element could not be parsed and is left out (line ${done.line}).`)
  const isResult = done.name === walk.dialect.result
  const finding = element === null ? null : isResult ? walk.teller.result(element, place, done.inner) : walk.teller.part(element, place)
  if (finding !== null && walk.found.length < findingsLimit) walk.found.push(finding)
  const outer = walk.kept.at(-1)
  if (outer !== undefined && isResult) outer.inner = true
}

/** Reads attributes from a start tag by pattern; what the tag holds beside them does not matter. */
function attributesOf(tag: string): Attributes {
  return (name) => {
    for (const [quote, closing] of [
      [`${name}="`, '"'],
      [`${name}='`, "'"],
    ] as const) {
      let at = tag.indexOf(quote)
      while (at > 0 && !/\s/.test(tag.charAt(at - 1))) at = tag.indexOf(quote, at + 1)
      if (at > 0) return tag.slice(at + quote.length, tag.indexOf(closing, at + quote.length))
    }
    return null
  }
}

function finish(walk: Walk, truncated: boolean): Reading {
  const { dialect, root, totals } = walk
  const isOpen = truncated || !walk.rootEnded || walk.suites.length > 0
  while (walk.kept.length > 0) release(walk)
  if (walk.refused) warn(walk, 'The file has a document type and was refused: entities are a way to attack a reader.')
  else if (root === null) warn(walk, 'The file is empty or not XML.')
  else if (!dialect.roots.includes(root)) warn(walk, `Not a ${dialect.title} report: its root is \`${shorten(plain(root), 60)}\`.`)
  else if (isOpen) warn(walk, 'The file ends in the middle: it was cut off.')
  if (walk.promised > totals.tests) warn(walk, `The file counts ${walk.promised} results but lists ${totals.tests}.`)
  return { format: dialect.name, ...totals, findings: walk.teller.end(walk.found), warnings: walk.warnings }
}
