import { concat } from './bytes.ts'

/** Turns carriage returns into line feeds where a document ends its lines with nothing else. */
export interface Endings {
  write(chunk: Uint8Array): Uint8Array
  end(): Uint8Array
}

const empty = new Uint8Array(0)
/** A document without a line feed up to here has none. */
const headLimit = 65_536
const [lineFeed, carriageReturn] = [10, 13]

export function openEndings(): Endings {
  let head: Uint8Array | null = empty
  let isReturned = false
  const pass = (bytes: Uint8Array): Uint8Array => (isReturned ? bytes.map((byte) => (byte === carriageReturn ? lineFeed : byte)) : bytes)
  const decide = (bytes: Uint8Array): Uint8Array => {
    head = null
    // One that stands alone is a progress bar's, or the last of a cut `\r\n`.
    isReturned = !bytes.includes(lineFeed) && bytes.indexOf(carriageReturn) !== bytes.lastIndexOf(carriageReturn)
    return pass(bytes)
  }
  return {
    write(chunk) {
      if (head === null) return pass(chunk)
      const all = head.length === 0 ? chunk : concat([head, chunk])
      if (all.length >= headLimit || chunk.includes(lineFeed)) return decide(all)
      head = head.length === 0 ? chunk.slice() : all
      return empty
    },
    end: () => (head === null ? empty : decide(head)),
  }
}
