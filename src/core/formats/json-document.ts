import * as v from 'valibot'
import type { Finding, Reader, Reading } from '../model/evidence.ts'
import { utf16In } from '../model/plain-text.ts'
import { concat } from './bytes.ts'
import { closeJson } from './json-repair.ts'
import { openUtf8 } from './utf8.ts'

/** A JSON document has to be held as a whole, so its size is bounded. */
const bytesLimit = 20_000_000
const findingsLimit = 1_000

/** What a kind of JSON report says, once it is parsed. */
export type JsonReading = Omit<Reading, 'format' | 'warnings'> & { readonly warnings?: readonly string[] }

/** Counters of a report that has none, such as a linter's. */
export const noTests = { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }

/**
 * Reads a document as one JSON value and hands it to `read`, which checks what it uses of it; null means that it is
 * something else. A document that was cut off is read up to its last whole value. Keys like `__proto__` are only names.
 */
export function openJson(format: string, read: (value: unknown) => JsonReading | null): Reader {
  const utf8 = openUtf8()
  const pieces: Uint8Array[] = []
  let length = 0
  let isCut = false
  const hold = (bytes: Uint8Array): void => {
    const part = bytes.subarray(0, bytesLimit - length)
    isCut ||= part.length < bytes.length
    length += part.length
    if (part.length > 0) pieces.push(part.slice())
  }
  return {
    write: (chunk) => {
      if (!isCut) hold(utf8.write(chunk))
    },
    end() {
      if (!isCut) hold(utf8.end())
      const text = new TextDecoder().decode(concat(pieces))
      const warnings = isCut ? [`The file is larger than ${bytesLimit} bytes; the rest was not read.`] : []
      return { format, ...parse(text, read, warnings) }
    },
  }
}

function parse(text: string, read: (value: unknown) => JsonReading | null, warnings: readonly string[]): Omit<Reading, 'format'> {
  const empty = { ...noTests, findings: [] }
  if (text.trim() === '') return { ...empty, warnings: [...warnings, 'The file is empty.'] }
  const { value, isWhole } = parseJson(text)
  if (value === undefined) return { ...empty, warnings: [...warnings, 'The file is not valid JSON.'] }
  const reading = read(value)
  const said = isWhole ? warnings : [...warnings, ...(warnings.length > 0 ? [] : ['The file ends in the middle: it was cut off.'])]
  if (reading === null) return { ...empty, warnings: [...said, 'The file does not have the shape of its format.'] }
  const more = reading.findings.length > findingsLimit ? [`More than ${findingsLimit} findings: the rest is counted only.`] : []
  return { ...reading, findings: mostTelling(reading.findings), warnings: [...said, ...(reading.warnings ?? []), ...more] }
}

/** Errors before warnings where not all can be kept. */
function mostTelling(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= findingsLimit) return findings
  return [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity !== 'error')].slice(
    0,
    findingsLimit,
  )
}

function parseJson(text: string): { readonly value: unknown; readonly isWhole: boolean } {
  try {
    const value: unknown = JSON.parse(text)
    return { value, isWhole: true }
  } catch {
    const closed = closeJson(text)
    if (closed === null) return { value: undefined, isWhole: false }
    try {
      const value: unknown = JSON.parse(closed)
      return { value, isWhole: false }
    } catch {
      return { value: undefined, isWhole: false }
    }
  }
}

/** The first bytes as text, for a look at what kind of document it is. */
export function headText(head: Uint8Array): string {
  return new TextDecoder(utf16In(head) ?? 'utf-8')
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
}

// A field of the wrong type is a field that is missing: one odd value must not cost a whole report.
export const textField = v.fallback(v.nullish(v.string(), null), null)
export const numberField = v.fallback(v.nullish(v.number(), null), null)
export const flagField = v.fallback(v.nullish(v.boolean(), false), false)
export const listField = v.fallback(v.nullish(v.array(v.unknown()), []), [])

/** A part of a report that may be missing. */
export function partOf<T extends v.ObjectEntries>(
  entries: T,
): v.SchemaWithFallback<v.NullishSchema<v.ObjectSchema<T, undefined>, null>, null> {
  return v.fallback(v.nullish(v.object(entries), null), null)
}

/** Those elements of a list that have the shape; what has not is passed over. */
export function itemsOf<S extends v.GenericSchema>(list: readonly unknown[], schema: S): readonly v.InferOutput<S>[] {
  return list.flatMap((item) => {
    const parsed = v.safeParse(schema, item)
    return parsed.success ? [parsed.output] : []
  })
}

/** A value of a shape, or null. */
export function shapeOf<S extends v.GenericSchema>(value: unknown, schema: S): v.InferOutput<S> | null {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : null
}
