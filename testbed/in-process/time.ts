/** When a request that gets no answer is given up, in API and git alike. */
export const silenceSeconds = 60

interface Wait {
  readonly due: number
  readonly end: () => void
}

/** A clock that stands still until it is told to go on. */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves once the clock has come that far, or as soon as the signal says so. */
  until(due: number, signal?: AbortSignal): Promise<void>
  /** Goes on to the moment that is waited for next, and ends the waits for it; false when nobody waits. */
  next(): boolean
  /** Goes on by so many milliseconds and ends all waits that are over then. */
  pass(milliseconds: number): void
}

export function virtualTime(start = Date.UTC(2026, 0, 5, 9)): VirtualTime {
  let now = start
  /** The earliest first; of equal ones that which began first. */
  const waits: Wait[] = []
  const add = (wait: Wait): void => {
    let [low, high] = [0, waits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((waits[middle]?.due ?? 0) <= wait.due) low = middle + 1
      else high = middle
    }
    waits.splice(low, 0, wait)
  }
  const endUntil = (due: number): void => {
    const over = waits.findIndex((wait) => wait.due > due)
    for (const { end } of waits.splice(0, over < 0 ? waits.length : over)) end()
  }
  return {
    now: () => now,
    until: (due, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve()
          return
        }
        const wait: Wait = {
          due,
          end: () => {
            signal?.removeEventListener('abort', early)
            resolve()
          },
        }
        const early = (): void => {
          const index = waits.indexOf(wait)
          if (index >= 0) waits.splice(index, 1)
          wait.end()
        }
        signal?.addEventListener('abort', early, { once: true })
        add(wait)
      }),
    next: () => {
      const [first] = waits
      if (first === undefined) return false
      now = Math.max(now, first.due)
      endUntil(first.due)
      return true
    },
    pass: (milliseconds) => {
      now += milliseconds
      endUntil(now)
    },
  }
}

/** Lets everything happen that waits for nothing outside. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Lets the clock go on until something has come about. Throws when it never does. */
export async function passUntil(time: VirtualTime, isOver: () => boolean): Promise<void> {
  for (let steps = 0; steps < 20_000; steps += 1) {
    await settle()
    if (isOver()) return
    time.next()
  }
  throw new Error('what is waited for does not come about')
}
