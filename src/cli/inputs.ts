import { open, stat, type FileHandle } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { kindOf } from '../core/diagnostics/document-kind.ts'
import { openUnrecognised, unpackedName } from '../core/model/document-name.ts'
import type { DocumentStream } from '../core/model/evidence.ts'
import { archiveDocuments, type ArchiveLimits } from '../shell/archive.ts'
import { openLogNames } from '../shell/run-logs.ts'
import { bounded, gunzip, isGzip, isZip } from '../shell/unpack.ts'
import { findReports } from './find-reports.ts'
import { chunksOf, peek } from './chunks.ts'
import { reasonOf, unreadable, unrecognisable } from './unreadable.ts'
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
    else yield* fromFile({ file, handle, stats, passOver: null }, opening)
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
  /** Told when nothing reads it; null for what was named on the command line, so that it must be something that can be read. */
  readonly passOver: (() => void) | null
}

async function* fromFile({ file, handle, stats, passOver }: OpenFile, opening: Opening): AsyncGenerator<DocumentStream> {
  const whole = stats.isFile() ? stats.size : null
  const { head, chunks } = await peek(chunksOf(handle, (read) => opening.progress(file, read, whole)))
  if (isZip(head) && stats.isFile()) yield* fromArchive(file, { file }, opening)
  else yield* fromBytes({ file, head, chunks, passOver }, opening)
}

async function* fromPipe(file: string, pipe: AsyncIterable<unknown>, opening: Opening): AsyncGenerator<DocumentStream> {
  const { head, chunks } = await peek(counted(pipe, (read) => opening.progress('standard input', read, null)))
  yield* fromBytes({ file, head, chunks, passOver: null }, opening)
}

async function* counted(pipe: AsyncIterable<unknown> | Iterable<unknown>, progress: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of pipe) {
    if (!(chunk instanceof Uint8Array)) continue
    read += chunk.length
    progress(read)
    yield chunk
  }
}

interface Bytes {
  /** As it was named, packed or not. */
  readonly file: string
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
  readonly passOver: OpenFile['passOver']
}

async function* fromBytes({ file, head, chunks, passOver }: Bytes, opening: Opening): AsyncGenerator<DocumentStream> {
  const isNamed = passOver === null
  if (isZip(head)) yield* fromArchive(file, { bytes: await collect(file, chunks) }, opening)
  else if (isGzip(head)) yield* fromGzip({ file, head, chunks, passOver }, opening)
  else {
    const kind = kindOf({ path: file, head, isNamed })
    if (isNamed && head.length === 0 && (kind !== 'report' || /\.(?:log|txt)$/i.test(unpackedName(file)))) warnOfNothing(file, opening)
    else if (kind !== null) yield { kind, path: file, job: null, chunks }
    else if (isNamed) throw unrecognisable(file, head)
    else if (head.length > 0) passOver()
  }
}

/** The reader of logs is content with nothing, but whoever names a file expects something in it. */
function warnOfNothing(file: string, opening: Opening): void {
  if (/\.(?:zip|gz|tgz|tar)$/i.test(file)) throw unrecognisable(file, new Uint8Array())
  opening.warn(file, file === '-' ? 'Standard input is empty.' : 'The file is empty.')
}

async function* fromGzip({ file, chunks, passOver }: Bytes, opening: Opening): AsyncGenerator<DocumentStream> {
  const { totalBytes } = limits
  const unpacked = bounded(gunzip(copied(chunks)), {
    mostBytes: totalBytes,
    ratio: Infinity,
    ratioFree: 0,
    packedBytes: 1,
    budget: { rest: totalBytes },
  })
  const inner = await peek(unpacked).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  yield* fromBytes({ file, ...inner, passOver }, opening)
}

