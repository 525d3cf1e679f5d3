import type { Frame } from '../model/evidence.ts'
import { readFrames } from './frames.ts'

const messageLines = 25

/** What Python prints above every stack. */
export const tracebackTitle = 'Traceback (most recent call last):'

/** An exception as the interpreter prints it: the last one of a chain, for it is the one that ended the program. */
export interface PythonException {
  /** `ValueError: words`, and the lines that belong to the words. */
  readonly message: string
  /** Innermost first. */
  readonly frames: readonly Frame[]
}

/** Reads a traceback, chained or not. Without an exception below the stack, `message` is empty. */
export function readException(lines: readonly string[]): PythonException {
  const start = lines.findLastIndex((line) => line.includes(tracebackTitle))
  const rest = lines.slice(start + 1)
  const from = rest.findIndex((line) => /^\S/.test(line))
  const words = from < 0 ? [] : rest.slice(from, from + messageLines)
  const end = words.findIndex((line) => line.trim() === '')
  return {
    message: words
      .slice(0, end < 0 ? undefined : end)
      .join('\n')
      .trim(),
    frames: readFrames(lines.join('\n')),
  }
}
