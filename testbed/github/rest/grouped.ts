interface Known {
  readonly groups: Map<unknown, object[]>
  /** How much of the list is in the groups, and what stood at its ends then. */
  count: number
  readonly first: object | undefined
  last: object | undefined
}

const known = new WeakMap<readonly object[], Map<unknown, Known>>()

/**
 * The elements of a list that only grows, by something of them that never changes. A list that was changed at an end, or made shorter,
 * is read anew; one whose elements are exchanged in between is none for this. `keyOf` is a function that lives as long as the program.
 */
export function grouped<T extends object, K>(list: readonly T[], keyOf: (one: T) => K): { get(key: K): readonly T[] } {
  const ofList = known.get(list) ?? new Map<unknown, Known>()
  known.set(list, ofList)
  const before = ofList.get(keyOf)
  const isGrown = before !== undefined && before.count <= list.length && before.first === list[0] && before.last === list[before.count - 1]
  const now: Known = isGrown ? before : { groups: new Map(), count: 0, first: list[0], last: undefined }
  ofList.set(keyOf, now)
  for (const one of list.slice(now.count)) {
    const key = keyOf(one)
    const group = now.groups.get(key)
    if (group === undefined) now.groups.set(key, [one])
    else group.push(one)
  }
  now.count = list.length
  now.last = list.at(-1)
  return { get: (key) => (now.groups.get(key) ?? []) as T[] }
}
