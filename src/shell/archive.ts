import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { Document } from '../core/model/evidence.ts'

/** How much of an artifact is unpacked at most; all of it is counted while inflating, for headers lie. */
export interface ArchiveLimits {
  readonly totalBytes: number
  readonly entryBytes: number
  readonly entries: number
  /** Unpacked bytes per packed byte. */
  readonly ratio: number
}

/** What could be read of an artifact, and why the rest could not. */
export interface ArchiveContent {
  readonly documents: Document[]
  readonly warnings: string[]
}

/** What a run's reports need at most, by a wide margin. */
export const archiveLimits: ArchiveLimits = { totalBytes: 20_000_000, entryBytes: 5_000_000, entries: 500, ratio: 100 }

const readable = /\.(?:xml|trx|sarif|json|log|txt)$/i
const symlink = 0o120000
const fileType = 0o170000
const warningsLimit = 50
/** Small entries compress well without being a bomb. */
const ratioFree = 1_000_000

/** Unpacks the reports of an artifact in memory. Names are labels; nothing is written to disk. Never throws. */
export async function readArchive(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Promise<ArchiveContent> {
  if (!isZip(bytes)) return readSingle(bytes, limits)
  const documents: Document[] = []
  const warnings: string[] = []
  try {
    // One bad name must not abort the whole archive, so names are decoded and checked entry by entry.
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, decodeStrings: false })
    await readEntries(zip, limits, documents, warnings)
  } catch (error) {
    warnings.push(`The archive is broken: ${reason(error)}.`)
  }
  return { documents, warnings: warnings.length > warningsLimit ? [...warnings.slice(0, warningsLimit), `${warnings.length - warningsLimit} more entries could not be read.`] : warnings }
}

async function readEntries(zip: ZipFile, limits: ArchiveLimits, documents: Document[], warnings: string[]): Promise<void> {
  let [count, total] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    count += 1
    if (count > limits.entries) {
      warnings.push(`The archive holds more than ${limits.entries} entries; the rest is left out.`)
      return
    }
    const name = nameOf(entry)
    const refusal = refuse(entry, name)
    if (refusal !== null) warnings.push(`\`${name.slice(0, 200)}\` ${refusal}`)
    if (refusal !== null || name.endsWith('/') || !readable.test(name)) continue
    const content = await inflate(zip, entry, limits, limits.totalBytes - total)
    total += content.length
    if (content.chunks.length > 0) documents.push({ kind: 'report', path: name, job: null, chunks: content.chunks })
    if (content.warning !== null) warnings.push(`\`${name.slice(0, 200)}\` ${content.warning}`)
    if (total >= limits.totalBytes) {
      warnings.push(`The archive holds more than ${limits.totalBytes} bytes; the rest is left out.`)
      return
    }
  }
}

interface Inflated {
  readonly chunks: readonly Uint8Array[]
  readonly length: number
  readonly warning: string | null
}

/** Keeps what fits: a report that is cut off still tells its first failures, and its reader says that it is cut off. */
async function inflate(zip: ZipFile, entry: Entry, limits: ArchiveLimits, rest: number): Promise<Inflated> {
  const chunks: Uint8Array[] = []
  let length = 0
  let stream: Readable | null = null
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue
      const room = Math.min(limits.entryBytes, rest) - length
      if (room > 0) chunks.push(chunk.subarray(0, room))
      length += Math.min(chunk.length, Math.max(0, room))
      if (chunk.length > room) return { chunks, length, warning: `is larger than ${Math.min(limits.entryBytes, rest)} bytes and was cut off.` }
      if (length > ratioFree && length > entry.compressedSize * limits.ratio) return { chunks: [], length, warning: `unpacks to more than ${limits.ratio} times its size and was refused.` }
    }
    return { chunks, length, warning: null }
  } catch (error) {
    return { chunks, length, warning: `could not be unpacked: ${reason(error)}.` }
  } finally {
    stream?.destroy()
  }
}

function refuse(entry: Entry, name: string): string | null {
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & fileType) === symlink) return 'is a symbolic link and was skipped.'
  if (entry.isEncrypted()) return 'is encrypted and was skipped.'
  const invalid = yauzl.validateFileName(name)
  return invalid === null ? null : `has a name that leaves the archive and was skipped.`
}

function nameOf(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
}

/** An artifact may be one file that was not packed. */
function readSingle(bytes: Uint8Array, limits: ArchiveLimits): ArchiveContent {
  const [first, second] = bytes
  const isText = first === 0x3c || (first === 0xef && second === 0xbb) || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (!isText) return { documents: [], warnings: [bytes.length === 0 ? 'The artifact is empty.' : 'The artifact is neither a zip archive nor XML.'] }
  const cut = bytes.length > limits.entryBytes
  const document: Document = { kind: 'report', path: 'artifact.xml', job: null, chunks: [cut ? bytes.subarray(0, limits.entryBytes) : bytes] }
  return { documents: [document], warnings: cut ? [`The artifact is larger than ${limits.entryBytes} bytes and was cut off.`] : [] }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
