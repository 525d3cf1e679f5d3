/** What Docker's builder puts before a line, and where the text behind it begins. */
export interface BuildStep {
  /** Stands for the step's number. */
  readonly key: number
  /** Does the time stand there that only what a command printed has? */
  readonly isTimed: boolean
  readonly end: number
}

const [lineFeed, carriageReturn, space, hash, dot, equals, greater, open, dash, zero] = [
  10, 13, 0x20, 0x23, 0x2e, 0x3d, 0x3e, 0x5b, 0x2d, 0x30,
]
const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Before the last lines of a step, where the builder shows its progress as a tree. */
const progress = encoder.encode(' => => # ')
/** Most of its own lines tell how far a layer is. */
const layer = encoder.encode('sha256:')
const wordsLimit = 300
/** The builder's own words on a step. */
const own =
  /^(?:\[(?:internal|auth|[^\]\n]{1,200}\d{1,4}\/\d{1,4})\] |building with "|DONE \d|CACHED\b|CANCELED\b|ERROR: (?:process "|executor failed|failed to|pull access|exporter )|\.\.\.\s*(?:\n|$)|(?:transferring|exporting|resolve|writing image|naming to|pushing|extracting|importing cache)\b)/
/** Frames of PHP, of debuggers and of sanitizers have numbers like steps. */
const frame =
  /^(?:\{main\}|\[internal function\]: | ?0x[\da-f]| [^\s(][^\n(]{0,200} \([^\n]{0,200}\) at |(?:[A-Za-z]:)?[\\/][^\n(]{1,250}\(\d{1,7}\): )/

/**
 * `#9 1.234 ` or `#9 ` at a place, as the plain progress has it, and ` => => # `; null where none stands there.
 * https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
export function buildStepAt(bytes: Uint8Array, from: number, limit: number): BuildStep | null {
  if (bytes[from] !== hash)
    return from + 1 < limit && bytes[from + 1] === equals && isAt(bytes, from, limit, progress)
      ? { key: hash, isTimed: true, end: from + progress.length }
      : null
  const number = afterDigits(bytes, from + 1, Math.min(limit, from + 5))
  if (number === from + 1 || !isBlank(bytes, number, limit)) return null
  let key = hash
  for (let at = from + 1; at < number; at += 1) key = key * 16 + (bytes[at] ?? 0) - zero + 1
  const text = Math.min(limit, number + 1)
  const timed = afterSeconds(bytes, text, limit)
  return { key, isTimed: timed > text, end: timed }
}

/** Behind `1.234 ` at a place, or that place. */
export function afterSeconds(bytes: Uint8Array, from: number, limit: number): number {
  const seconds = afterDigits(bytes, from, Math.min(limit, from + 6))
  if (seconds === from || seconds >= limit || bytes[seconds] !== dot) return from
  const end = afterDigits(bytes, seconds + 1, Math.min(limit, seconds + 4))
  return isBlank(bytes, end, limit) ? Math.min(limit, end + (bytes[end] === space ? 1 : 0)) : from
}

/** Does the builder itself speak, and not a command of that step? */
export function isBuilders(bytes: Uint8Array, from: number, to: number): boolean {
  return isAt(bytes, from, to, layer) || own.test(wordsAt(bytes, from, to))
}

/** Is the number that of a stack frame? */
export function isFrame(bytes: Uint8Array, from: number, to: number): boolean {
  return frame.test(wordsAt(bytes, from, to))
}

/** Does the builder begin to show once more the last lines of the step that failed? They have the time alone. */
export function beginsRepeat(bytes: Uint8Array, from: number, to: number): boolean {
  return from + 4 < to && bytes[from] === space && bytes[from + 1] === greater && bytes[from + 2] === space && bytes[from + 3] === open
}

/** Does a whole line end what the builder shows once more? */
export function endsRepeat(bytes: Uint8Array, from: number, to: number): boolean {
  return bytes[from] === dash || (bytes[from] !== hash && afterSeconds(bytes, from, to) === from)
}

function wordsAt(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, Math.min(to, from + wordsLimit)))
}

function afterDigits(bytes: Uint8Array, from: number, limit: number): number {
  let at = from
  while (at < limit && (bytes[at] ?? 0) >= zero && (bytes[at] ?? 0) <= zero + 9) at += 1
  return at
}

/** A space, or the end of the line. */
function isBlank(bytes: Uint8Array, at: number, limit: number): boolean {
  const byte = at < limit ? bytes[at] : lineFeed
  return byte === space || byte === lineFeed || byte === carriageReturn
}

function isAt(bytes: Uint8Array, from: number, limit: number, text: Uint8Array): boolean {
  if (from + text.length > limit) return false
  for (let index = 0; index < text.length; index += 1) if (bytes[from + index] !== text[index]) return false
  return true
}
