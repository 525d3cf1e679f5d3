import { structuredPatch } from 'diff/lib/patch/create.js'
import { exactText } from '../model/base64.ts'
import { type FileChange, sizeOf } from '../model/change.ts'
import type { ShownChange } from '../report/turn-report.ts'

/** A change line by line, as plain data. Untrusted text. */
export interface Diffed {
  readonly files: readonly DiffedFile[]
  /** Files that are not looked into. */
  readonly more: number
  /** Why not all or nothing is shown; empty where all is. */
  readonly note: string
}

export interface DiffedFile {
  readonly path: string
  readonly status: FileChange['status']
  readonly added: number
  readonly removed: number
  readonly hunks: readonly DiffedHunk[]
  /** What cannot be shown line by line, and why; empty where all is. */
  readonly note: string
}

export interface DiffedHunk {
  readonly oldStart: number
  readonly newStart: number
  /** Each begins with a blank, `+` or `-`, which stand for both, the new and the old file. */
  readonly lines: string
}

const most = { files: 200, bytes: 512 * 1024, edits: 3_000, lines: 600, allLines: 4_000, line: 300 }

/** Compares what was changed with what it was. Bounded: for each file, for each line, and for all together. */
export function diffed(shown: ShownChange): Diffed {
  if (shown.kind === 'withheld') return { files: [], more: 0, note: 'A secret was found in the change, so nothing of it is shown.' }
  const { change, originals } = shown
  let room = most.allLines
  const files = change.files.slice(0, most.files).map((file) => {
    const one = diffFile(file, originals.get(file.path) ?? null, Math.min(most.lines, room))
    room -= one.hunks.reduce((sum, { lines }) => sum + lines.split('\n').length, 0)
    return one
  })
  return {
    files,
    more: Math.max(0, change.files.length - most.files),
    note: change.oversize === null ? '' : `The change is too large to be read as a whole: ${change.oversize}.`,
  }
}

function diffFile(file: FileChange, original: string | null, room: number): DiffedFile {
  const { path, status } = file
  const known = { path, status }
  const told = noteOf(file, original)
  if (told !== null) return { ...known, added: 0, removed: 0, hunks: [], note: told }
  const after = file.content === null ? '' : (exactText(file.content) ?? '')
  const [before, now] = [withPlainEnds(original ?? ''), withPlainEnds(after)]
  if (before === now)
    return { ...known, added: 0, removed: 0, hunks: [], note: modeNote(file) ?? 'Nothing but the ends of its lines is different.' }
  const patch =
    before === '' || now === '' ? undefined : structuredPatch('', '', before, now, '', '', { context: 3, maxEditLength: most.edits })
  const hunks =
    patch === undefined
      ? [whole(before, now)]
      : patch.hunks.map(({ oldStart, newStart, lines }) => ({ oldStart, newStart, lines: lines.filter((line) => !line.startsWith('\\')) }))
  const count = (sign: string): number => hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith(sign)).length, 0)
  const kept = first(hunks, room)
  const left = hunks.reduce((sum, { lines }) => sum + lines.length, 0) - kept.reduce((sum, { lines }) => sum + lines.length, 0)
  return {
    ...known,
    added: count('+'),
    removed: count('-'),
    hunks: kept.map(({ oldStart, newStart, lines }) => ({ oldStart, newStart, lines: lines.map(cutLine).join('\n') })),
    note: [modeNote(file), left === 0 ? null : `${left.toLocaleString('en-US')} more lines are not shown here.`]
      .filter((part) => part !== null)
      .join(' '),
  }
}

interface Hunk {
  readonly oldStart: number
  readonly newStart: number
  readonly lines: readonly string[]
}

/** What differs so much that no lines are found which are in both. */
function whole(before: string, after: string): Hunk {
  const lines = (text: string, sign: string): readonly string[] =>
    text === ''
      ? []
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${sign}${line}`)
  return { oldStart: before === '' ? 0 : 1, newStart: after === '' ? 0 : 1, lines: [...lines(before, '-'), ...lines(after, '+')] }
}

function first(hunks: readonly Hunk[], room: number): readonly Hunk[] {
  let left = room
  return hunks.flatMap((hunk) => {
    const lines = hunk.lines.slice(0, Math.max(0, left))
    left -= lines.length
    return lines.length === 0 ? [] : [{ ...hunk, lines }]
  })
}

function cutLine(line: string): string {
  return line.length <= most.line
    ? line
    : `${line.slice(0, most.line)}… (${(line.length - most.line).toLocaleString('en-US')} more characters)`
}

/** Null where the file can be shown line by line. */
function noteOf(file: FileChange, original: string | null): string | null {
  const { status, newMode, content } = file
  if (status !== 'deleted' && content === null)
    return newMode === '120000'
      ? 'A link, of which nothing is shown.'
      : newMode === '160000'
        ? 'A submodule, of which nothing is shown.'
        : 'No regular file.'
  const size = sizeOf(file)
  if (size > most.bytes) return `Too large to be shown: ${size.toLocaleString('en-US')} bytes.`
  if (content !== null && isBinary(exactText(content))) return `Binary: ${size.toLocaleString('en-US')} bytes.`
  if (status === 'added') return null
  if (original === null)
    return status === 'deleted'
      ? 'Deleted. It was no text, or too large to be shown.'
      : 'What it was before is no text, or too large to be shown.'
  return original.length > most.bytes
    ? `Too large to be shown: it had ${original.length.toLocaleString('en-US')} characters.`
    : isBinary(original)
      ? 'What it was before is no text.'
      : null
}

function isBinary(text: string | null): boolean {
  return text?.includes('\u0000') ?? true
}

function modeNote({ status, oldMode, newMode }: FileChange): string | null {
  return status === 'added' || status === 'deleted' || oldMode === newMode ? null : `Its mode was ${oldMode} and is ${newMode}.`
}

function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
