export type Queue = () => Promise<() => void>

/** Lets one in at a time, in the order in which they come; each gets what lets the next one in. */
export function openQueue(): Queue {
  let last = Promise.resolve()
  return async () => {
    const before = last
    let leave = (): void => undefined
    last = new Promise((resolve) => (leave = resolve))
    await before
    return leave
  }
}
