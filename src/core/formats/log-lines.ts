import type { CueSearch } from './log-cues.ts'
import { afterStamp, resetLine, scanLine, setOdd, stampRoom, startLine, type LineState } from './log-scan.ts'
import { lineLimit } from './text.ts'
import { openUtf8 } from './utf8.ts'

/** Splits bytes into lines of bounded length; what lies beyond the limit of a line is dropped. */
export interface LineSplitter {
  write(chunk: Uint8Array): void
  end(): void
}

/** Is told of every line, without its ending, as bytes that stay as they are until `settle`. */
export interface LineSink {
  line(state: LineState, bytes: Uint8Array, from: number, to: number): void
  settle(): void
}

const bytesLimit = lineLimit * 4

/** Finds the ends of lines and the cues in them in one pass over the bytes. */
export function openLines(search: CueSearch, sink: LineSink): LineSplitter {
  const utf8 = openUtf8()
  const state = startLine(search)
  resetLine(state, search)
  const begun = new Uint8Array(bytesLimit)
  /** Bytes of the line that began in an earlier chunk, those beyond the limit included. */
  let held = 0
  const hold = (bytes: Uint8Array): void => {
    if (held < bytesLimit) begun.set(bytes.subarray(0, bytesLimit - held), held)
    held += bytes.length
  }
  const emit = (bytes: Uint8Array, from: number, to: number): void => {
    sink.line(state, bytes, from, to)
    resetLine(state, search)
  }
  const flush = (): void => {
    const whole = begun.slice(0, Math.min(held, bytesLimit))
    held = 0
    emit(whole, 0, whole.length)
  }
  const split = (bytes: Uint8Array): void => {
    let at = 0
    while (at < bytes.length) {
      const begin = held === 0 ? afterStamp(bytes, at) : at
      const end = endOfLine(search, state, bytes, begin, Math.min(bytes.length, at - held + bytesLimit))
      if (end === bytes.length) {
        // Where the text begins is only known once more of the line has come.
        if (held === 0 && bytes.length - at < stampRoom) setOdd(state)
        hold(bytes.subarray(at))
        break
      }
      if (held > 0) {
        hold(bytes.subarray(at, end))
        flush()
      } else emit(bytes, begin, Math.min(end, at + bytesLimit))
      at = end + 1
    }
    sink.settle()
  }
  return {
    write: (chunk) => split(utf8.write(chunk)),
    end() {
      split(utf8.end())
      if (held > 0) flush()
    },
  }
}

/** Where the line that goes on at `from` ends, or the length of the bytes; what lies beyond `limit` is not searched. */
function endOfLine(search: CueSearch, state: LineState, bytes: Uint8Array, from: number, limit: number): number {
  const end = from < limit ? scanLine(search, state, bytes, from, limit) : from
  if (end === bytes.length || bytes[end] === 10) return end
  const next = bytes.indexOf(10, end)
  return next < 0 ? bytes.length : next
}
