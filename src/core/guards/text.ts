const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text that base64 holds, to the letter; null for what is no text, which `binary-files` tells of. */
export function textOf(base64: string): string | null {
  try {
    return decoder.decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  } catch {
    return null
  }
}
