/** The one form in which a language writes the parts of ISO 8601 in their order. */
const form = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' })

/** `2026-01-31T09:05:00Z` of a moment in milliseconds since 1970. */
export function isoTime(at: number): string {
  return `${form.format(at).replace(' ', 'T')}Z`
}
