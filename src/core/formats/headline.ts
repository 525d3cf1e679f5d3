import { readTestify } from './testify.ts'

/** Where a failure's words end and its stack begins. */
const stack =
  /^\s*(?:thread '.{1,200}' (?:\(\d{1,10}\) )?panicked at \S{1,300}:$|at |❯ |#\d{1,4} |# \.?\/|stack backtrace:|>?\s{0,6}\d{1,7} \||goroutine \d|\.{0,2}\/?[^\s:]{1,300}:\d{1,7}(?::in .{0,300})?$)/
/** What Go prints round the output of a test. */
const goRun = /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)\b|--- (?:FAIL|PASS|SKIP):)/
/** The place in front of a message of Go's; it is told elsewhere. */
const goPlace = /^[^\s:]{1,300}\.go:\d{1,7}: /
const linesLimit = 25

/** The first words of a failure's text: what went wrong, without the stack and without what the tool says of itself. */
export function headline(text: string): string {
  const assertion = readTestify(text)
  if (assertion !== null) return assertion.message
  const lines = details(text)
    .split('\n')
    .filter((line) => !goRun.test(line.slice(0, 400)))
  const python = lines.filter((line) => /^E {2,}|^E$/.test(line))
  if (python.length > 0)
    return errorFirst(python.slice(0, linesLimit).map((line) => line.slice(4)))
      .join('\n')
      .trim()
  const doctest = doctestWords(lines)
  if (doctest !== null) return doctest
  const from = lines.findIndex((line) => line.trim() !== '' && !stack.test(line.slice(0, 400)))
  if (from < 0) return lines.length < text.split('\n').length ? '' : text.trim()
  const rest = lines.slice(from)
  const end = rest.findIndex((line) => stack.test(line.slice(0, 400)))
  return rest
    .slice(0, end < 0 ? linesLimit : Math.min(end, linesLimit))
    .join('\n')
    .trim()
    .replace(goPlace, '')
}

/** A doctest's failure begins with the source above it. */
function doctestWords(lines: readonly string[]): string | null {
  const from = lines.findIndex((line) => line === 'Expected:' || line === 'Expected nothing' || line.startsWith('UNEXPECTED EXCEPTION: '))
  const end = lines.findIndex((line, index) => index > from && /:\d{1,7}: (?:DocTestFailure|UnexpectedException)$/.test(line))
  return from < 0 || end < 0
    ? null
    : (lines[from]?.startsWith('UNEXPECTED') === true
        ? (lines[from] ?? '')
        : lines.slice(from, Math.min(end, from + linesLimit)).join('\n')
      ).trim()
}

/** A syntax error shows the source first and its name last. */
function errorFirst(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1) ?? ''
  return /^\s{0,8}File "/.test(lines[0] ?? '') && /^\s{0,8}\w{1,100}(?:Error|Exception|Warning)\b/.test(last)
    ? [last.trim(), ...lines.slice(0, -1)]
    : lines
}

/** Jest explains at length what a syntax error may be due to before it says which one it is. */
function details(text: string): string {
  const match = /^ {0,8}Details:$/m.exec(text)
  return match === null ? text : text.slice(match.index + match[0].length)
}
