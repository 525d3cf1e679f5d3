import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { expectationOf, openUnrecognised, type Expectation } from '../core/model/document-name.ts'
import type { Document, DocumentStream } from '../core/model/evidence.ts'
import { isText } from '../core/model/plain-text.ts'
import { bounded, gunzip, isGzip, isZip, UnpackError, type Budget } from './unpack.ts'
import { openLogNames, type LogNames } from './run-logs.ts'

/** How much of an artifact is unpacked at most; all of it is counted while inflating, for headers lie. */
export interface ArchiveLimits {
  readonly totalBytes: number
  readonly entryBytes: number
  readonly entries: number
  /** Unpacked bytes per packed byte. */
  readonly ratio: number
  /** Up to so many bytes an entry may be packed as well as it likes. */
  readonly ratioFree: number
}

/** What could be read of an artifact, and why the rest could not. */
export interface ArchiveContent {
  readonly documents: Document[]
  readonly warnings: string[]
}

/** Where an archive lies: in memory, or in a file of which only the parts that are asked for are read. */
export type ArchiveSource = { readonly bytes: Uint8Array } | { readonly file: string }

/** What a run's reports need at most, by a wide margin. */
export const archiveLimits: ArchiveLimits = {
  totalBytes: 20_000_000,
  entryBytes: 5_000_000,
  entries: 500,
  ratio: 100,
  ratioFree: 1_000_000,
}

const symlink = 0o120000
const fileType = 0o170000
const warningsLimit = 50
/** An archive inside the archive has to be held as a whole. */
const nestedLimit = 64_000_000

/** Unpacks the reports of an artifact in memory. Names are labels; nothing is written to disk. Never throws. */
export async function readArchive(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Promise<ArchiveContent> {
  if (!isZip(bytes)) return readSingle(bytes, limits)
  const documents: Document[] = []
  const warnings: string[] = []
  const unrecognised = openUnrecognised()
  for await (const { chunks, ...label } of archiveDocuments({ bytes }, limits, (warning) => warnings.push(warning))) {
    const held: Uint8Array[] = []
    let refused = false
    try {
      for await (const chunk of chunks) {
        refused = held.length === 0 && label.kind === 'unknown' && !isText(chunk)
        if (refused) {
          unrecognised.add(label.path)
          break
        }
        held.push(chunk)
      }
    } catch (error) {
      refused = error instanceof UnpackError && error.isBomb
      warnings.push(`\`${label.path.slice(0, 200)}\` ${reason(error)}`)
    }
    // A report that is cut off still tells its first failures, and its reader says that it is cut off.
    if (held.length > 0 && !refused) documents.push({ ...label, chunks: held })
  }
  const told =
    warnings.length > warningsLimit
      ? [...warnings.slice(0, warningsLimit), `${warnings.length - warningsLimit} more entries could not be read.`]
      : warnings
  const unread = unrecognised.warning()
  return { documents, warnings: unread === null ? told : [...told, unread] }
}

/**
 * The reports of a zip archive, one after another, as streams: each has to be read before the next is asked for.
 * The stream throws, with the reason in words, where its entry breaks a limit or is damaged. Archives inside are opened one level deep.
 */
export async function* archiveDocuments(
  source: ArchiveSource,
  limits: ArchiveLimits,
  warn: (warning: string) => void,
): AsyncGenerator<DocumentStream> {
  yield* documentsOf(source, { limits, warn, budget: { rest: limits.totalBytes }, entries: limits.entries }, null)
}

interface Unpacking {
  readonly limits: ArchiveLimits
  readonly warn: (warning: string) => void
  readonly budget: Budget
  entries: number
}

async function* documentsOf(source: ArchiveSource, unpacking: Unpacking, parent: string | null): AsyncGenerator<DocumentStream> {
  const { limits, warn, budget } = unpacking
  const opened = await open(source, warn)
  if (opened === null) return
  try {
    const { names, wanted } = await listEntries(opened, unpacking, parent)
    for (const { entry, name, expectation } of wanted) {
      if (budget.rest <= 0) {
        warn(`The archive holds more than ${limits.totalBytes} bytes; the rest is left out.`)
        return
      }
      const path = parent === null ? name : `${parent}/${name}`
      if (expectation === 'archive') yield* nested(opened, { entry, path }, unpacking)
      else
        yield {
          path,
          ...names.labelOf(name, expectation === 'known'),
          chunks: inflate(opened, entry, { limits, budget, isGzipped: /\.gz$/i.test(name) }),
        }
    }
  } catch (error) {
    warn(`The archive is broken: ${reason(error)}.`)
  } finally {
    opened.close()
  }
}

/** Never closed by itself: entries are read after the list has ended. One bad name must not abort the whole, so names stay bytes. */
async function open(source: ArchiveSource, warn: (warning: string) => void): Promise<ZipFile | null> {
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false }
  try {
    if ('bytes' in source)
      return await yauzl.fromBufferPromise(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength), options)
    return await yauzl.openPromise(source.file, options)
  } catch (error) {
    warn(`The archive is broken: ${reason(error)}.`)
    return null
  }
}

interface Listed {
  readonly names: LogNames
  readonly wanted: readonly ListedEntry[]
}

interface ListedEntry {
  readonly entry: Entry
  readonly name: string
  readonly expectation: Expectation
}

