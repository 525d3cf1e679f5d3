/** Bits of information in each character of a text, by how often each stands in it (Shannon). */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Is a text of a known form filled with more than a placeholder (`xxxxxxxx`)? */
export function isRandom(text: string): boolean {
  return entropy(text.slice(0, 600)) >= 2.8
}
