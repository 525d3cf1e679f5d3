import type { Change, FileChange, Originals } from '../model/change.ts'
import { isTestFile } from '../diagnostics/test-files.ts'
import { compareLines, type Hunk } from './compare.ts'
import { configSyntax, isConfig } from './config-files.ts'
import type { Language } from './language.ts'
import { languageOf } from './languages/index.ts'
import { emptySource, longestLine, readSource, type Source } from './mask.ts'
import { type Test, testsOf } from './tests-of.ts'
import { textOf, withPlainEnds } from './text.ts'

/** What became of one file. */
export interface FileEdit {
  readonly path: string
  readonly status: 'added' | 'modified' | 'deleted'
  /** Null for what is no code. */
  readonly language: Language | null
  readonly isTest: boolean
  readonly before: Source
  readonly after: Source
  readonly hunks: readonly Hunk[]
  readonly tests: { readonly before: readonly Test[]; readonly after: readonly Test[] }
  /** Set where the contents could not be compared, or not all of them. */
  readonly unread: 'no-text' | 'too-large' | 'long-lines' | null
}

/** Characters and lines that are read of one file, and characters of all; the originals that are handed in have at most 1 MiB each. */
const mostCharacters = 1_200_000
const mostLines = 50_000
const mostOfAll = 4_000_000

/** Differing lines that are set against each other in one file; the work is their square, and limited over all files. */
const mostEdits = 1_500
const fewestEdits = 50
const compareSteps = 4_000_000

/** Each changed file with what is known of it, before and after. Where there is too much, tests and configuration are read first. */
export function editsOf({ files }: Change, originals: Originals): readonly FileEdit[] {
  const isFirst = ({ path }: FileChange): boolean => isTestFile(path) || isConfig(path)
  let left = mostOfAll
  let steps = compareSteps
  return [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))].map((file) => {
    const texts = textsOf(file, originals, Math.min(left, mostCharacters))
    if (typeof texts === 'object') left -= texts.old.length + texts.now.length
    const maxEdits = Math.min(mostEdits, Math.max(fewestEdits, Math.floor(Math.sqrt(Math.max(0, steps)))))
    const edit = editOf(file, texts, maxEdits)
    steps -=
      Math.min(
        maxEdits,
        edit.hunks.reduce((sum, { oldFrom, oldTo, newFrom, newTo }) => sum + oldTo - oldFrom + newTo - newFrom, 0),
      ) ** 2
    return edit
  })
}

interface Texts {
  readonly old: string
  readonly now: string
}

function textsOf({ path, status, content }: FileChange, originals: Originals, most: number): Texts | 'no-text' | 'too-large' {
  const old = status === 'added' ? '' : (originals.get(path) ?? null)
  // Four characters of base64 are three bytes, and those at most three characters.
  if ((content?.length ?? 0) * 0.75 > most || (old?.length ?? 0) > most) return 'too-large'
  const now = content === null ? (status === 'deleted' ? '' : null) : textOf(content)
  if (old === null || now === null) return 'no-text'
  return hasManyLines(old) || hasManyLines(now) ? 'too-large' : { old: withPlainEnds(old), now }
}

function hasManyLines(text: string): boolean {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && lines <= mostLines; at = text.indexOf('\n', at + 1)) lines += 1
  return lines > mostLines
}

function editOf({ path, status }: FileChange, texts: Texts | 'no-text' | 'too-large', maxEdits: number): FileEdit {
  const language = languageOf(path)
  const syntax = language?.syntax ?? configSyntax(path)
  const read = (text: string): Source => (text === '' ? emptySource : readSource(text, syntax))
  const { old, now } = typeof texts === 'object' ? texts : { old: '', now: '' }
  const before = read(old)
  const after = read(now)
  const hasInside = ({ code }: Source): boolean =>
    language?.testsInside !== undefined && code.some((line) => language.testsInside?.test(line))
  const isTest = language !== null && (isTestFile(path) || path.endsWith('.bats') || hasInside(before) || hasInside(after))
  const isLong = (line: string): boolean => line.length >= longestLine
  const isNewlyLong = after.lines.some(isLong) && !before.lines.some(isLong)
  return {
    path,
    status: status === 'type-changed' ? 'modified' : status,
    language,
    isTest,
    before,
    after,
    hunks: compareLines(before.lines, after.lines, maxEdits),
    tests: isTest ? { before: testsOf(before, language), after: testsOf(after, language) } : { before: [], after: [] },
    unread: typeof texts === 'string' ? texts : isNewlyLong ? 'long-lines' : null,
  }
}

/** The lines that a change took away. */
export function* removedLines({ hunks }: FileEdit): Generator<number> {
  for (const { oldFrom, oldTo } of hunks) for (let line = oldFrom; line < oldTo; line += 1) yield line
}

/** The lines that a change brought. */
export function* addedLines({ hunks }: FileEdit): Generator<number> {
  for (const { newFrom, newTo } of hunks) for (let line = newFrom; line < newTo; line += 1) yield line
}
