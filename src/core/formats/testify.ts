import type { Frame } from '../model/evidence.ts'
import { readFrames } from './frames.ts'

/** What a failed assertion tells of itself. */
export interface Assertion {
  readonly message: string
  /** Innermost first. */
  readonly trace: readonly Frame[]
}

const linesLimit = 200
/** Every part has a title, and a tab before each line of its text. */
const part = /^[ \t]{1,80}(?:(Error Trace|Error|Messages|Test):)?([ \t].{0,2000})$/

/**
 * Reads the first failed assertion that testify printed, null where there is none. The titles are those of `Fail` in
 * https://github.com/stretchr/testify/blob/master/assert/assertions.go.
 */
export function readTestify(text: string): Assertion | null {
  const from = !text.includes('Error Trace:') ? -1 : text.search(/^[ \t]{1,80}Error Trace:\s/m)
  if (from < 0) return null
  const parts = partsOf(text.slice(from).split('\n', linesLimit))
  const error = wordsOf(parts.get('Error') ?? [])
  if (error === '') return null
  const trace = readFrames((parts.get('Error Trace') ?? []).map((place) => `\t${place}`).join('\n'))
  return { message: [error, ...(parts.get('Messages') ?? [])].join('\n').trim(), trace }
}

function partsOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>()
  let current: string[] | undefined
  for (const line of lines) {
    const [match, title, words = ''] = part.exec(line) ?? []
    // The next assertion of a test begins with its own trace.
    if (match?.includes('\t') !== true || (title !== undefined && parts.has(title))) break
    if (title !== undefined) parts.set(title, (current = []))
    current?.push(words.trim())
  }
  return parts
}

/** Values follow a title in lines of their own; the difference between them, which repeats them, stands below. */
function wordsOf(lines: readonly string[]): string {
  const end = lines.findIndex((line, index) => index > 0 && (line === '' || line === 'Diff:'))
  const words = lines.slice(0, end < 0 ? undefined : end).map((line) => line.replace(/^(expected|actual) {0,4}: ?/, '$1: '))
  return words.join(words[0]?.endsWith(':') === true ? ' ' : '\n').trim()
}
