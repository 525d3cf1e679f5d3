import * as v from 'valibot'
import type { LoopRecord } from './loop.ts'
import { isSha, type Sha } from './pull.ts'

const opening = '<!-- codality:'
const closing = ' -->'

/** The hidden line that names what a comment of ours is, so that the same comment is never posted twice. */
export function keyLine(key: string): string {
  return `${opening}${key}${closing}`
}

/** Does a text carry a marker of ours, real or forged? Such text never starts a turn. */
export function carriesMarker(text: string): boolean {
  return text.includes(opening)
}

const recordKey = 'loop '
const shaSchema = v.custom<Sha>(isSha)
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const attemptSchema = v.object({
  epoch: v.pipe(v.string(), v.maxLength(60)),
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
  from: shaSchema,
  ended: v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/)),
  commit: v.nullable(shaSchema),
  revertedBy: v.optional(shaSchema),
  failures: count,
  fingerprint: v.pipe(v.string(), v.maxLength(64)),
  // Markers of an older version lack what follows.
  ids: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(60)), []),
  broken: v.optional(count, 0),
  after: v.optional(v.nullable(v.object({ fixed: count, remaining: count, added: count })), null),
  costUsd: v.optional(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))), null),
  seconds: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
  tokens: v.optional(count),
  proven: v.optional(v.object({ passing: count, of: count })),
})
/** The record as it stands in the marker and in what phases hand over. */
export const recordSchema = v.object({
  version: v.literal(1),
  pull: v.pipe(v.number(), v.integer()),
  epoch: v.pipe(v.string(), v.maxLength(60)),
  ledger: v.picklist(['refs', 'marker']),
  attempts: v.pipe(v.array(attemptSchema), v.maxLength(200)),
  handled: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(100)),
  stopped: v.boolean(),
  working: v.nullable(v.object({ runId: v.number(), runAttempt: v.number() })),
  conflict: v.optional(v.pipe(v.string(), v.maxLength(100))),
  diagnosed: v.optional(v.pipe(v.string(), v.maxLength(100))),
  openCheck: v.optional(shaSchema),
})

/** Writes the record as one hidden line. `<`, `>` and `-` are escaped, so nothing inside can end the HTML comment. */
export function encodeRecord(record: LoopRecord): string {
  const json = JSON.stringify(record).replace(/[<>-]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return keyLine(`${recordKey}${json}`)
}

/**
 * The key of a comment of ours, null when it carries none. Only the last line counts:
 * all before it may quote an agent or a person.
 */
export function readKey(body: string): string | null {
  const last = body.trimEnd().split('\n').at(-1) ?? ''
  return last.startsWith(opening) && last.endsWith(closing) ? last.slice(opening.length, -closing.length) : null
}

/** Is this the key of the status comment? */
export function isRecordKey(key: string): boolean {
  return key.startsWith(recordKey)
}

/** Reads the record out of a comment of ours, or null when there is none or it was damaged. Never throws. */
export function decodeRecord(body: string): LoopRecord | null {
  const key = readKey(body)
  if (key === null || !isRecordKey(key)) return null
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(key.slice(recordKey.length)))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
