import type { SecretPlace, Secrets } from '../model/secrets.ts'

/** Stands where a secret stood. */
const mark = '[secret]'

/** Replaces places that are in order and do not overlap. */
export function redactPlaces(text: string, places: readonly SecretPlace[]): string {
  if (places.length === 0) return text
  const parts: string[] = []
  let from = 0
  for (const place of places) {
    parts.push(text.slice(from, place.from), mark)
    from = place.to
  }
  return parts.join('') + text.slice(from)
}

/** More levels than anything of ours has. */
const deepest = 64

/** Plain data with every secret in its texts replaced, the names of properties left as they are. */
export function redactAll(value: unknown, secrets: Pick<Secrets, 'redact'>, depth = 0): unknown {
  if (typeof value === 'string') return secrets.redact(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((entry) => redactAll(entry, secrets, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redactAll(entry, secrets, depth + 1)]))
}
