const decoder = new TextDecoder()

/** The text that base64 holds; null for what is no base64, or no text. Line ends are `\n`. */
export function textOf(base64: string): string | null {
  const bytes = bytesOf(base64)
  if (bytes === null) return null
  const text = decoder.decode(bytes)
  return text.includes('\u0000') ? null : withPlainEnds(text)
}

/** One kind of line end, so that a change of them is no change. */
export function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    const binary = atob(base64)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return null
  }
}
