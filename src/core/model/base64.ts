/** The UTF-8 bytes of a text in base64. */
export function base64Of(text: string): string {
  const parts: string[] = []
  for (const byte of new TextEncoder().encode(text)) parts.push(String.fromCharCode(byte))
  return btoa(parts.join(''))
}

/** The bytes that base64 holds; null for what is no base64. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    const binary = atob(base64)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return null
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text that base64 holds, to the letter; null for what is no UTF-8. */
export function exactText(base64: string): string | null {
  const bytes = bytesOf(base64)
  try {
    return bytes === null ? null : strict.decode(bytes)
  } catch {
    return null
  }
}
