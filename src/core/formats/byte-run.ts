/** How much of one text is kept; of longer ones both ends, since Python's cause stands in the tail. */
export const runLimit = 65_536
const half = runLimit / 2

/** Collects the bytes of one text in bounded memory. */
export interface ByteRun {
  add(bytes: Uint8Array): void
  /** The bytes kept so far, cut between characters and entities; empties the run. */
  take(): readonly Uint8Array[]
  readonly length: number
}

const notice = new TextEncoder().encode('\n… (left out) …\n')

/** A run whose result does not depend on the pieces in which its bytes come. */
export function openRun(): ByteRun {
  let head: Uint8Array[] = []
  let headLength = 0
  let tail: Uint8Array | null = null
  let tailLength = 0
  let total = 0
  const append = (bytes: Uint8Array): void => {
    tail ??= new Uint8Array(runLimit)
    const kept = bytes.length > half ? bytes.subarray(bytes.length - half) : bytes
    if (tailLength + kept.length > runLimit) {
      tail.copyWithin(0, tailLength - half, tailLength)
      tailLength = half
    }
    tail.set(kept, tailLength)
    tailLength += kept.length
  }
  return {
    get length() {
      return total
    },
    add(bytes) {
      total += bytes.length
      const room = Math.min(half - headLength, bytes.length)
      if (room > 0) head.push(bytes.slice(0, room))
      headLength += room
      if (room < bytes.length) append(bytes.subarray(room))
    },
    take() {
      const front = head
      const back = tail?.slice(Math.max(0, tailLength - half), tailLength) ?? null
      const whole = total <= runLimit
      head = []
      tail = null
      headLength = tailLength = total = 0
      if (back === null) return front
      return whole ? [...front, back] : [...trimEnd(front), notice, trimStart(back)]
    },
  }
}

/** Drops a character or entity that the cut went through. */
function trimEnd(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const last = pieces.at(-1)
  if (last === undefined) return pieces
  let end = last.length
  const entity = last.lastIndexOf(0x26)
  if (entity >= 0 && end - entity < 12 && !last.includes(0x3b, entity)) end = entity
  let from = end
  while (from > 0 && end - from < 4 && ((last[from - 1] ?? 0) & 0xc0) === 0x80) from -= 1
  if (from > 0 && (last[from - 1] ?? 0) >= 0xc0) end = from - 1
  return [...pieces.slice(0, -1), last.subarray(0, end)]
}

function trimStart(bytes: Uint8Array): Uint8Array {
  let start = 0
  while (start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1
  const semicolon = bytes.subarray(start, start + 12).indexOf(0x3b)
  const ampersand = bytes.subarray(start, start + 12).indexOf(0x26)
  if (semicolon >= 0 && (ampersand < 0 || ampersand > semicolon)) start += semicolon + 1
  return bytes.subarray(start)
}
