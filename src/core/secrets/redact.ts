import type { SecretPlace } from '../model/secrets.ts'

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
