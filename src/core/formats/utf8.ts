import { utf16Head, utf16In } from '../model/plain-text.ts'
import { concat } from './bytes.ts'

/** Turns chunks in any of the Unicode encodings into UTF-8 chunks; all readers behind it know one encoding only. */
export interface Utf8 {
  write(chunk: Uint8Array): Uint8Array
  end(): Uint8Array
}

const empty = new Uint8Array(0)

/** Waits for the first bytes, decides by byte-order mark or by where the zeros stand, and drops the mark. */
export function openUtf8(): Utf8 {
  let head: Uint8Array | null = empty
  let decoder: InstanceType<typeof TextDecoder> | null = null
  const encoder = new TextEncoder()
  const pass = (bytes: Uint8Array): Uint8Array => (decoder === null ? bytes : encoder.encode(decoder.decode(bytes, { stream: true })))
  const decide = (bytes: Uint8Array): Uint8Array => {
    head = null
    const label = utf16In(bytes)
    decoder = label === null ? null : new TextDecoder(label)
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    return pass(bytes.subarray(mark))
  }
  return {
    write(chunk) {
      if (head === null) return pass(chunk)
      head = concat([head, chunk])
      return head.length < utf16Head ? empty : decide(head)
    },
    end() {
      if (head !== null) return decide(head)
      return decoder === null ? empty : encoder.encode(decoder.decode())
    },
  }
}
