import { countBelow } from './count-below.ts'
import type { FileEdit } from './edit.ts'
import type { Sighting } from './sighting.ts'

/** Where a line of the old text would stand in the new one; from 1, as people count. */
export function newPlaceOf({ hunks, after }: FileEdit, oldLine: number): number {
  const index = countBelow(hunks, ({ oldTo }) => oldTo <= oldLine)
  const here = hunks[index]
  if (here !== undefined && oldLine >= here.oldFrom) return Math.max(1, Math.min(here.newFrom + 1, after.lines.length))
  const above = hunks[index - 1]
  return oldLine + 1 + (above === undefined ? 0 : above.newTo - above.oldTo)
}

/** A sighting at a line of the new text, counted from 0, with that line as its words. */
export function atLine(edit: FileEdit, line: number, found: Pick<Sighting, 'kind' | 'sure'> & { readonly what?: string }): Sighting {
  return { ...found, path: edit.path, line: line + 1, what: found.what ?? (edit.after.lines[line] ?? '').trim().slice(0, 200) }
}
