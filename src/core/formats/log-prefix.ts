import { buildStepAt } from './log-build-step.ts'

/** How a tool that runs others side by side marks whose line it is; `step` and `timed` are those of Docker's builder. */
export type PrefixShape = 'bracket' | 'colon' | 'pipe' | 'pair' | 'step' | 'timed'

/** A prefix as it stands in a line. */
export interface Prefix {
  readonly shape: PrefixShape
  /** A hash of it without its colours; two prefixes of one log with the same hash would be taken for one. */
  readonly key: number
  /** Where the text behind it begins. */
  readonly end: number
}

const [lineFeed, carriageReturn, escape, space, hashSign, dollar, colon, open, close, letterM, pipe] = [
  10, 13, 27, 0x20, 0x23, 0x24, 0x3a, 0x5b, 0x5d, 0x6d, 0x7c,
]
const lengthLimit = 160
const prime = 0x01000193

/** What may stand in a name, and what a name may begin with. */
const [isPart, isFirst] = [1, 2]
const kinds = new Uint8Array(256)
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@./') kinds[character.charCodeAt(0)] = isPart | isFirst
for (const character of '0123456789_-+~:') kinds[character.charCodeAt(0)] = isPart

/**
 * The prefix of the line that begins at `from`, if it has the shape of one: `[name] `, `name: ` and `name:task: `,
 * `name | `, `folder script: ` and `folder script$ `, `#9 1.234 `, `#9 ` and ` => => # `. Every line of a log comes here, and nearly all are told by their
 * first words to have none.
 */
export function prefixAt(bytes: Uint8Array, from: number, to: number): Prefix | null {
  const limit = Math.min(to, bytes.length, from + lengthLimit)
  const begin = peek(bytes, from, limit) === escape ? afterColours(bytes, from, limit) : from
  const first = peek(bytes, begin, limit)
  if (first === open) return bracketed(bytes, begin, limit)
  if (((kinds[first] ?? 0) & isFirst) === 0) return first === hashSign || first === space ? stepped(bytes, begin, limit) : null
  const word = afterName(bytes, begin, limit)
  if (lastBefore(bytes, word) === colon) return finish(bytes, begin, word, limit, 'colon')
  if (peek(bytes, word, limit) !== space) return null
  const next = afterColours(bytes, word + 1, limit)
  const byte = peek(bytes, next, limit)
  return byte === space || byte === pipe ? piped(bytes, begin, next, limit) : paired(bytes, begin, next, limit)
}

function stepped(bytes: Uint8Array, begin: number, limit: number): Prefix | null {
  const step = buildStepAt(bytes, begin, limit)
  return step === null ? null : { shape: step.isTimed ? 'timed' : 'step', key: step.key, end: step.end }
}

function bracketed(bytes: Uint8Array, begin: number, limit: number): Prefix | null {
  const name = afterName(bytes, begin + 1, limit)
  // concurrently can make all names as long as the longest.
  const end = afterSpaces(bytes, name, limit)
  if (name === begin + 1 || peek(bytes, end, limit) !== close) return null
  const mark = afterColours(bytes, end + 1, limit)
  return finish(bytes, begin, peek(bytes, mark, limit) === colon ? mark + 1 : end + 1, limit, 'bracket')
}

function piped(bytes: Uint8Array, begin: number, from: number, limit: number): Prefix | null {
  const sign = afterSpaces(bytes, from, limit)
  return peek(bytes, sign, limit) === pipe ? finish(bytes, begin, sign + 1, limit, 'pipe') : null
}

/** pnpm: `packages/a test: ` and `packages/a test$ command`; Bun writes `a test $ command`. */
function paired(bytes: Uint8Array, begin: number, from: number, limit: number): Prefix | null {
  if (((kinds[peek(bytes, from, limit)] ?? 0) & isFirst) === 0) return null
  const name = afterName(bytes, from, limit)
  if (lastBefore(bytes, name) === colon) return finish(bytes, begin, name, limit, 'pair')
  const sign = peek(bytes, name, limit) === space ? name + 1 : name
  if (peek(bytes, sign, limit) !== dollar || peek(bytes, sign + 1, limit) !== space) return null
  // What the script prints has a colon in the place of this sign.
  return { shape: 'pair', key: mix(hash(bytes, begin, name), colon), end: sign }
}

/** A prefix is followed by one space or by nothing at all; what ends its colour goes with it. */
function finish(bytes: Uint8Array, begin: number, end: number, limit: number, shape: PrefixShape): Prefix | null {
  const at = afterColours(bytes, end, limit)
  const byte = peek(bytes, at, limit)
  if (byte !== space) return byte === lineFeed || byte === carriageReturn ? { shape, key: hash(bytes, begin, end), end: at } : null
  return { shape, key: hash(bytes, begin, end), end: afterColours(bytes, at + 1, limit) }
}

/** A byte of the line; its end beyond it. Reading past the end of an array would cost each further read. */
function peek(bytes: Uint8Array, at: number, limit: number): number {
  return at < limit ? (bytes[at] ?? 0) : lineFeed
}

/** Behind a name, whatever colours stand in it. */
function afterName(bytes: Uint8Array, from: number, limit: number): number {
  let at = from
  for (;;) {
    while (at < limit && (kinds[bytes[at] ?? 0] ?? 0) !== 0) at += 1
    const after = afterColours(bytes, at, limit)
    if (after === at) return at
    at = after
  }
}

function afterSpaces(bytes: Uint8Array, from: number, limit: number): number {
  let at = from
  while (at < limit && bytes[at] === space) at += 1
  return at
}

/** Behind the colours that begin at `from`, as far as they end before `limit`. */
export function afterColours(bytes: Uint8Array, from: number, limit: number): number {
  let begin = from
  while (begin + 2 < limit && bytes[begin] === escape && bytes[begin + 1] === open) {
    const most = Math.min(limit, begin + 24)
    let at = begin + 2
    while (at < most && isParameter(bytes[at] ?? 0)) at += 1
    if (peek(bytes, at, limit) !== letterM) return begin
    begin = at + 1
  }
  return begin
}

/** The last byte of a name that ends at `end`, but for the colours that end it. */
function lastBefore(bytes: Uint8Array, end: number): number {
  const at = beforeColours(bytes, end)
  return at < 1 ? 0 : (bytes[at - 1] ?? 0)
}

/** Where the colours begin that end at `end`. */
export function beforeColours(bytes: Uint8Array, end: number): number {
  let at = end
  while (at > 3 && bytes[at - 1] === letterM) {
    let begin = at - 2
    while (begin > 1 && begin > at - 24 && isParameter(bytes[begin] ?? 0)) begin -= 1
    if (bytes[begin] !== open || bytes[begin - 1] !== escape) break
    at = begin - 1
  }
  return at
}

function isParameter(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x3b
}

/** Fowler, Noll and Vo's hash of a prefix without its colours. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let key = 0x811c9dc5
  let at = from
  while (at < to) {
    const byte = bytes[at] ?? 0
    const after = byte === escape ? afterColours(bytes, at, to) : at
    if (after > at) at = after
    else {
      key = mix(key, byte)
      at += 1
    }
  }
  return key
}

function mix(key: number, byte: number): number {
  return Math.imul(key ^ byte, prime)
}
