import { compileCues } from './log-cues.ts'
import { openLines, type LineSink, type LineSplitter } from './log-lines.ts'
import { decodeLine } from './log-text.ts'

const nothing = compileCues([])

/** Splits a document of lines, all of which are wanted, and calls back with each, without its ending; lines count from 1. */
export function openTextLines(each: (line: string, number: number) => void): LineSplitter {
  const sink: LineSink = {
    line(_state, bytes, from, to, { number }) {
      each(decodeLine(bytes, from, to), number)
      return null
    },
    settle: () => undefined,
  }
  return openLines(nothing, sink, null)
}
