/** Lines that follow each other and were not there before. */
export interface AddedLines {
  /** Of the first of them, counted from 1. */
  readonly line: number
  readonly lines: readonly string[]
}

/**
 * What a change brought into a file, by whole lines: one that stood anywhere in the old text is not new, so that moving code
 * accuses nobody. `before` is null where nothing is known of it.
 */
export function addedLines(before: string | null, after: string): readonly AddedLines[] {
  const known = new Set(before === null ? [] : linesOf(before))
  const added: { line: number; lines: string[] }[] = []
  let open: string[] | null = null
  for (const [index, text] of linesOf(after).entries()) {
    if (known.has(text)) open = null
    else if (open === null) added.push({ line: index + 1, lines: (open = [text]) })
    else open.push(text)
  }
  return added
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/)
}
