import { constants, inflateRawSync } from 'node:zlib'

/** Bits of a gzip header that say what else it holds, and the length of what it always holds (RFC 1952, 2.3). */
const flag = { checksum: 2, extra: 4, name: 8, comment: 16 }
const shortest = 10

/** Unpacks what a gzip stream holds up to its end, whatever follows it, or to where it is cut off; null when it is none. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array | 'too-large' | null {
  try {
    return inflateRawSync(bytes.subarray(headerOf(bytes)), { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : null
  }
}

/** Where the packed data begins. */
function headerOf(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0
  let at = shortest
  if ((flags & flag.extra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  for (const text of [flag.name, flag.comment]) if ((flags & text) !== 0) at = bytes.indexOf(0, at) + 1
  return (flags & flag.checksum) === 0 ? at : at + 2
}
