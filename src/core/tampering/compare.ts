import { diffArrays } from 'diff/lib/diff/array.js'

/** Lines of the old text that lines of the new one took the place of; both count from 0, ends are exclusive. */
export interface Hunk {
  readonly oldFrom: number
  readonly oldTo: number
  readonly newFrom: number
  readonly newTo: number
}

/**
 * What differs between two texts, by lines; spaces around a line are no difference.
 * `maxEdits` bounds the work to its square: texts that differ by more are taken for one hunk, without what both begin and end with.
 */
export function compareLines(before: readonly string[], after: readonly string[], maxEdits: number): readonly Hunk[] {
  // Numbers are compared in one step, however long and alike the lines are.
  const numbers = new Map<string, number>()
  const numberOf = (line: string): number => {
    const key = line.trim()
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  const old = before.map(numberOf)
  const now = after.map(numberOf)
  const start = sharedStart(old, now)
  const end = sharedEnd(old, now, start)
  const oldEnd = old.length - end
  const newEnd = now.length - end
  if (start === oldEnd && start === newEnd) return []
  const parts =
    start === oldEnd || start === newEnd
      ? undefined
      : diffArrays(old.slice(start, oldEnd), now.slice(start, newEnd), { maxEditLength: maxEdits })
  return parts === undefined ? [{ oldFrom: start, oldTo: oldEnd, newFrom: start, newTo: newEnd }] : hunksOf(parts, start)
}

function hunksOf(
  parts: readonly { readonly added: boolean; readonly removed: boolean; readonly count: number }[],
  start: number,
): readonly Hunk[] {
  const hunks: Hunk[] = []
  let oldAt = start
  let newAt = start
  let open: Hunk | null = null
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      if (open !== null) hunks.push(open)
      open = null
      oldAt += count
      newAt += count
      continue
    }
    open ??= { oldFrom: oldAt, oldTo: oldAt, newFrom: newAt, newTo: newAt }
    if (removed) oldAt += count
    else newAt += count
    open = { ...open, oldTo: oldAt, newTo: newAt }
  }
  return open === null ? hunks : [...hunks, open]
}

function sharedStart(old: readonly number[], now: readonly number[]): number {
  let length = 0
  while (length < old.length && length < now.length && old[length] === now[length]) length += 1
  return length
}

function sharedEnd(old: readonly number[], now: readonly number[], start: number): number {
  let length = 0
  while (length < old.length - start && length < now.length - start && old[old.length - 1 - length] === now[now.length - 1 - length])
    length += 1
  return length
}
