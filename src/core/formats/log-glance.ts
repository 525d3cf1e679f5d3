import { afterColours, beforeColours } from './log-prefix.ts'
import type { LineState } from './log-scan.ts'
import { lineLimit } from './text.ts'

/**
 * What the bytes of an output line tell of it before it is decoded: `noise` and `other` as `isNoise`, `passed` for a
 * line that is no noise and a passing title, and `unsure` where only the decoded line tells.
 */
export type Glance = 'noise' | 'passed' | 'other' | 'unsure'

const noises = [
  'post job cleanup',
  '[command]',
  'cleaning up orphan processes',
  '##[warning',
  '##[notice',
  '##[debug',
  '##[endgroup',
  'npm warn',
]
const noise = new RegExp(`^(?:${noises.map((text) => text.replace(/[[\]]/g, '\\$&')).join('|')}|warning\\b)`, 'i')

/** Is it a line that tells of no failure, whatever words stand in it? */
export function isNoise(line: string): boolean {
  return noise.test(line)
}

const [tab, carriageReturn, escape, space, percent, open, close, tickStart] = [9, 13, 0x1b, 0x20, 0x25, 0x5b, 0x5d, 0xe2]
const encoder = new TextEncoder()
const noiseBytes = noises.map((text) => encoder.encode(text))
/** Each of them begins with the same byte. */
const ticks = Array.from('✓✔√✅☑', (tick) => encoder.encode(tick))
/** As many blanks may stand before the tick of a passing title; with their colours they take no more bytes than that. */
const [blanksLimit, ticksLimit] = [60, 160]
const passed = encoder.encode('PASSED')
/** As many characters may a share of the tests have, `[ 12%]`. */
const shareLimit = 20

/** What the first byte of a line tells: that a noise may begin so, or nothing, for there may stand a stamp or a word's end matters. */
const [mayBeNoise, tellsNothing] = [1, 2]
const firsts = new Uint8Array(256)
for (const text of noises) for (const letter of [text, text.toUpperCase()]) firsts[letter.charCodeAt(0)] = mayBeNoise
for (const byte of [...encoder.encode('wW0123456789'), escape, 0xef]) firsts[byte] = tellsNothing

/** Looks at both ends of a line that is not odd. */
export function glance(bytes: Uint8Array, from: number, to: number, { coloured, overwritten }: LineState): Glance {
  if (overwritten) return 'unsure'
  const limit = Math.min(to, from + ticksLimit)
  const begin = coloured ? afterColours(bytes, from, limit) : from
  const first = begin < to ? (firsts[bytes[begin] ?? 0] ?? 0) : 0
  if (first === tellsNothing) return 'unsure'
  if (first !== mayBeNoise) return hasTick(bytes, begin, limit) || hasPassed(bytes, from, to) ? 'passed' : 'other'
  if (noiseBytes.some((start) => beginsWith(bytes, begin, to, start))) return 'noise'
  // A colour may stand between its letters.
  return coloured ? 'unsure' : 'other'
}

function hasTick(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from
  for (let blanks = 0; at < limit; at += 1) {
    at = afterColours(bytes, at, limit)
    if (bytes[at] !== space && bytes[at] !== tab) break
    blanks += 1
    if (blanks > blanksLimit) return false
  }
  return bytes[at] === tickStart && ticks.some((tick) => beginsWith(bytes, at, limit, tick))
}

/** pytest's end of a line, ` PASSED [ 12%]`, with colours or without. */
function hasPassed(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > lineLimit) return false
  const end = beforeColours(bytes, bytes[to - 1] === carriageReturn ? to - 1 : to)
  const word = (bytes[end - 1] === close ? beforeShare(bytes, end - 1) : end) - passed.length
  if (word <= from || !isAt(bytes, word, passed)) return false
  const before = beforeColours(bytes, word) - 1
  return before >= from && bytes[before] === space
}

/** Before the share of the tests whose bracket closes at `at`, and the space that stands before it; 0 where there is none. */
function beforeShare(bytes: Uint8Array, at: number): number {
  let begin = at - 1
  while (begin > at - shareLimit && isOfShare(bytes[begin] ?? 0)) begin -= 1
  if (bytes[begin] !== open || begin === at - 1) return 0
  const before = beforeColours(bytes, begin) - 1
  return bytes[before] === space ? beforeColours(bytes, before) : 0
}

function isOfShare(byte: number): boolean {
  return byte === space || byte === percent || (byte >= 0x30 && byte <= 0x39)
}

function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false
  return true
}

function beginsWith(bytes: Uint8Array, from: number, to: number, start: Uint8Array): boolean {
  if (from + start.length > to) return false
  for (let index = 0; index < start.length; index += 1) if (lowerCase(bytes[from + index] ?? 0) !== start[index]) return false
  return true
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}