async function* fromArchive(
  file: string,
  source: Parameters<typeof archiveDocuments>[0],
  opening: Opening,
): AsyncGenerator<DocumentStream> {
  const warnings: string[] = []
  const unrecognised = openUnrecognised()
  let count = 0
  for await (const document of archiveDocuments(source, limits, (warning) => warnings.push(warning))) {
    const path = `${file}/${document.path}`
    const { head, chunks } = await peek(counted(document.chunks, (read) => opening.progress(path, read, null))).catch((error: unknown) => {
      warnings.push(`\`${document.path}\` ${reasonOf(error)}`)
      return { head: null, chunks: null }
    })
    if (chunks === null) continue
    const kind = document.kind === 'log' ? 'log' : kindOf({ path: document.path, head })
    if (kind !== null) {
      count += 1
      yield { ...document, kind, path, chunks }
    } else {
      await chunks.return(undefined)
      if (head.length > 0) unrecognised.add(document.path)
    }
  }
  const unread = unrecognised.warning()
  const told = unread === null ? warnings : [...warnings, unread]
  if (count === 0)
    throw new UsageError(
      `\`${file}\` cannot be read: ${warnings[0] ?? `the archive holds no report. ${unread ?? ''}`}`,
      'Name an archive with JUnit XML, logs, SARIF, TAP or JSON reports in it.',
    )
  for (const warning of told) opening.warn(file, warning)
}

async function* fromFolder(folder: string, opening: Opening): AsyncGenerator<DocumentStream> {
  const { files, warnings } = await findReports(folder)
  const unrecognised = openUnrecognised()
  const names = openLogNames(files.map(({ name }) => name))
  const failures: { readonly path: string; readonly why: string }[] = []
  let count = 0
  for (const { path, name, isKnown } of files) {
    if (names.isRepeated(name)) continue
    const { kind, job } = names.labelOf(name, isKnown)
    for await (const document of fromFound(
      { path, passOver: () => unrecognised.add(name), fail: (why) => failures.push({ path, why }) },
      opening,
    )) {
      count += 1
      yield kind === 'log' ? { ...document, kind, job } : document
    }
  }
  const unread = unrecognised.warning()
  const first = failures[0]?.why ?? warnings[0]
  if (count === 0)
    throw new UsageError(
      `\`${folder}\` cannot be read: ${first ?? `the folder holds no report and no log. ${unread ?? ''}`}`,
      'Name a folder with JUnit XML, logs, SARIF, TAP, JSON reports or archives in it.',
    )
  for (const { path, why } of failures) opening.warn(path, why)
  for (const warning of unread === null ? warnings : [...warnings, unread]) opening.warn(folder, warning)
}

/** The reports and logs below a folder that were written at a time or after it, in milliseconds since 1970, under their names in it. */
export async function* openWritten(folder: string, since: number, opening: Opening): AsyncGenerator<DocumentStream> {
  for (const { path, name } of (await findReports(folder)).files) {
    const written = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    if (written < since) continue
    const found = { path, passOver: () => undefined, fail: (why: string) => opening.warn(name, why) }
    for await (const document of fromFound(found, opening)) yield { ...document, path: name + document.path.slice(path.length) }
  }
}

interface FoundInput {
  readonly path: string
  readonly passOver: () => void
  readonly fail: (why: string) => void
}

/** One file of a folder, which may be gone by now; that costs only itself. */
async function* fromFound({ path, passOver, fail }: FoundInput, opening: Opening): AsyncGenerator<DocumentStream> {
  try {
    const handle = await openFile(path)
    try {
      yield* fromFile({ file: path, handle, stats: await handle.stat(), passOver }, opening)
    } finally {
      await handle.close()
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : 'It cannot be read.')
  }
}

async function collect(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > pipedArchiveLimit)
      throw new UsageError(
        `\`${file}\` cannot be read: an archive from a pipe may have ${pipedArchiveLimit} bytes at most.`,
        'Write it to a file and name that.',
      )
    held.push(chunk.slice())
  }
  return Buffer.concat(held)
}

/** For whoever reads ahead while the buffer below is refilled. */
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice()
}
