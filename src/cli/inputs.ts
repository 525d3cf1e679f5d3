import { open, type FileHandle } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { formats } from '../core/formats/index.ts'
import type { Document, DocumentStream } from '../core/model/evidence.ts'
import { archiveDocuments, type ArchiveLimits } from '../shell/archive.ts'
import { bounded, gunzip, isGzip, isZip } from '../shell/unpack.ts'
import { findReports } from './find-reports.ts'
import { chunksOf, peek } from './chunks.ts'
import { UsageError } from './usage-error.ts'

/** A person who reads an archive of their own may wait for it; it is streamed, so only the sum of the entries counts. */
const limits: ArchiveLimits = { totalBytes: 2 ** 31, entryBytes: 2 ** 30, entries: 20_000, ratio: 200, ratioFree: 64 * 2 ** 20 }
/** An archive that comes through a pipe has to be held as a whole. */
const pipedArchiveLimit = 256 * 2 ** 20

/** What the documents of one FILE are read with. */
export interface Opening {
  /** Says that a part of the input could not be read, under the name of that part. */
  readonly warn: (path: string, warning: string) => void
  /** Sees how much of a file was read, in bytes. */
  readonly progress: (path: string, read: number, whole: number | null) => void
  readonly stdin: AsyncIterable<unknown>
}

/**
 * The documents that FILE stands for, one after another; each has to be read before the next is asked for.
 * A {@link UsageError} when FILE as a whole cannot be read or holds nothing that could be.
 */
export async function* openInput(file: string, opening: Opening): AsyncGenerator<DocumentStream> {
  if (file === '-') {
    yield* fromPipe(file, opening.stdin, opening)
    return
  }
  const handle = await openFile(file)
  try {
    const stats = await handle.stat()
    if (stats.isDirectory()) yield* fromFolder(file, opening)
    else yield* fromFile({ file, handle, stats, isNamed: true }, opening)
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(file, error)
  } finally {
    await handle.close()
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (error) {
    throw unreadable(file, error)
  }
}

interface OpenFile {
  readonly file: string
  readonly handle: FileHandle
  readonly stats: Stats
  /** Named on the command line, so it must be something that can be read. */
  readonly isNamed: boolean
}

async function* fromFile({ file, handle, stats, isNamed }: OpenFile, opening: Opening): AsyncGenerator<DocumentStream> {
  const whole = stats.isFile() ? stats.size : null
  const { head, chunks } = await peek(chunksOf(handle, (read) => opening.progress(file, read, whole)))
  if (isZip(head) && stats.isFile()) yield* fromArchive(file, { file }, opening)
  else yield* fromBytes({ file, head, chunks, isNamed }, opening)
}

async function* fromPipe(file: string, pipe: AsyncIterable<unknown>, opening: Opening): AsyncGenerator<DocumentStream> {
  const { head, chunks } = await peek(counted(pipe, (read) => opening.progress('standard input', read, null)))
  yield* fromBytes({ file, head, chunks, isNamed: true }, opening)
}

async function* counted(pipe: AsyncIterable<unknown>, progress: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of pipe) {
    if (!(chunk instanceof Uint8Array)) continue
    read += chunk.length
    progress(read)
    yield chunk
  }
}

interface Bytes {
  readonly file: string
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
  readonly isNamed: boolean
}

async function* fromBytes({ file, head, chunks, isNamed }: Bytes, opening: Opening): AsyncGenerator<DocumentStream> {
  const kind = kindOf(file, head)
  if (isZip(head)) yield* fromArchive(file, { bytes: await collect(file, chunks) }, opening)
  else if (isGzip(head)) yield* fromGzip({ file, head, chunks, isNamed }, opening)
  else if (kind !== null) yield { kind, path: file, job: null, chunks }
  else if (isNamed) throw new UsageError(`\`${file}\` cannot be read: it is ${isText(head) ? 'no kind of report that is known' : 'neither text nor an archive'}.`, 'Name a JUnit XML report, a log, SARIF, TAP, the JSON of a test runner or linter, or a zip archive or folder of them.')
}

