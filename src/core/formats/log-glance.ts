import { afterColours } from './log-prefix.ts'
import type { LineState } from './log-scan.ts'

/**
 * What the bytes of an output line tell of it before it is decoded: `noise` and `other` as `isNoise`, `passed` for a
 * line that is no noise and a passing title, and `unsure` where only the decoded line tells.
 */
export type Glance = 'noise' | 'passed' | 'other' | 'unsure'

const noises = ['post job cleanup', '[command]', 'cleaning up orphan processes', '##[warning', '##[notice', '##[debug', '##[endgroup', 'npm warn']
const noise = new RegExp(`^(?:${noises.map((text) => text.replace(/[[\]]/g, '\\$&')).join('|')}|warning\\b)`, 'i')

/** Is it a line that tells of no failure, whatever words stand in it? */
export function isNoise(line: string): boolean {
  return noise.test(line)
}

const [tab, space, escape, tickStart] = [9, 0x20, 0x1b, 0xe2]
const encoder = new TextEncoder()
const noiseBytes = noises.map((text) => encoder.encode(text))
/** Each of them begins with the same byte. */
const ticks = Array.from('✓✔√✅☑', (tick) => encoder.encode(tick))
/** As many blanks may stand before the tick of a passing title; with their colours they take no more bytes than that. */
const [blanksLimit, ticksLimit] = [60, 160]

/** What the first byte of a line tells: that a noise may begin so, or nothing, for there may stand a stamp or a word's end matters. */
const [mayBeNoise, tellsNothing] = [1, 2]
const firsts = new Uint8Array(256)
for (const text of noises) for (const letter of [text, text.toUpperCase()]) firsts[letter.charCodeAt(0)] = mayBeNoise
for (const byte of [...encoder.encode('wW0123456789'), escape, 0xef]) firsts[byte] = tellsNothing

/** Looks at the beginning of a line that is not odd. */
export function glance(bytes: Uint8Array, from: number, to: number, { coloured, overwritten }: LineState): Glance {
  if (overwritten) return 'unsure'
  const limit = Math.min(to, from + ticksLimit)
  const begin = coloured ? afterColours(bytes, from, limit) : from
  const first = begin < to ? (firsts[bytes[begin] ?? 0] ?? 0) : 0
  if (first === tellsNothing) return 'unsure'
  if (first !== mayBeNoise) return hasTick(bytes, begin, limit) ? 'passed' : 'other'
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

function beginsWith(bytes: Uint8Array, from: number, to: number, start: Uint8Array): boolean {
  return from + start.length <= to && start.every((byte, index) => lowerCase(bytes[from + index] ?? 0) === byte)
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}
