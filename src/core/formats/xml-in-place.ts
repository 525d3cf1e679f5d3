import { runLimit } from './byte-run.ts'

/** Markup that is looked at where it lies, without a copy: what passes is not worth one. */

const near = 48
const lt = 0x3c
const gt = 0x3e
/** How much of an attribute's value tells one test from another. */
const valueLimit = 4_096

/** The `indexOf` of the bytes as they came, which may be a faster one than that of a plain byte array. */
export type Find = (byte: number, from: number) => number

/** Like `indexOf`, without the call where the byte is near, as it mostly is in markup. */
export function seek(bytes: Uint8Array, byte: number, from: number): number {
  const end = Math.min(bytes.length, from + near)
  for (let at = from; at < end; at += 1) if (bytes[at] === byte) return at
  return end < bytes.length ? bytes.indexOf(byte, end) : -1
}

/** Where the `>` stands of a tag that lies in these bytes as a whole, as nearly all do; -1 when it does not, or is a huge one. */
export function tagEnd(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length, from + runLimit)
  for (let at = from; at < limit; at += 1) {
    const byte = bytes[at]
    if (byte === gt) return at
    if (byte === 0x22 || byte === 0x27) {
      at = seek(bytes, byte, at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

/**
 * The first `<` behind a comment or CDATA section, given the place behind its opening; -1 when it is not here. Looks for
 * the `<` first: it is rare in such texts, it has to come, and the end of the section mostly stands right before it.
 */
export function behindSection(bytes: Uint8Array, find: Find, from: number): number {
  const byte = bytes[from - 1] === 0x2d ? 0x2d : 0x5d
  let begin = from
  for (let at = find(lt, from); at >= 0; at = find(lt, begin)) {
    if (holdsEnd(bytes, byte, begin, at)) return at
    begin = at + 1
  }
  return -1
}

/** Does `]]>` or `-->` stand between these places? */
function holdsEnd(bytes: Uint8Array, byte: number, from: number, to: number): boolean {
  let last = to - 1
  while (last > from && (bytes[last] ?? 0) <= 0x20) last -= 1
  for (let at = last; at > from + 1; at -= 1) {
    if (bytes[at] === gt && bytes[at - 1] === byte && bytes[at - 2] === byte) return true
  }
  return false
}

const openings = ['!--', '![CDATA['].map((text) => new TextEncoder().encode(text))

/** The place behind `<!--` or `<![CDATA[`, given the one behind the `<`; -1 when neither stands there. */
export function sectionStart(bytes: Uint8Array, at: number): number {
  for (const opening of openings) if (holds(bytes, at, opening)) return at + opening.length
  return -1
}

/** Do these bytes stand there? */
export function holds(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > bytes.length) return false
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted[index]) return false
  return true
}

/** Names with a number each, to be recognised in place. */
export interface Names {
  /** The number of the name that stands there: 0 for one that is not known, -1 for one with a prefix. */
  at(bytes: Uint8Array, from: number): number
}

/** Numbers must be above 0; names may have 30 bytes. */
export function openNames(numbers: Readonly<Record<string, number>>): Names {
  const byShape: { readonly name: Uint8Array; readonly number: number }[][] = []
  for (const [text, number] of Object.entries(numbers)) {
    const name = new TextEncoder().encode(text)
    const shape = shapeOf(name.length, name[0] ?? 0)
    byShape[shape] = [...(byShape[shape] ?? []), { name, number }]
  }
  return {
    at(bytes, from) {
      const limit = Math.min(bytes.length, from + 32)
      let end = from
      for (; end < limit; end += 1) {
        const byte = bytes[end] ?? 0
        if (byte <= 0x20 || byte === gt || byte === 0x2f) break
        if (byte === 0x3a) return -1
      }
      const candidates = byShape[shapeOf(end - from, bytes[from] ?? 0)]
      if (candidates === undefined) return 0
      for (const { name, number } of candidates) if (holds(bytes, from, name)) return number
      return 0
    },
  }
}

function shapeOf(length: number, first: number): number {
  return length * 256 + first
}

/** What a start tag says, as far as counting needs it. */
export interface TagFacts {
  /** Two halves of a hash over the attributes that tell one test from another, whatever their order. */
  low: number
  high: number
  /** Where the value of the attribute stands that tells how it went; `from` is -1 when there is none. */
  from: number
  to: number
}

/** Attributes that matter: 0 for the one that tells how it went, any other number for one that is part of the key. */
export interface TagReader {
  readonly facts: TagFacts
  /** Reads the attributes behind the name into `facts`; returns where the `>` stands, or -1 when it does not stand before `limit`. */
  read(bytes: Uint8Array, from: number, limit: number): number
}

interface KnownAttribute {
  readonly name: Uint8Array
  readonly role: number
}

const slots = 64
const unwanted = -1
/** Attributes that most tags have and nobody wants: known, so that their names need not be searched for their end. */
const common = ['time', 'tests', 'failures', 'errors', 'skipped', 'timestamp', 'duration']

/** `outcome` and `key` are names of attributes, of at least four letters. */
export function openTagReader(outcome: readonly string[], key: readonly string[]): TagReader {
  const known: KnownAttribute[][] = Array.from({ length: slots }, () => [])
  const learn = (text: string, role: number): void => {
    const name = new TextEncoder().encode(text)
    known[slotOf(new DataView(name.buffer).getInt32(0, true))]?.push({ name, role })
  }
  for (const name of outcome) learn(name, 0)
  for (const [index, name] of key.entries()) learn(name, index + 1)
  for (const name of common) if (!outcome.includes(name) && !key.includes(name)) learn(name, unwanted)
  const facts: TagFacts = { low: 0, high: 0, from: -1, to: -1 }
  let viewed: Uint8Array = new Uint8Array()
  let view: DataView = new DataView(viewed.buffer)
  return {
    facts,
    read(bytes, from, limit) {
      if (bytes !== viewed) {
        viewed = bytes
        view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      }
      facts.low = facts.high = 0
      facts.from = facts.to = -1
      const lastWord = Math.min(limit, bytes.length) - 4
      let role = unwanted
      let isNew = true
      for (let at = from; at < limit; at += 1) {
        const byte = bytes[at] ?? 0
        if (byte > gt) {
          if (!isNew) continue
          isNew = false
          role = unwanted
          const attribute = at > lastWord ? undefined : attributeAt(known[slotOf(view.getInt32(at, true))], bytes, at)
          if (attribute === undefined) continue
          role = attribute.role
          at += attribute.name.length - 1
        } else if (byte <= 0x20) isNew = true
        else if (byte === gt) return at
        else if (byte === 0x22 || byte === 0x27) {
          const end = role > 0 ? hashValue(facts, role, bytes, view, at) : seek(bytes, byte, at + 1)
          if (end < 0) return -1
          if (role === 0) {
            facts.from = at + 1
            facts.to = end
          }
          at = end
          isNew = true
          role = unwanted
        }
      }
      return -1
    },
  }
}

/** Where an attribute is looked up, given the first four letters of its name. */
function slotOf(word: number): number {
  return (Math.imul(word, 0x9e3779b1) >>> 26) % slots
}

function attributeAt(candidates: readonly KnownAttribute[] | undefined, bytes: Uint8Array, from: number): KnownAttribute | undefined {
  if (candidates === undefined) return undefined
  for (const attribute of candidates) {
    const end = from + attribute.name.length
    // A read behind the end would throw away the machine code of the whole loop.
    const behind = end < bytes.length ? (bytes[end] ?? gt) : gt
    if ((behind === 0x3d || behind <= 0x20) && holds(bytes, from, attribute.name)) return attribute
  }
  return undefined
}

/** Adds a value to the hash, four bytes at a time; returns where its closing quote stands. */
function hashValue(facts: TagFacts, role: number, bytes: Uint8Array, view: DataView, quote: number): number {
  const closing = bytes[quote] ?? 0
  const closings = Math.imul(closing, 0x01010101)
  const limit = Math.min(bytes.length, quote + valueLimit)
  let low = Math.imul(role, 0x9e3779b1)
  let high = ~low
  let at = quote + 1
  for (; at + 4 <= limit; at += 4) {
    const word = view.getInt32(at, true)
    const zeroed = word ^ closings
    if (((zeroed - 0x01010101) & ~zeroed & 0x80808080) !== 0) break
    low = Math.imul(((low << 13) | (low >>> 19)) ^ word, 0x9e3779b1)
    high = Math.imul(((high << 15) | (high >>> 17)) ^ word, 0x5f356495)
  }
  let rest = at - quote
  while (at < limit && bytes[at] !== closing) {
    rest = (rest << 8) ^ (bytes[at] ?? 0)
    at += 1
  }
  low ^= Math.imul(rest, 0x85ebca6b)
  high ^= Math.imul(rest, 0xc2b2ae35)
  facts.low = (facts.low + mix(low, high)) | 0
  facts.high = (facts.high + mix(high, low)) | 0
  return at < limit ? at : seek(bytes, closing, at)
}

function mix(one: number, other: number): number {
  const mixed = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Mixes the halves of a tag's hash with those of what stands round it. */
export function mixInto(facts: TagFacts, outerLow: number, outerHigh: number): void {
  const low = mix(facts.low ^ outerLow, (facts.high + outerHigh) | 0)
  facts.high = mix(facts.high ^ outerHigh, (facts.low + outerLow) | 0)
  facts.low = low
}
