import { diff3Merge } from 'node-diff3'
import { base64Of, exactText } from '../model/base64.ts'
import type { Change, FileChange, Originals } from '../model/change.ts'

/** Several changes of one commit as one. `left`: which of them, by their place, could not be taken in beside those before. */
export interface Joined {
  readonly change: Change
  readonly left: readonly number[]
}

/** A merge looks at pairs of lines, so its time grows with the square of what both sides changed. */
const mostLines = 20_000

/**
 * Joins changes that were made side by side from the same commit, each whole or not at all: files that only one of them touches
 * are taken as they are, texts that several touch are merged line by line against the original. The first wins; one that
 * conflicts with those before it, or could not be read whole, is left out.
 */
export function joinChanges(changes: readonly [Change, ...Change[]], originals: Originals): Joined {
  const left: number[] = []
  let files: ReadonlyMap<string, FileChange> = new Map()
  for (const [index, change] of changes.entries()) {
    const merged = change.base === changes[0].base && change.oversize === null ? take(files, change, originals) : null
    if (merged === null) left.push(index)
    else files = merged
  }
  return {
    change: {
      base: changes[0].base,
      files: [...files.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1)),
      oversize: null,
    },
    left,
  }
}

function take(known: ReadonlyMap<string, FileChange>, { files }: Change, originals: Originals): ReadonlyMap<string, FileChange> | null {
  const all = new Map(known)
  for (const file of files) {
    const before = all.get(file.path)
    const merged = before === undefined ? file : mergeFile(before, file, originals.get(file.path) ?? null)
    if (merged === null || hidesAnother(file.path, all)) return null
    all.set(file.path, merged)
  }
  return all
}

/** Would one of the paths have to be a file and a folder at once? */
function hidesAnother(path: string, all: ReadonlyMap<string, FileChange>): boolean {
  return [...all.values()].some(
    (other) => other.status !== 'deleted' && (other.path.startsWith(`${path}/`) || path.startsWith(`${other.path}/`)),
  )
}

function mergeFile(one: FileChange, other: FileChange, original: string | null): FileChange | null {
  if (one.status === other.status && one.newMode === other.newMode && one.content === other.content) return one
  if (
    one.status !== 'modified' ||
    other.status !== 'modified' ||
    one.newMode !== other.newMode ||
    one.content === null ||
    other.content === null ||
    original === null
  )
    return null
  // Nobody merges line by line what is no text.
  const [ours, theirs] = [exactText(one.content), exactText(other.content)]
  const text = ours === null || theirs === null ? null : mergeTexts(ours, original, theirs)
  return text === null ? null : { ...one, content: base64Of(text) }
}

/** Null where both sides changed the same place in different ways. */
function mergeTexts(ours: string, original: string, theirs: string): string | null {
  const [a, o, b] = [ours, original, theirs].map((text) => text.split('\n')) as [string[], string[], string[]]
  if (a.length + o.length + b.length > mostLines) return null
  const merged: string[] = []
  for (const region of diff3Merge(a, o, b, { excludeFalseConflicts: true })) {
    if (region.ok === undefined) return null
    for (const line of region.ok) merged.push(line)
  }
  return merged.join('\n')
}
