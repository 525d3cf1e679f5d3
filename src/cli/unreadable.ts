import { isJson } from '../core/diagnostics/document-kind.ts'
import { isText } from '../core/model/plain-text.ts'
import { UsageError } from './usage-error.ts'

const codes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'a part of its path is no folder',
  ENXIO: 'it is a socket, or a device that is not there',
}

/** What the system said, in words. */
export function unreadable(file: string, error: unknown): UsageError {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new UsageError(
    `\`${file}\` cannot be read: ${codes[code] ?? reasonOf(error).replace(/\.$/, '')}.`,
    'Check the path and its permissions.',
  )
}

/** Why nothing reads what begins like this. */
export function unrecognisable(file: string, head: Uint8Array): UsageError {
  if (head.length === 0) return new UsageError(`\`${file}\` cannot be read: it is empty, so it is no archive.`, 'Fetch it again.')
  const packed = packers.find(([, at, magic]) => magic.every((byte, index) => head[at + index] === byte))
  if (packed !== undefined)
    return new UsageError(
      `\`${file}\` cannot be read: ${packed[0]} is not opened here, only zip and gzip.`,
      'Unpack it and name the folder.',
    )
  if (isText(head) && isJson(head))
    return new UsageError(`\`${file}\` cannot be read: it is JSON, but no kind of report that is known.`, `Known are ${jsonReports}.`)
  const what = isText(head) ? 'no kind of report that is known' : 'neither text nor an archive'
  return new UsageError(
    `\`${file}\` cannot be read: it is ${what}.`,
    'Name a JUnit XML report, a log, SARIF, TAP, the JSON of a test runner or linter, or a zip archive or folder of them.',
  )
}

const jsonReports = 'SARIF, CTRF, and the JSON of ESLint, Jest, Vitest, Mocha, mochawesome, Playwright, pytest, RSpec and go test'

/** What else people pack with, by the bytes at a place: https://en.wikipedia.org/wiki/List_of_file_signatures */
const packers: readonly (readonly [string, number, readonly number[]])[] = [
  ['a tar archive', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['a 7z archive', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['what is packed with xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['what is packed with zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['what is packed with bzip2', 0, [0x42, 0x5a, 0x68]],
]

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
