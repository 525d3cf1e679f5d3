/** A share of controls that no text reaches, however colourful. */
const controlShare = 1 / 16
const [escape, space, del] = [0x1b, 0x20, 0x7f]
/** As many bytes tell of the encoding of a text without a mark. */
export const utf16Head = 64

/** Which UTF-16 a text is in, by its byte-order mark or by where the zeros stand in its first bytes; null for any other encoding. */
export function utf16In(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const pairs = Math.floor(Math.min(bytes.length, utf16Head) / 2)
  const [even, odd] = [zerosIn(bytes, 0, pairs), zerosIn(bytes, 1, pairs)]
  // Of most characters in a log or a report one byte is zero, and always the same one.
  if (pairs < 2 || even + odd <= pairs / 2) return null
  return even === 0 ? 'utf-16le' : odd === 0 ? 'utf-16be' : null
}

function zerosIn(bytes: Uint8Array, from: number, pairs: number): number {
  let count = 0
  for (let pair = 0; pair < pairs; pair += 1) if (bytes[pair * 2 + from] === 0) count += 1
  return count
}

/** Do these first bytes of a document begin a text? It has no zeros, unless each character takes two bytes, and hardly a control. */
export function isText(head: Uint8Array): boolean {
  if (utf16In(head) !== null) return true
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return false
    // From bell to carriage return, and escape, is what terminals are sent.
    if ((byte < space && !(byte >= 0x07 && byte <= 0x0d) && byte !== escape) || byte === del) controls += 1
  }
  return controls <= head.length * controlShare
}
