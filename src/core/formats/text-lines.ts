import { concat } from './bytes.ts'
import { lastOverwritten } from './log-text.ts'
import { lineLimit } from './text.ts'
import { openUtf8 } from './utf8.ts'

/** Splits a document of lines, all of which are wanted; what lies beyond the limit of a line is dropped. */
export interface TextLines {
  write(chunk: Uint8Array): void
  end(): void
}

const bytesLimit = lineLimit * 4

/** Calls back with every line, without its ending; lines count from 1. */
export function openTextLines(each: (line: string, number: number) => void): TextLines {
  const utf8 = openUtf8()
  const decoder = new TextDecoder()
  let begun: Uint8Array[] = []
  let held = 0
  let count = 0
  const hold = (bytes: Uint8Array): void => {
    const room = bytesLimit - held
    if (room > 0 && bytes.length > 0) begun.push(bytes.slice(0, room))
    held += bytes.length
  }
  const flush = (): void => {
    count += 1
    each(lastOverwritten(decoder.decode(concat(begun))).slice(0, lineLimit), count)
    begun = []
    held = 0
  }
  const split = (bytes: Uint8Array): void => {
    let from = 0
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      hold(bytes.subarray(from, at))
      flush()
      from = at + 1
    }
    hold(bytes.subarray(from))
  }
  return {
    write: (chunk) => split(utf8.write(chunk)),
    end() {
      split(utf8.end())
      if (held > 0) flush()
    },
  }
}