async function listEntries(zip: ZipFile, unpacking: Unpacking, parent: string | null): Promise<Listed> {
  const { limits, warn } = unpacking
  const found: ListedEntry[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (unpacking.entries <= 0) {
        warn(`The archive holds more than ${limits.entries} entries; the rest is left out.`)
        break
      }
      unpacking.entries -= 1
      const name = nameOf(entry)
      const refusal = refuse(entry, name)
      const expectation = name.endsWith('/') ? 'foreign' : expectationOf(name)
      if (refusal !== null) warn(`\`${name.slice(0, 200)}\` ${refusal}`)
      else if (expectation === 'archive' && parent !== null)
        warn(`\`${name.slice(0, 200)}\` is an archive inside an archive inside an archive and was left out.`)
      else if (expectation !== 'foreign') found.push({ entry, name, expectation })
    }
  } catch (error) {
    // What was listed before the damage can still be read.
    warn(`The archive is broken: ${reason(error)}.`)
  }
  const names = openLogNames(found.map(({ name }) => name))
  const wanted = found.filter(({ name }) => !names.isRepeated(name))
  // What promises nothing must not use up the limits before what is sure to be a report.
  return {
    names,
    wanted: [...wanted.filter(({ expectation }) => !isUnsure(expectation)), ...wanted.filter(({ expectation }) => isUnsure(expectation))],
  }
}

function isUnsure(expectation: Expectation): boolean {
  return expectation === 'output' || expectation === 'unknown'
}

async function* nested(
  zip: ZipFile,
  { entry, path }: { readonly entry: Entry; readonly path: string },
  unpacking: Unpacking,
): AsyncGenerator<DocumentStream> {
  const { limits, warn, budget } = unpacking
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of inflate(zip, entry, {
      limits: { ...limits, entryBytes: Math.min(limits.entryBytes, nestedLimit) },
      budget,
      isGzipped: false,
    }))
      chunks.push(chunk)
  } catch (error) {
    warn(`\`${path.slice(0, 200)}\` ${reason(error)}`)
    return
  }
  const inner: Unpacking = { limits, budget, entries: unpacking.entries, warn: (warning) => warn(`\`${path.slice(0, 200)}\`: ${warning}`) }
  yield* documentsOf({ bytes: Buffer.concat(chunks) }, inner, path)
  unpacking.entries = inner.entries
}

interface Inflating {
  readonly limits: ArchiveLimits
  readonly budget: Budget
  readonly isGzipped: boolean
}

async function* inflate(zip: ZipFile, entry: Entry, { limits, budget, isGzipped }: Inflating): AsyncGenerator<Uint8Array> {
  let chunks: AsyncIterable<unknown>
  try {
    chunks = await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw new UnpackError(`could not be unpacked: ${reason(error)}.`, false)
  }
  const unpacked = isGzipped ? gunzip(chunks) : chunks
  yield* bounded(unpacked, {
    mostBytes: limits.entryBytes,
    ratio: limits.ratio,
    ratioFree: limits.ratioFree,
    packedBytes: entry.compressedSize,
    budget,
  })
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

/** An artifact may be one file that was not packed, or packed with gzip. */
async function readSingle(bytes: Uint8Array, limits: ArchiveLimits): Promise<ArchiveContent> {
  const chunks: Uint8Array[] = []
  const warnings: string[] = []
  try {
    const unpacked = isGzip(bytes) ? gunzip([bytes]) : [bytes]
    for await (const chunk of bounded(unpacked, {
      mostBytes: limits.entryBytes,
      ratio: limits.ratio,
      ratioFree: limits.ratioFree,
      packedBytes: bytes.length,
      budget: { rest: limits.totalBytes },
    }))
      chunks.push(chunk)
  } catch (error) {
    if (chunks.length === 0 || (error instanceof UnpackError && error.isBomb))
      return { documents: [], warnings: [`The artifact ${reason(error)}`] }
    warnings.push(`The artifact ${reason(error)}`)
  }
  const head = chunks[0] ?? new Uint8Array()
  const name = nameOfSingle(head)
  // Fewer bytes may as well be the beginning of an archive.
  if (name === null && head.length >= 4 && isText(head))
    return { documents: [{ kind: 'unknown', path: 'artifact', job: null, chunks }], warnings }
  if (name === null)
    return {
      documents: [],
      warnings: [bytes.length === 0 ? 'The artifact is empty.' : 'The artifact is neither a zip archive nor a report.'],
    }
  return { documents: [{ kind: 'report', path: name, job: null, chunks }], warnings }
}

/** The name is not known; the first bytes tell what it would end in. */
function nameOfSingle(head: Uint8Array): string | null {
  const [first, second] = head
  if (first === 0x3c || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'artifact.xml'
  const start = new TextDecoder().decode(head.subarray(0, 64)).trimStart()
  if (start.startsWith('<')) return 'artifact.xml'
  // Not `[INFO]`, as logs begin.
  if (/^(?:\{\s*["}]|\[\s*[\]{])/.test(start)) return 'artifact.json'
  return start.startsWith('TAP version ') ? 'artifact.tap' : null
}

/** Without a full stop: it stands within a sentence. */
function reason(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200).replace(/\.$/, '') : 'unknown'
}
