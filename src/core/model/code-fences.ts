/** The bar that opens a block of code in Markdown, and by which it is closed again; null for any other line. */
export function fenceBar(line: string): string | null {
  return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null
}

/** Does a line close the block that this bar opened? */
export function closesFence(line: string, bar: string): boolean {
  const own = fenceBar(line)
  return own?.startsWith(bar) === true && line.trim() === own
}
