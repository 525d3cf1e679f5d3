const utf8 = new TextDecoder()
/** The upper half of windows-1252, in which tools on Windows print most. */
const western = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index))
const replacement = '\ufffd'

/** UTF-8; a byte that is none is read as windows-1252, so that the name of a file stays readable. */
export function decodeText(bytes: Uint8Array): string {
  const text = utf8.decode(bytes)
  return text.includes(replacement) ? decodeMixed(bytes) : text
}

function decodeMixed(bytes: Uint8Array): string {
  const parts: string[] = []
  let begin = 0
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    parts.push(utf8.decode(bytes.subarray(begin, at)), single(bytes, at))
    at += 1
    begin = at
  }
  return parts.join('') + utf8.decode(bytes.subarray(begin))
}

/** A terminal that takes one byte for a character also takes one for the beginning of a colour. */
function single(bytes: Uint8Array, at: number): string {
  const isSequence = bytes[at] === 0x9b && isParameter(bytes[at + 1] ?? 0)
  return isSequence ? '\u009b' : (western[(bytes[at] ?? 0) - 128] ?? replacement)
}

/** `0` to `9`, and `m` of a colour without any. */
function isParameter(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x6d
}

/** Bytes of the UTF-8 character at `at`; 0 where none stands. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4 || !isSecond(first, bytes[at + 1] ?? 0)) return 0
  for (let index = at + 2; index < at + length; index += 1) if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** Not for overlong forms, halves of pairs and what lies beyond Unicode. */
function isSecond(first: number, second: number): boolean {
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  return second >= least && second <= most
}
