/** A share of controls that no text reaches, however colourful. */
const controlShare = 1 / 16
const [escape, space, del] = [0x1b, 0x20, 0x7f]

/** Do these first bytes of a document begin a text? It has no zeros, unless each character takes two bytes, and hardly a control. */
export function isText(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16) return true
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return false
    // From bell to carriage return, and escape, is what terminals are sent.
    if ((byte < space && !(byte >= 0x07 && byte <= 0x0d) && byte !== escape) || byte === del) controls += 1
  }
  return controls <= head.length * controlShare
}
