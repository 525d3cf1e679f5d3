/** Messages that tell no more than that something failed, of what class, or where. */
const wordless: readonly RegExp[] = [
  /^(?:failed|failure|error|test failed|collection failure|assertion failed|)\.?$/i,
  /^The (?:test|suite) failed without a word\.$/,
  /^exited with error code \d{1,4}\.?$/,
  /^(?:\w{1,100}(?:::|\.)){0,10}\w{0,100}(?:Error|Exception|Failure)$/,
  /^thread '.{1,1000}' (?:\(\d{1,10}\) )?panicked at \S{1,1000}:\d{1,7}:\d{1,7}:?$/,
]
const place = /^\S{1,1000}:\d{1,7}:\d{1,7} /

/** Does a message of one line say nothing that its test, named so, did not say by failing? */
export function isWordless(message: string, name: string | null = null): boolean {
  const text = message.trim()
  if (text.length > 3_000 || text.includes('\n')) return false
  if (wordless.some((pattern) => pattern.test(text))) return true
  return name !== null && (text === `${name} failed` || isPlaceOf(text, name))
}

/** Playwright's report repeats where a test begins, and how it is called. */
function isPlaceOf(text: string, name: string): boolean {
  const rest = place.test(text) ? text.replace(place, '') : ''
  return rest !== '' && name.endsWith(rest)
}
