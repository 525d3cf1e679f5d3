/** The UTF-8 bytes of a text in base64. */
export function base64Of(text: string): string {
  const parts: string[] = []
  for (const byte of new TextEncoder().encode(text)) parts.push(String.fromCharCode(byte))
  return btoa(parts.join(''))
}
