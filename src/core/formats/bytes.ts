/** Several pieces of bytes as one. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** May an XML name begin with this byte? */
export function isNameStart(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte === 0x3a || byte >= 0x80
}

/** How many lines end between two places. */
export function newlines(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 64) return countEach(bytes, from, to)
  const first = from + ((4 - ((bytes.byteOffset + from) % 4)) % 4)
  const length = (to - first) >> 2
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + first, length)
  return countEach(bytes, from, first) + countInWords(words) + countEach(bytes, first + length * 4, to)
}

function countEach(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (bytes[at] === 10) count += 1
  return count
}

function countInWords(words: Int32Array): number {
  let count = 0
  for (let at = 0; at < words.length; at += blockLength) count += countInBlock(words, at, Math.min(words.length, at + blockLength))
  return count
}

/** As many words as can be added up byte by byte before one of their bytes overflows. */
const blockLength = 255

/** Four bytes at a time: each byte of a word becomes 1 where a line ends. A small function, so that it is soon a fast one. */
function countInBlock(words: Int32Array, from: number, to: number): number {
  let sums = 0
  for (let at = from; at < to; at += 1) {
    const zeroed = (words[at] ?? 0) ^ 0x0a0a0a0a
    sums = (sums + ((~(((zeroed & 0x7f7f7f7f) + 0x7f7f7f7f) | zeroed) & 0x80808080) >>> 7)) | 0
  }
  return (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24)
}

/** Do both hold the same bytes? */
export function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && startsWith(left, right)
}

/** Do the bytes begin with these? */
export function startsWith(whole: Uint8Array, start: Uint8Array): boolean {
  return start.length <= whole.length && start.every((byte, index) => whole[index] === byte)
}
