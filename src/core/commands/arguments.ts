/** All lines of a text but the first. */
export function laterLines(text: string): string {
  const end = text.indexOf('\n')
  return end < 0 ? '' : text.slice(end + 1).trim()
}
