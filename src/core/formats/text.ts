/* eslint-disable no-control-regex -- terminals speak in control characters, which are to be removed here */
/** The longest line that a pattern ever sees, so that no pattern's cost grows with the input. */
export const lineLimit = 4_096

/** An escape character as it survives writers that may not print it: gtest, pytest, RSpec, CTest, Go, Surefire, `cat -v`. */
const disguisedEscape =
  /\\{1,2}(?:e|u001[bB]|x1[bB]|033)\[|#x1[bB]\[|\[NON-XML-CHAR-0x1B\]\[|[\ufffd\u241b]\[|\^\[\[|&(?:amp;?)?#(?:27|x1[bB]);\[/g
/** Strings for the terminal, such as the address behind a link, of which `cat -v` or a quoting writer left the escapes as text. */
const disguisedString =
  /(?:\^\[|\u241b|\\{1,2}(?:e|u001[bB]|x1[bB]|033))\]\d{1,4};[^\u0007\u001b^\\\u241b]{0,2000}(?:\^G|\^\[\\|\u241b\\|\\{1,2}(?:a|u0007|x07|007|(?:e|u001[bB]|x1[bB]|033)\\{1,2}))/g
/** ECMA-48: sequences of control, strings up to their terminator, both also with the controls of one character, and the rest. */
const sequence =
  /(?:\u001b\[|\u009b)[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f]{0,2000}(?:\u0007|\u001b\\|\u009c)|\u001b(?:[()][A-Za-z0-9]|[=>78cDEHMNOZ\\])/g
const opensSequence = /[\u001b\u0080-\u009f]/
/** What is left of a colour when the writer drops the escape itself; `[5m]` in a query is none. */
const bareColour = /\[\d{1,2}(?:;\d{1,3}){0,4}m(?!\])/g
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Removes colours in all their disguises and other control characters, because tools print them into reports. */
export function plain(text: string): string {
  // Every disguise ends in a bracket, which most texts do not have.
  const real = text.includes('[')
    ? text.replace(disguisedEscape, (escape, at: number) => (isColour(text, at + escape.length) ? '\u001b[' : escape))
    : text
  const stripped = withoutSequences(real.includes(']') ? real.replace(disguisedString, '') : real)
  const colourless = stripped.includes('m') && stripped.includes('[') ? stripped.replace(bareColour, '') : stripped
  return colourless.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(controls, '')
}

/** Removes escape sequences that are written as such. */
export function withoutSequences(text: string): string {
  return opensSequence.test(text) ? text.replace(sequence, '') : text
}

function isColour(text: string, at: number): boolean {
  return /^[0-9;]{0,20}[mK]/.test(text.slice(at, at + 21))
}

/** Keeps both ends of a text: what went wrong stands first in most tools and last in Python. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const notice = '\n… (left out) …\n'
  const head = Math.ceil((limit - notice.length) * 0.7)
  return `${text.slice(0, head).replace(/[\ud800-\udbff]$/, '')}${notice}${text.slice(text.length - (limit - notice.length - head)).replace(/^[\udc00-\udfff]/, '')}`
}

/** Takes away the indentation that all lines share, and empty lines at both ends. */
export function dedent(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '')
  const indent = filled.reduce((least, line) => Math.min(least, line.length - line.trimStart().length), Infinity)
  const cut = Number.isFinite(indent) ? indent : 0
  return lines
    .map((line) => (line.trim() === '' ? '' : line.slice(cut)))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
