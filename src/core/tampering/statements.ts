import type { Assertions, Grade } from './language.ts'
import type { Source } from './mask.ts'

/** An assertion with all that belongs to it. */
export interface Statement {
  /** Its first and last line, from 0. */
  readonly line: number
  readonly last: number
  /** As it stands, spaces made one. */
  readonly text: string
  /** The same for all ways to format it. */
  readonly key: string
  readonly grade: Grade
  /** What it compares, without spaces, in its order. */
  readonly parts: readonly string[]
}

/** Lines and characters that belong to one assertion, at most. */
const mostLines = 200
const mostCharacters = 8_000

/** The assertions of a file, in its order. */
export function statementsOf(source: Source, { begins, grades }: Assertions): readonly Statement[] {
  const found: Statement[] = []
  const finder = new RegExp(begins.source, `${begins.flags}g`)
  let from = { line: 0, column: 0 }
  while (from.line < source.code.length) {
    finder.lastIndex = from.column
    const match = finder.exec(source.code[from.line] ?? '')
    if (match === null) {
      from = { line: from.line + 1, column: 0 }
      continue
    }
    const end = endOf(source.code, from.line, match.index)
    const code = slice(source.code, from.line, match.index, end)
    const plain = slice(source.plain, from.line, match.index, end)
    const text = plain.replace(/\s+/g, ' ').trim()
    const shown = code.replace(/\s+/g, ' ')
    found.push({
      line: from.line,
      last: end.line,
      text,
      key: keyOf(text),
      grade: grades.find(([pattern]) => pattern.test(shown))?.[1] ?? 3,
      parts: partsOf(plain, code),
    })
    const least = match.index + Math.max(1, match[0].length)
    from = end.line === from.line && end.column < least ? { line: end.line, column: least } : end
  }
  return found
}

interface Place {
  readonly line: number
  readonly column: number
}

/** An assertion ends with its line, a semicolon, or the bracket around it; where a call goes on below, it goes on. */
function endOf(code: readonly string[], line: number, column: number): Place {
  let depth = 0
  let characters = 0
  for (let at = line; at < Math.min(code.length, line + mostLines); at += 1) {
    const text = code[at] ?? ''
    for (let index = at === line ? column : 0; index < text.length; index += 1) {
      const character = text.charAt(index)
      characters += 1
      if ('([{'.includes(character)) depth += 1
      else if (')]}'.includes(character)) depth -= 1
      if (depth < 0 || (character === ';' && depth === 0) || characters > mostCharacters) return { line: at, column: index }
    }
    if (depth === 0 && !/^\s{0,200}(?:\?\.|\.(?!\.)|->|&&|\|\||==)/.test(code[at + 1] ?? '')) return { line: at, column: text.length }
  }
  const last = Math.min(code.length, line + mostLines) - 1
  return { line: last, column: (code[last] ?? '').length }
}

function slice(lines: readonly string[], line: number, column: number, end: Place): string {
  if (line === end.line) return (lines[line] ?? '').slice(column, end.column)
  return [(lines[line] ?? '').slice(column), ...lines.slice(line + 1, end.line), (lines[end.line] ?? '').slice(0, end.column)].join(' ')
}

function keyOf(text: string): string {
  return text
    .replace(/["`]/g, "'")
    .replace(/,?\s{0,4}(?=[)\]}])/g, '')
    .replace(/[\s;]/g, '')
}

/** What stands between brackets, commas and comparisons, down to the arguments of a call. */
function partsOf(plain: string, code: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  const cut = (to: number, isCalled: boolean): void => {
    const part = plain
      .slice(from, to)
      .replace(/^\s{0,8}(?:assert|refute|expect|return|await)\b/, '')
      .replace(/\s+/g, '')
    from = to + 1
    if (part !== '' && !isCalled && !part.startsWith('.')) parts.push(part)
  }
  for (let at = 0; at < code.length && parts.length < 20; at += 1) {
    const character = code.charAt(at)
    if ('([{'.includes(character)) {
      if (depth === 0 && character === '(') cut(at, true)
      depth += 1
    } else if (')]}'.includes(character)) {
      depth -= 1
      if (depth === 0 && character === ')') cut(at, false)
    } else if (depth <= 1 && separates(code, at)) {
      cut(at, false)
      while (/[=!~]/.test(code[at + 1] ?? '')) at += 1
      from = at + 1
    }
  }
  cut(plain.length, false)
  return parts
}

/** A comma, a comparison, or the equals sign of a shell. */
function separates(code: string, at: number): boolean {
  const character = code.charAt(at)
  if (character === ',') return true
  return (/[=!]/.test(character) && code[at + 1] === '=') || code.slice(at - 1, at + 2) === ' = '
}
