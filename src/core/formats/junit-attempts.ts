/** A case that failed, by the findings that tell of it. */
export interface FailedCase {
  readonly indexes: readonly number[]
}

/** Remembers cases by both halves of the hash of their keys, to find those that both passed and failed: whichever came first, they are flaky. */
export interface Attempts {
  passed(low: number, high: number): void
  failed(low: number, high: number, attempt: FailedCase): void
  /** The failed attempts at each test that passed in another attempt. */
  redeemed(): readonly (readonly FailedCase[])[]
}

const pageLength = 131_072
const pagesLimit = 8
const failuresLimit = 20_000
const attemptsLimit = 100
/** A single failure of which no words are kept: one value for all such cases. */
const wordless: readonly FailedCase[] = [{ indexes: [] }]

/** Bounded: passes beyond the first half million are only set against failures that came before them. */
export function openAttempts(): Attempts {
  const failures = new Map<number, readonly FailedCase[]>()
  const pages: Int32Array[] = []
  const late = new Set<number>()
  let page = new Int32Array(0)
  let used = 0
  return {
    passed(low, high) {
      if (used === page.length) {
        if (pages.length === pagesLimit) {
          const key = keyOf(low, high)
          if (failures.has(key)) late.add(key)
          return
        }
        page = new Int32Array(pageLength)
        pages.push(page)
        used = 0
      }
      page[used] = low
      page[used + 1] = high
      used += 2
    },
    failed(low, high, attempt) {
      const key = keyOf(low, high)
      const known = failures.get(key)
      if (known !== undefined) {
        if (known.length < attemptsLimit) failures.set(key, [...known, attempt])
      } else if (failures.size < failuresLimit) failures.set(key, attempt.indexes.length === 0 ? wordless : [attempt])
    },
    redeemed() {
      if (failures.size === 0) return []
      // Nearly all passes are dropped by a look at one byte.
      const mayFail = new Uint8Array(65_536)
      for (const key of failures.keys()) mayFail[key & 0xffff] = 1
      const found = new Set(late)
      for (const [index, keys] of pages.entries()) {
        const end = index === pages.length - 1 ? used : keys.length
        for (let at = 0; at < end; at += 2) {
          const low = keys[at] ?? 0
          if (mayFail[low & 0xffff] !== 1) continue
          const key = keyOf(low, keys[at + 1] ?? 0)
          if (failures.has(key)) found.add(key)
        }
      }
      return [...found].map((key) => failures.get(key) ?? [])
    },
  }
}

/** One number of 53 bits. */
function keyOf(low: number, high: number): number {
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}
