/** How a value may be written down. */
export type Encoding = 'plain' | 'base64' | 'hex' | 'URL' | 'reversed'

/** A text whose presence gives a value away. */
export interface Needle {
  readonly text: string
  readonly encoding: Encoding
}

/** Shorter ones stand in every text. */
const shortestNeedle = 6
/** Values above this many characters are looked for by their beginning. */
const longestValue = 8_192
/** From here on a part of a value gives it away, and blanks inside it do not hide it. */
export const tellingLength = 16

const encoder = new TextEncoder()

/** All texts that give one of the values away, each once. */
export function needlesOf(values: readonly string[]): readonly Needle[] {
  const known = new Map<string, Encoding>()
  for (const value of values.flatMap(partsOf))
    for (const { text, encoding } of writtenOf(value)) if (text.length >= shortestNeedle && !known.has(text)) known.set(text, encoding)
  return [...known].map(([text, encoding]) => ({ text, encoding }))
}

/** The value, and the telling parts of one that is a document of many, such as a key in several lines or JSON. */
function partsOf(value: string): readonly string[] {
  const whole = value.trim().slice(0, longestValue)
  if (whole.length < shortestNeedle) return []
  const runs = /\s|\\n|[{"]/.test(whole) ? whole.split(/\\[nr]|\s/).flatMap((part) => part.match(/[A-Za-z0-9+/=_.~-]{32,}/g) ?? []) : []
  return [whole, ...runs.slice(0, 200)]
}

function writtenOf(value: string): readonly Needle[] {
  const bytes = encoder.encode(value)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const base64 = [0, 1, 2].map((before) => coreOfBase64(binary, before))
  return [
    { text: value, encoding: 'plain' },
    ...base64.map((text) => ({ text, encoding: 'base64' as const })),
    ...base64.map((text) => ({ text: text.replaceAll('+', '-').replaceAll('/', '_'), encoding: 'base64' as const })),
    { text: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''), encoding: 'hex' },
    { text: encodeUrl(value), encoding: 'URL' },
    { text: Array.from(value).toReversed().join(''), encoding: 'reversed' },
  ]
}

/** What of a value's base64 is the same whatever stands around it, when so many bytes stand before it in its group of three. */
function coreOfBase64(binary: string, before: number): string {
  const written = btoa('\0'.repeat(before) + binary)
  const first = Math.ceil((before * 8) / 6)
  const whole = Math.floor(((before + binary.length) * 8) / 6)
  return written.slice(first, whole)
}

/** An unpaired surrogate cannot be written in a URL. */
function encodeUrl(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}
