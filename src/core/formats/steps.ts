/** The step that a line stands in: the last of `starts`, which rise, that is not beyond it; 0 above the first. */
export function stepAt(starts: readonly number[], line: number | null): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= (line ?? 0)) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? 0
}
