import { openRun, type ByteRun } from './byte-run.ts'
import { concat, isNameStart, same, startsWith } from './bytes.ts'
import { countLines, enter, note, readUntil, taken, type Scan, type State } from './scan-state.ts'
import { seek, tagEnd, type Find } from './xml-in-place.ts'
import { attributesLimit } from './xml-attributes.ts'
import type { Scanner, XmlEvents } from './xml-events.ts'

const lt = 0x3c
const gt = 0x3e
const tagLimit = 1_048_576
/** Of a tag with more attributes than anybody reads, no more than these are kept. */
const valuesLimit = attributesLimit * 2
const encoder = new TextEncoder()
const openings = { comment: encoder.encode('!--'), cdata: encoder.encode('![CDATA[') }
const escaped = encoder.encode('&lt;')

/** A byte scanner: it knows just enough XML to tell tags from text that looks like tags. */
export function openScanner(events: XmlEvents): Scanner {
  const scan: Scan = {
    state: 'text',
    mark: [],
    markLength: 0,
    quote: 0,
    quoteKept: false,
    values: 0,
    seen: 0,
    line: 1,
    counted: 0,
    piece: new Uint8Array(),
    tagLine: 1,
  }
  const run = openRun()
  const find: Find = (byte, from) => scan.piece.indexOf(byte, from)
  const steps = stepsOf(scan, run, events, find)
  return {
    write(piece) {
      // The slice of some byte arrays, Node's buffers among them, is no copy.
      const chunk = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
      let at = 0
      scan.counted = 0
      scan.piece = piece
      while (at < chunk.length) at = steps[scan.state](chunk, at)
      countLines(scan, events, chunk, chunk.length)
    },
    end() {
      const cut = scan.state !== 'text'
      if (scan.state === 'text' || scan.state === 'cdata') flush(run, events, scan.state === 'cdata')
      return cut
    },
  }
}

type Step = (chunk: Uint8Array, at: number) => number

function stepsOf(scan: Scan, run: ByteRun, events: XmlEvents, find: Find): Record<State, Step> {
  return {
    text: (chunk, at) => readText(scan, run, events, find, chunk, at),
    open: (chunk, at) => readOpening(scan, run, events, chunk, at),
    tag: (chunk, at) => readTag(scan, run, events, chunk, at),
    quote: (chunk, at) => readQuote(scan, run, chunk, at),
    comment: (chunk, at) => readUntil(scan, chunk, at, 0x2d, 2, () => undefined),
    cdata: (chunk, at) =>
      readUntil(
        scan,
        chunk,
        at,
        0x5d,
        2,
        (bytes) => run.add(bytes),
        () => flush(run, events, true),
      ),
    instruction: (chunk, at) =>
      readUntil(
        scan,
        chunk,
        at,
        0x3f,
        1,
        (bytes) => note(scan, bytes, 1_024),
        () => events.instruction(taken(scan)),
      ),
    declaration: (chunk, at) => readDeclaration(scan, run, events, chunk, at),
  }
}

function readText(scan: Scan, run: ByteRun, events: XmlEvents, find: Find, chunk: Uint8Array, at: number): number {
  const next = seek(chunk, lt, at)
  const end = next < 0 ? chunk.length : next
  if (end > at) run.add(chunk.subarray(at, end))
  if (next < 0) return chunk.length
  const open = events.skim(chunk, find, next)
  if (open >= chunk.length) return chunk.length
  enter(scan, 'open')
  countLines(scan, events, chunk, open)
  scan.tagLine = scan.line
  return open + 1
}

/** Looks at the bytes after `<` until it is clear what they open. */
function readOpening(scan: Scan, run: ByteRun, events: XmlEvents, chunk: Uint8Array, at: number): number {
  const byte = chunk[at] ?? 0
  const first = scan.markLength === 0
  if (first && byte === 0x3f) return become(scan, run, events, 'instruction', at + 1)
  if (first && (byte === 0x2f || isNameStart(byte))) {
    if (run.length > 0) flush(run, events, false)
    enter(scan, 'tag')
    return at
  }
  if (first && byte !== 0x21) return literal(scan, run, at)
  if (first && startsWith(chunk.subarray(at, at + openings.cdata.length), openings.cdata))
    return become(scan, run, events, 'cdata', at + openings.cdata.length)
  note(scan, chunk.subarray(at, at + 1), 16)
  const so = concat(scan.mark)
  if (same(so, openings.comment)) return become(scan, run, events, 'comment', at + 1)
  if (same(so, openings.cdata)) return become(scan, run, events, 'cdata', at + 1)
  if (startsWith(openings.comment, so) || startsWith(openings.cdata, so)) return at + 1
  scan.state = 'declaration'
  return at + 1
}

