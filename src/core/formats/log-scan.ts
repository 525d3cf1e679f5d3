import { oddGroup, type CueSearch } from './log-cues.ts'
import type { Look } from './log-text.ts'

/** What is known of one line from its bytes alone; carried over from chunk to chunk. */
export interface LineState {
  /** Where the search stands. */
  state: number
  /** The groups whose cues the line holds. */
  readonly hits: Int32Array
  /** Does any bit of `hits` stand for something? */
  hit: boolean
  /** Did the line itself hold a cue? */
  noted: boolean
  /** Are there escape sequences to be removed? */
  coloured: boolean
  /** Does a carriage return stand anywhere but right before the line's end? */
  overwritten: boolean
}

export function startLine(search: CueSearch): LineState {
  const line = { state: 0, hits: new Int32Array(search.words), hit: false, noted: true, coloured: false, overwritten: false }
  resetLine(line, search)
  return line
}

export function resetLine(line: LineState, { always, start }: CueSearch): void {
  line.state = start
  line.coloured = false
  line.overwritten = false
  // Nothing else was written since the line before.
  if (!line.noted) return
  line.noted = false
  line.hit = false
  for (let word = 0; word < always.length; word += 1) {
    line.hits[word] = always[word] ?? 0
    if (always[word] !== 0) line.hit = true
  }
}

export function isOdd({ hits }: LineState): boolean {
  return ((hits[0] ?? 0) & (1 << oddGroup)) !== 0
}

export function lookOf(line: LineState): Look {
  if (isOdd(line)) return 'odd'
  return line.coloured ? 'coloured' : 'plain'
}

function setOdd(line: LineState): void {
  line.hits[0] = (line.hits[0] ?? 0) | (1 << oddGroup)
  line.hit = true
  line.noted = true
}

/**
 * Searches on until the line ends or `to` is reached, and returns where. Escape sequences count as absent, and a
 * carriage return begins the line anew: what was overwritten may be found, too, but nothing is missed.
 */
export function scanLine(search: CueSearch, line: LineState, bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to) {
    at = passQuiet(search, line, bytes, at, to)
    if (at === to) break
    const after = attend(search, line, bytes, at, to)
    if (after === at) break
    at = after
  }
  return at
}

/** Passes over bytes that neither end a word nor ask for attention. A small function, so that it is soon a fast one. */
function passQuiet({ classes, table, shift, firstHit }: CueSearch, line: LineState, bytes: Uint8Array, from: number, to: number): number {
  let { state } = line
  let at = from
  while (at < to) {
    const next = table[(state << shift) + (classes[bytes[at] ?? 0] ?? 0)] ?? 0
    if (next >= firstHit) break
    state = next
    at += 1
  }
  line.state = state
  return at
}

/** Behind the byte at `at`, which ends a word or is no text, and what goes with it; `at` itself where the line ends. */
function attend(search: CueSearch, line: LineState, bytes: Uint8Array, at: number, to: number): number {
  const { classes, table, shift, attention, start } = search
  const byte = bytes[at] ?? 0
  const next = table[(line.state << shift) + (classes[byte] ?? 0)] ?? 0
  if (next < attention) {
    line.state = next
    note(search, line, next, at + 1 < to ? (bytes[at + 1] ?? 0) : 0)
    return at + 1
  }
  if (byte === 10) return at
  if (byte !== 13) return passOdd(line, bytes, at, to)
  line.state = start
  if (at + 1 === to || bytes[at + 1] !== 10) line.overwritten = true
  return at + 1
}

function note({ hits, firstHit, words, whole }: CueSearch, line: LineState, state: number, next: number): void {
  const index = (state - firstHit) * words
  const goesOn = isWordByte[next] === 1
  let found = 0
  for (let word = 0; word < words; word += 1) {
    const set = (hits[index + word] ?? 0) & (goesOn ? ~(whole[word] ?? 0) : -1)
    line.hits[word] = (line.hits[word] ?? 0) | set
    found |= set
  }
  if (found === 0) return
  line.hit = true
  line.noted = true
}

const isWordByte = Uint8Array.from({ length: 256 }, (_, byte) => (/\w/.test(String.fromCharCode(byte)) ? 1 : 0))

/** Passes over a colour; after anything else that is no text the rest of the line need not be searched. */
function passOdd(line: LineState, bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] === 27) {
    line.coloured = true
    const after = afterColour(bytes, at, to)
    if (after > 0) return after
  }
  setOdd(line)
  const end = bytes.indexOf(10, at)
  return end < 0 || end > to ? to : end
}

/** `ESC [ parameters letter`, as most colours are written; 0 for anything else, also for what goes on in the next chunk. */
function afterColour(bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 >= to || bytes[at + 1] !== 0x5b) return 0
  const limit = Math.min(to, at + 24)
  for (let next = at + 2; next < limit; next += 1) {
    const byte = bytes[next] ?? 0
    if (byte >= 0x40 && byte <= 0x7e) return next + 1
    if (byte < 0x30 || byte > 0x3f) return 0
  }
  return 0
}
