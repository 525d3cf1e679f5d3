import { compileCues } from './log-cues.ts'
import { openLines, type LineSplitter } from './log-lines.ts'
import { decodeLine } from './log-text.ts'

const nothing = compileCues([])

/** Splits a document of lines, all of which are wanted, and calls back with each, without its ending; lines count from 1. */
export function openTextLines(each: (line: string, number: number) => void): LineSplitter {
  let count = 0
  return openLines(nothing, {
    line(_state, bytes, from, to) {
      count += 1
      each(decodeLine(bytes, from, to), count)
    },
    settle: () => undefined,
  })
}
