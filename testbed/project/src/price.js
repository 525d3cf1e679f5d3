/** Turns `12.34` into 1234 cents. */
export function parsePrice(text) {
  const match = /^(\d+)(?:\.(\d{2}))?$/.exec(text.trim())
  if (match === null) throw new RangeError(`Not a price: ${text}`)
  return Number(match[1]) * 100 + Number(match[2] ?? 0)
}

/** Turns 1234 cents into `12.34`. */
export function formatPrice(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
