/** More levels than anything of ours has. */
const deepest = 64

/** Plain data with every text in it changed, the names of properties left as they are. */
export function mapTexts(value: unknown, change: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return change(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, mapTexts(entry, change, depth + 1)]))
}
