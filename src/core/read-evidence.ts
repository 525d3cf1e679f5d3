import { formats } from './formats/index.ts'
import type { Document, Evidence, Format, Reading, ReportSource } from './model/evidence.ts'

/** What all documents held, and what could not be read. */
export interface ReadEvidence {
  readonly readings: readonly { readonly document: Document; readonly reading: Reading }[]
  readonly sources: readonly ReportSource[]
  readonly gaps: readonly string[]
}

const headLimit = 4_096

/** Reads every document with the first format that recognises it. */
export function readEvidence({ documents, gaps }: Evidence): ReadEvidence {
  const readings: { document: Document; reading: Reading }[] = []
  const missing: string[] = [...gaps]
  for (const document of documents) {
    const format = formats.find((one) => one.recognises({ kind: document.kind, path: document.path, head: headOf(document) }))
    if (format === undefined) {
      missing.push(`No reader knows \`${document.path}\`.`)
      continue
    }
    const reading = readDocument(document, format)
    if (typeof reading === 'string') missing.push(reading)
    else {
      readings.push({ document, reading })
      missing.push(...reading.warnings.map((warning) => `${document.path}: ${warning}`))
    }
  }
  return { readings, sources: readings.map(({ document, reading }) => sourceOf(document, reading)), gaps: missing }
}

/** A reader never throws by contract; should one do so, the other documents still count. */
function readDocument(document: Document, format: Format): Reading | string {
  try {
    const reader = format.open()
    for (const chunk of document.chunks) reader.write(chunk)
    return reader.end()
  } catch (error) {
    return `${document.path}: the ${format.name} reader failed (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}).`
  }
}

function headOf({ chunks }: Document): Uint8Array {
  const head = new Uint8Array(headLimit)
  let length = 0
  for (const chunk of chunks) {
    if (length >= headLimit) break
    const part = chunk.subarray(0, headLimit - length)
    head.set(part, length)
    length += part.length
  }
  return head.subarray(0, length)
}

function sourceOf({ path }: Document, { format, tests, failed, errored, skipped, flaky, warnings }: Reading): ReportSource {
  return { path, kind: format, tests, failed, errored, skipped, flaky, warnings }
}