function become(scan: Scan, run: ByteRun, events: XmlEvents, state: State, next: number): number {
  if (run.length > 0) flush(run, events, false)
  enter(scan, state)
  return next
}

/** A `<` that opens nothing is text. */
function literal(scan: Scan, run: ByteRun, at: number): number {
  run.add(escaped)
  for (const piece of scan.mark) run.add(piece)
  enter(scan, 'text')
  return at
}

/** Only `<!DOCTYPE` counts; any other declaration is text. */
function readDeclaration(scan: Scan, run: ByteRun, events: XmlEvents, chunk: Uint8Array, at: number): number {
  note(scan, chunk.subarray(at, at + 1), 16)
  const so = String.fromCharCode(...concat(scan.mark)).toLowerCase()
  if (so === '!doctype' && !events.doctype()) {
    enter(scan, 'text')
    return chunk.length
  }
  return '!doctype'.startsWith(so) && so !== '!doctype' ? at + 1 : literal(scan, run, at + 1)
}

function readTag(scan: Scan, run: ByteRun, events: XmlEvents, chunk: Uint8Array, from: number): number {
  const whole = scan.markLength === 0 ? tagEnd(chunk, from) : -1
  if (whole >= 0) {
    scan.mark.push(chunk.slice(from, whole))
    finishTag(scan, events)
    return whole + 1
  }
  for (let at = from; at < chunk.length; at += 1) {
    const byte = chunk[at]
    if (byte === gt) {
      note(scan, chunk.subarray(from, at), tagLimit)
      finishTag(scan, events)
      return at + 1
    }
    if (byte === 0x22 || byte === 0x27) {
      scan.values += 1
      const isWanted = scan.values <= valuesLimit
      if (isWanted) note(scan, chunk.subarray(from, at + 1), tagLimit)
      scan.quote = byte
      scan.quoteKept = isWanted && scan.markLength < tagLimit
      scan.state = 'quote'
      run.take()
      return at + 1
    }
  }
  note(scan, chunk.subarray(from), tagLimit)
  return chunk.length
}

function readQuote(scan: Scan, run: ByteRun, chunk: Uint8Array, at: number): number {
  const next = chunk.indexOf(scan.quote, at)
  const value = chunk.subarray(at, next < 0 ? chunk.length : next)
  if (scan.quoteKept) run.add(value)
  if (next < 0) return chunk.length
  for (const piece of run.take()) note(scan, piece, tagLimit)
  if (scan.quoteKept) scan.mark.push(Uint8Array.of(scan.quote))
  scan.state = 'tag'
  return next + 1
}

function finishTag(scan: Scan, events: XmlEvents): void {
  const inner = taken(scan)
  enter(scan, 'text')
  const isEnd = inner[0] === 0x2f
  const name = localName(inner, isEnd ? 1 : 0)
  if (isEnd) events.end(name, inner)
  else events.start(name, inner, inner.at(-1) === 0x2f, scan.tagLine)
}

function flush(run: ByteRun, events: XmlEvents, cdata: boolean): void {
  const pieces = run.take()
  if (pieces.length > 0 || cdata) events.text(pieces, cdata)
}

function localName(tag: Uint8Array, from: number): string {
  let start = from
  let at = from
  for (; at < tag.length && at - from < 200; at += 1) {
    const byte = tag[at] ?? 0
    if (byte <= 0x20 || byte === 0x2f) break
    if (byte === 0x3a) start = at + 1
  }
  let name = ''
  for (let index = start; index < at; index += 1) name += String.fromCharCode(tag[index] ?? 0)
  return name
}
