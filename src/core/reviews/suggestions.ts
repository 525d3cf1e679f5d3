import { closesFence, fenceBar } from '../model/code-fences.ts'
import type { ReviewRemark } from '../model/session.ts'

/** What GitHub lets a reviewer suggest: lines that take the place of those that the remark is about. */
export type Suggestion = readonly string[]

const mostSuggestions = 10
const mostLines = 300

/** The ```suggestion blocks of a remark, in their order. One that is never closed ends with the text. */
export function suggestionsIn(text: string | null): readonly Suggestion[] {
  const found: string[][] = []
  let open: { readonly bar: string; readonly lines: string[] } | null = null
  for (const line of (text ?? '').replaceAll('\r\n', '\n').split('\n')) {
    const bar = fenceBar(line)
    if (open !== null) {
      if (closesFence(line, open.bar)) open = null
      else if (open.lines.length < mostLines) open.lines.push(line)
    } else if (bar !== null && found.length < mostSuggestions) {
      open = { bar, lines: [] }
      if (/^ {0,3}[`~]+[ \t]*suggestion\b/.test(line)) found.push(open.lines)
    }
  }
  return found
}

/** Each suggestion of a remark as a patch for exactly its lines; none where it has no lines in the newest commit. */
export function suggestionPatches(remark: ReviewRemark, file: string | null): readonly string[] {
  const { path, side, subject, line, isOutdated } = remark
  if (side === 'left' || subject === 'file' || line === null || isOutdated || file === null) return []
  const from = remark.startLine ?? line
  const lines = file.replaceAll('\r\n', '\n').split('\n')
  if (from < 1 || from > line || line > lines.length || line - from >= mostLines) return []
  const old = lines.slice(from - 1, line)
  return suggestionsIn(remark.text).map((now) =>
    [
      `--- a/${path}`,
      `+++ b/${path}`,
      `@@ -${from},${old.length} +${now.length === 0 ? from - 1 : from},${now.length} @@`,
      ...old.map((one) => `-${one}`),
      ...now.map((one) => `+${one}`),
    ].join('\n'),
  )
}

/** Do these lines, in this order, stand together in a file? A suggestion without any text says nothing. */
export function standsIn(suggestion: Suggestion, lines: readonly string[]): boolean {
  if (suggestion.every((line) => line.trim() === '')) return false
  return lines.some((_, at) => suggestion.every((line, index) => lines[at + index]?.trimEnd() === line.trimEnd()))
}
