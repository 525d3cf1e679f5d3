/** Longer words are no slip of the pen. */
const longest = 20
const mostSlips = 2

/** The name that was most likely meant by a word: one that it begins, or that two slips of the pen make of it. Null when none is near. */
export function nearestName(word: string, names: readonly string[]): string | null {
  if (word.length > longest) return null
  const begun = names.filter((name) => word.length > 1 && name.startsWith(word))
  const [near] = names
    .map((name) => ({ name, slips: slipsBetween(word, name) }))
    .filter(({ name, slips }) => slips <= mostSlips && slips < Math.min(name.length, word.length))
    .toSorted((one, other) => one.slips - other.slips)
  return begun[0] ?? near?.name ?? null
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  let [before, last] = [[] as number[], b.map((_, at) => at).concat(b.length)]
  for (const [i, letter] of a.entries()) {
    const next = [i + 1]
    for (const [j, wanted] of b.entries()) {
      const changed = (last[j] ?? 0) + (letter === wanted ? 0 : 1)
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === wanted ? (before[j - 1] ?? 0) + 1 : Infinity
      next.push(Math.min((last[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed, swapped))
    }
    ;[before, last] = [last, next]
  }
  return last[b.length] ?? 0
}
