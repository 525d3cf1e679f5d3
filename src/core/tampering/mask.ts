/** How a stretch of text that is no code begins and ends. */
export interface Stretch {
  readonly is: 'comment' | 'string'
  /** A pattern's source, of bounded length. */
  readonly open: string
  /** Text that ends it beside the end of the line; `\\n` for that alone, `opened` where the opening is all of it. */
  readonly close: string
  readonly manyLines?: boolean
  readonly escapes?: boolean
}

/** The stretches of a language. Of two that open at one place the first is taken. */
export type Syntax = readonly Stretch[]

/** A text by lines. All four lists have one entry a line, and columns agree but in `comments`. */
export interface Source {
  readonly lines: readonly string[]
  /** Without comments and without what strings hold; their quotes stay. */
  readonly code: readonly string[]
  /** Without comments. */
  readonly plain: readonly string[]
  /** Only comments. */
  readonly comments: readonly string[]
}

export const emptySource: Source = { lines: [], code: [], plain: [], comments: [] }

/** A longer line is judged by its beginning. */
export const longestLine = 4_096

/** Tells code, strings and comments apart, in time linear in the text. It knows no grammar: what misleads it is bounded by the line or the stretch. */
export function readSource(text: string, syntax: Syntax): Source {
  const lines = linesOf(text)
  if (syntax.length === 0) return { lines, code: lines, plain: lines, comments: lines.map(() => '') }
  const code: string[] = []
  const plain: string[] = []
  const comments: string[] = []
  let done = 0
  for (const { stretch, from, inner, until, end } of stretchesOf(text, syntax)) {
    const before = text.slice(done, from)
    const whole = text.slice(from, end)
    const isComment = stretch.is === 'comment'
    code.push(before, isComment ? blank(whole) : `${text.slice(from, inner)}${blank(text.slice(inner, until))}${text.slice(until, end)}`)
    plain.push(before, isComment ? blank(whole) : whole)
    comments.push(ends(before), isComment ? whole : ends(whole))
    done = end
  }
  const rest = text.slice(done)
  return {
    lines,
    code: linesOf([...code, rest].join('')),
    plain: linesOf([...plain, rest].join('')),
    comments: linesOf([...comments, ends(rest)].join('')),
  }
}

interface Found {
  readonly stretch: Stretch
  readonly from: number
  /** Where what it holds begins and ends. */
  readonly inner: number
  readonly until: number
  readonly end: number
}

function* stretchesOf(text: string, syntax: Syntax): Generator<Found> {
  const opener = new RegExp(syntax.map(({ open }) => `(${open})`).join('|'), 'gmu')
  // One that is not closed from here on is not closed from later on either: it is looked for once only.
  const unclosed = new Set<Stretch>()
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const stretch = syntax[match.slice(1).indexOf(match[0])]
    if (stretch === undefined || match[0] === '') return
    const inner = match.index + match[0].length
    const closing = unclosed.has(stretch) ? null : closeOf(text, stretch, inner)
    if (closing === null) {
      if (stretch.manyLines === true) unclosed.add(stretch)
      continue
    }
    yield { stretch, from: match.index, inner, ...closing }
    opener.lastIndex = closing.end
  }
}

function closeOf(
  text: string,
  { close, manyLines = false, escapes = false }: Stretch,
  from: number,
): { readonly until: number; readonly end: number } | null {
  if (close === 'opened') return { until: from, end: from }
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\n' && !manyLines) return { until: at, end: at }
    if (escapes && text[at] === '\\') at += 1
    else if (text.startsWith(close, at)) return { until: at, end: at + close.length }
  }
  return manyLines ? null : { until: text.length, end: text.length }
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function ends(text: string): string {
  return text.replace(/[^\n]+/g, '')
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => (line.length > longestLine ? line.slice(0, longestLine) : line))
}
