import { kindOf } from './document-kind.ts'
import { formats } from '../formats/index.ts'
import { openUnrecognised, unpackedName } from '../model/document-name.ts'
import type { Document, DocumentStream, Evidence, Format, Reader, Reading, ReportSource } from '../model/evidence.ts'

/** What a document is called and where it came from, without its content. */
type Label = Omit<Document, 'chunks'>

/** What all documents held, and what could not be read. */
export interface ReadEvidence {
  readonly readings: readonly { readonly document: Label; readonly reading: Reading }[]
  readonly sources: readonly ReportSource[]
  readonly gaps: readonly string[]
}

/** Reads documents one after another, in memory that does not grow with their size. */
export interface EvidenceReader {
  /** Reads one document. Why its chunks ended early, if they did. */
  open(document: Label): OpenDocument
  done(): ReadEvidence
}

/** One document while it is read. */
export interface OpenDocument {
  /** False when no reader wants more of it. The chunk may be refilled after the call. */
  write(chunk: Uint8Array): boolean
  /** `cutShort` says why the content ended before its end. False when no reader knows such a document. */
  end(cutShort?: string): boolean
}

const headLimit = 4_096
/** Findings that are kept over all documents; each has a bounded size. */
const findingsLimit = 5_000

/** Reads every document with the first format that recognises it. */
export function readEvidence({ documents, gaps }: Evidence): ReadEvidence {
  const evidence = openEvidence(gaps)
  for (const document of documents) {
    const open = evidence.open(document)
    for (const chunk of document.chunks) if (!open.write(chunk)) break
    open.end()
  }
  return evidence.done()
}

/** Reads a document whose content comes with time. False when no reader knows it; what went wrong on the way is a warning. */
export async function readStream(evidence: EvidenceReader, document: DocumentStream): Promise<boolean> {
  const open = evidence.open(document)
  try {
    for await (const chunk of document.chunks) if (!open.write(chunk)) break
  } catch (error) {
    return open.end(reason(error))
  }
  return open.end()
}

/** Starts with what is known to be missing. */
export function openEvidence(gaps: readonly string[]): EvidenceReader {
  const readings: { document: Label; reading: Reading }[] = []
  const missing: string[] = [...gaps]
  const unrecognised = openUnrecognised()
  let kept = 0
  const add = (document: Label, whole: Reading): void => {
    const findings = whole.findings.slice(0, findingsLimit - kept)
    const left = whole.findings.length - findings.length
    const reading =
      left === 0
        ? whole
        : {
            ...whole,
            findings,
            warnings: [
              ...whole.warnings,
              `The details of ${left} failures are left out: there are more than ${findingsLimit} in all documents.`,
            ],
          }
    kept += findings.length
    readings.push({ document, reading })
    missing.push(...reading.warnings.map((warning) => `${document.path}: ${warning}`))
  }
  return {
    open: ({ kind, path, job }) => {
      const document = { kind, path, job }
      const reading = openReading(document)
      return {
        write: (chunk) => reading.write(chunk),
        end(cutShort) {
          const result = reading.end()
          if (result === null) unrecognised.add(path)
          else if (typeof result === 'string') missing.push(result)
          else add(document, cutShort === undefined ? result : { ...result, warnings: [...result.warnings, cutShort] })
          return result !== null
        },
      }
    },
    done() {
      const warning = unrecognised.warning()
      return {
        readings,
        sources: readings.map(({ document, reading }) => sourceOf(document, reading)),
        gaps: warning === null ? missing : [...missing, warning],
      }
    },
  }
}

interface OpenReading {
  write(chunk: Uint8Array): boolean
  /** Null when no format recognises the document, a sentence when its reader failed. */
  end(): Reading | string | null
}

/** Holds back the first bytes until a format is chosen by them. */
function openReading(document: Label): OpenReading {
  const head = new Uint8Array(headLimit)
  let held = 0
  let format: Format | null | undefined
  let reader: Reader | null = null
  let failure: string | null = null
  // A reader never throws by contract; should one do so, the other documents still count.
  const attempt = <T>(step: () => T): T | null => {
    try {
      return step()
    } catch (error) {
      failure = `${document.path}: the ${format?.name ?? 'first'} reader failed (${reason(error)}).`
      return null
    }
  }
  const choose = (): void => {
    const bytes = head.subarray(0, held)
    attempt(() => {
      const kind = document.kind === 'unknown' ? kindOf({ path: document.path, head: bytes }) : document.kind
      format = formats.find((one) => kind !== null && one.recognises({ kind, path: unpackedName(document.path), head: bytes })) ?? null
      reader = format?.open() ?? null
      reader?.write(bytes)
    })
  }
  return {
    write(given) {
      // A subclass may share its memory where `slice` of an array of bytes copies it, as Node's buffers do.
      const chunk = new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
      const part = held < headLimit ? chunk.subarray(0, headLimit - held) : chunk.subarray(0, 0)
      head.set(part, held)
      held += part.length
      if (held < headLimit) return true
      if (format === undefined) choose()
      if (part.length < chunk.length && failure === null) attempt(() => reader?.write(chunk.subarray(part.length)))
      return reader !== null && failure === null
    },
    end() {
      if (format === undefined) choose()
      const reading = failure === null ? attempt(() => reader?.end() ?? null) : null
      return failure ?? reading
    },
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}

function sourceOf({ path }: Label, { format, tests, failed, errored, skipped, flaky, warnings }: Reading): ReportSource {
  return { path, kind: format, tests, failed, errored, skipped, flaky, warnings }
}
