/** How many items, from the first on, are below a bound; all that are stand before all that are not. */
export function countBelow<Item>(items: readonly Item[], isBelow: (item: Item) => boolean): number {
  let from = 0
  let to = items.length
  while (from < to) {
    const middle = (from + to) >> 1
    const item = items[middle]
    if (item !== undefined && isBelow(item)) from = middle + 1
    else to = middle
  }
  return from
}
