const around = 6
const lineLimit = 300

/** The lines around a failure with their numbers, the line itself marked; null where the file has no such line. */
export function snippetOf(text: string | null, line: number): string | null {
  if (text === null || text.includes('\0')) return null
  const lines = text.split('\n')
  if (line < 1 || line > lines.length) return null
  const from = Math.max(1, line - around)
  const to = Math.min(lines.length, line + around)
  const width = String(to).length
  return lines
    .slice(from - 1, to)
    .map((one, index) => `${from + index === line ? '>' : ' '} ${String(from + index).padStart(width)} | ${one.replace(/\r$/, '').slice(0, lineLimit)}`)
    .join('\n')
}
