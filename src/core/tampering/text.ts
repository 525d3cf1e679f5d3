import { bytesOf } from '../model/base64.ts'

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
