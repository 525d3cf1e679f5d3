/** As many bytes of a tag are compared, and as many heads are known. */
const [tagLimit, headsLimit] = [300, 10_000]

/**
 * The first words of failures, as their start tags tell them in `type` and `message`: by them another cause is told
 * from those that are known, without reading it. Numbers do not count.
 */
export interface Heads {
  has(bytes: Uint8Array, from: number, to: number): boolean
  /** Was it new? */
  learn(tag: Uint8Array): boolean
}

export function openHeads(): Heads {
  const known = new Set<number>()
  return {
    has: (bytes, from, to) => known.has(hash(bytes, from, to)),
    learn(tag) {
      const key = hash(tag, 0, tag.length)
      if (known.has(key) || known.size >= headsLimit) return false
      known.add(key)
      return true
    },
  }
}

/** Fowler, Noll and Vo's hash of all but the digits. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let key = 0x811c9dc5
  const end = Math.min(to, from + tagLimit)
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x30 || byte > 0x39) key = Math.imul(key ^ byte, 0x01000193)
  }
  return key
}