async function* fromGzip({ file, chunks, isNamed }: Bytes, opening: Opening): AsyncGenerator<DocumentStream> {
  const { totalBytes } = limits
  const unpacked = bounded(gunzip(copied(chunks)), { mostBytes: totalBytes, ratio: Infinity, ratioFree: 0, packedBytes: 1, budget: { rest: totalBytes } })
  const inner = await peek(unpacked).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  yield* fromBytes({ file: file.replace(/\.gz$/i, ''), ...inner, isNamed }, opening)
}

async function* fromArchive(file: string, source: Parameters<typeof archiveDocuments>[0], opening: Opening): AsyncGenerator<DocumentStream> {
  const warnings: string[] = []
  let count = 0
  for await (const document of archiveDocuments(source, limits, (warning) => warnings.push(warning))) {
    const { head, chunks } = await peek(document.chunks).catch((error: unknown) => {
      warnings.push(`\`${document.path}\` ${reason(error)}`)
      return { head: null, chunks: null }
    })
    const kind = head === null ? null : document.kind === 'log' ? 'log' : kindOf(document.path, head)
    // Other JSON and text is to be expected in an archive.
    if (chunks === null || kind === null) continue
    count += 1
    yield { ...document, kind, path: `${file}/${document.path}`, chunks }
  }
  if (count === 0) throw new UsageError(`\`${file}\` cannot be read: ${warnings[0] ?? 'the archive holds no report.'}`, 'Name an archive with JUnit XML, logs, SARIF, TAP or JSON reports in it.')
  for (const warning of warnings) opening.warn(file, warning)
}

async function* fromFolder(folder: string, opening: Opening): AsyncGenerator<DocumentStream> {
  const { files, warnings } = await findReports(folder)
  let count = 0
  for (const file of files) {
    try {
      const handle = await openFile(file)
      try {
        for await (const document of fromFile({ file, handle, stats: await handle.stat(), isNamed: false }, opening)) {
          count += 1
          yield document
        }
      } finally {
        await handle.close()
      }
    } catch (error) {
      opening.warn(file, error instanceof Error ? error.message : 'It cannot be read.')
    }
  }
  for (const warning of warnings) opening.warn(folder, warning)
  if (count === 0) throw new UsageError(`\`${folder}\` cannot be read: the folder holds no report and no log.`, 'Name a folder with JUnit XML, logs, SARIF, TAP, JSON reports or archives in it.')
}

/** A report when a format knows it, else a log when it is text that does not pretend to be a report; null when nothing reads it. */
function kindOf(path: string, head: Uint8Array): Document['kind'] | null {
  if (formats.some((format) => format.recognises({ kind: 'report', path, head }))) return 'report'
  return isText(head) && !/\.(?:json|xml|sarif|trx|tap)(?:\.gz)?$/i.test(path) ? 'log' : null
}

/** Text has no zeros, unless each character takes two bytes. */
function isText(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return isUtf16 || !head.subarray(0, 4_096).includes(0)
}

async function collect(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > pipedArchiveLimit) throw new UsageError(`\`${file}\` cannot be read: an archive from a pipe may have ${pipedArchiveLimit} bytes at most.`, 'Write it to a file and name that.')
    held.push(chunk.slice())
  }
  return Buffer.concat(held)
}

/** For whoever reads ahead while the buffer below is refilled. */
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice()
}

const codes: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EACCES: 'access is denied', EPERM: 'access is denied', ENAMETOOLONG: 'the name is too long', EMFILE: 'too many files are open' }

function unreadable(file: string, error: unknown): UsageError {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new UsageError(`\`${file}\` cannot be read: ${codes[code] ?? reason(error).replace(/\.$/, '')}.`, 'Check the path and its permissions.')
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
