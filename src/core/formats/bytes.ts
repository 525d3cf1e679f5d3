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

/** How many lines end in these bytes. */
export function newlines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

/** Do both hold the same bytes? */
export function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && startsWith(left, right)
}

/** Do the bytes begin with these? */
export function startsWith(whole: Uint8Array, start: Uint8Array): boolean {
  return start.length <= whole.length && start.every((byte, index) => whole[index] === byte)
}
