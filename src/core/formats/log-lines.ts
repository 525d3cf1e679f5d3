import { concat } from './bytes.ts'
import { openUtf8 } from './utf8.ts'
import { lineLimit } from './text.ts'

/** Splits bytes into lines of bounded length; what lies beyond the limit of a line is dropped. */
export interface LineSplitter {
  write(chunk: Uint8Array): void
  end(): void
}

const bytesLimit = lineLimit * 4

/** Calls back with every line, without its ending; a lone carriage return starts the line anew, as on a terminal. */
export function openLines(each: (line: string, number: number) => void): LineSplitter {
  const utf8 = openUtf8()
  const decoder = new TextDecoder()
  let rest: Uint8Array[] = []
  let restLength = 0
  let count = 0
  const hold = (bytes: Uint8Array): void => {
    const room = bytesLimit - restLength
    if (room > 0 && bytes.length > 0) rest.push(bytes.slice(0, room))
    restLength += bytes.length
  }
  const emit = (bytes: Uint8Array): void => {
    count += 1
    each(lastOverwritten(decoder.decode(bytes.subarray(0, bytesLimit))).slice(0, lineLimit), count)
  }
  const flush = (): void => {
    const whole = concat(rest)
    rest = []
    restLength = 0
    emit(whole)
  }
  const split = (bytes: Uint8Array): void => {
    let from = 0
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      if (restLength > 0) {
        hold(bytes.subarray(from, at))
        flush()
      } else emit(bytes.subarray(from, at))
      from = at + 1
    }
    hold(bytes.subarray(from))
  }
  return {
    write: (chunk) => split(utf8.write(chunk)),
    end() {
      split(utf8.end())
      if (restLength > 0) flush()
    },
  }
}

function lastOverwritten(text: string): string {
  const line = text.endsWith('\r') ? text.replace(/\r{1,8}$/, '') : text
  return line.includes('\r') ? (line.split('\r').findLast((part) => part.trim() !== '') ?? '') : line
}
