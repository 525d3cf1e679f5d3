import { gunzipSync } from 'node:zlib'

/** Where an encoded text may stand in another one. */
const zeroWidth = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const packed = /H4sI[A-Za-z0-9+/]{8,}={0,2}/g

const known = new Map<string, readonly string[]>()

function spellingsOf(secret: string): readonly string[] {
  const made = known.get(secret) ?? spellings(secret)
  known.set(secret, made)
  return made
}

/** A secret in every spelling that it is looked for in, beside those that are undone in the text itself. */
function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  // The first and the last letters depend on what stands around the secret.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(shift === 0 ? 0 : shift + 1, (bytes.length + shift) % 3 === 0 ? undefined : -1)
  })
  const url = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return [secret, Buffer.from(bytes.toReversed()).toString('latin1'), bytes.toString('hex'), encodeURIComponent(secret), url, ...base64]
}

/** The canaries that a text holds: plain, in base64 at each alignment, as hex, for a URL, reversed, split by what has no width, and packed by gzip. */
export function canariesIn(text: string, canaries: readonly string[]): readonly string[] {
  const bare = text.replace(zeroWidth, '')
  const unpacked = [...bare.matchAll(packed)].map(([found]) => unpack(found))
  const places = [bare, ...unpacked].flatMap((place) => [place, place.toLowerCase()])
  return canaries.filter((canary) => spellingsOf(canary).some((spelling) => places.some((place) => place.includes(spelling))))
}

function unpack(base64: string): string {
  try {
    return gunzipSync(Buffer.from(base64, 'base64'), { maxOutputLength: 16 * 1024 * 1024 }).toString()
  } catch {
    return ''
  }
}
