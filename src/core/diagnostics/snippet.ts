const around = 6
const lineLimit = 300

/** The lines around a failure with their numbers, the line itself marked; null where the file has no such line. */
export function snippetOf(text: string | null, line: number): string | null {
  return numbered(text, line, Math.max(1, line - around), line + around, line)
}

/** Lines of a file with their numbers; null where the file has no such first line. */
export function linesOf(text: string | null, from: number, to: number): string | null {
  return numbered(text, from, from, to, null)
}

/** `needed` has to be there; `marked` is pointed at. */
function numbered(text: string | null, needed: number, from: number, end: number, marked: number | null): string | null {
  if (text === null || text.includes('\0')) return null
  const lines = text.split('\n')
  if (needed < 1 || needed > lines.length) return null
  const to = Math.min(lines.length, end)
  const width = String(to).length
  return lines
    .slice(from - 1, to)
    .map(
      (one, index) =>
        `${marked === null ? '' : from + index === marked ? '> ' : '  '}${String(from + index).padStart(width)} | ${one.replace(/\r$/, '').slice(0, lineLimit)}`,
    )
    .join('\n')
}
