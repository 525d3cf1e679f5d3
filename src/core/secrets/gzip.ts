import type { View } from './view.ts'

/** Unpacks the beginning of a gzip stream; null for what is none, `too-large` for more than so many bytes. */
export type Unpack = (bytes: Uint8Array, maxBytes: number) => Uint8Array | 'too-large' | null

/** A packed text in another. */
export interface Packed {
  readonly from: number
  readonly to: number
  /** Null for what could not be looked into. */
  readonly text: string | null
}

/** What is unpacked of one text at most, over all that is packed in it. */
const mostPacked = 100
const mostBytes = 16 * 1024 * 1024
const decoder = new TextDecoder()

/**
 * `1f 8b 08`, the beginning of each gzip stream (RFC 1952), as bytes that were read as Latin-1, in base64 and in hex. Base64 is
 * taken to the end of its run: what follows a stream does it no harm.
 */
const forms: readonly { readonly form: RegExp; readonly bytes: (match: string) => string | null }[] = [
  { form: /H4sI[A-Za-z0-9+/_-]{16,}/g, bytes: fromBase64 },
  // eslint-disable-next-line no-control-regex -- bytes, not text
  { form: /\u001f\u008b\u0008[\u0000-\u00ff]{8,}/g, bytes: (match) => match },
  { form: /1f8b08[0-9a-f]{16,}/gi, bytes: fromHex },
]

/** What is packed in a text. */
export function* unpackAll({ text, at, end }: View, unpack: Unpack): Generator<Packed> {
  let left = mostBytes
  let seen = 0
  for (const { form, bytes } of forms)
    for (const match of text.matchAll(form)) {
      const place = { from: at(match.index), to: end(match.index + match[0].length - 1) }
      const binary = bytes(match[0])
      if (binary === null) continue
      seen += 1
      const unpacked =
        seen > mostPacked || left <= 0
          ? 'too-large'
          : unpack(
              Uint8Array.from(binary, (character) => character.charCodeAt(0)),
              left,
            )
      if (unpacked === null) continue
      if (unpacked !== 'too-large') left -= unpacked.length
      yield { ...place, text: unpacked === 'too-large' ? null : decoder.decode(unpacked) }
    }
}

function fromBase64(text: string): string | null {
  // A group that is not whole tells of no further byte.
  const whole = text
    .slice(0, text.length - (text.length % 4))
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  try {
    return atob(whole)
  } catch {
    return null
  }
}

function fromHex(text: string): string {
  return text.replace(/[0-9a-f]{1,2}/gi, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}
