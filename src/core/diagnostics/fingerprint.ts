/** Reduces a text to what stays the same when the same failure happens again. */
export function normaliseText(text: string): string {
  return text
    .slice(0, 20_000)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>')
    .replace(/\b0x[0-9a-f]{1,16}\b/gi, '<address>')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>')
    .replace(
      /(?:\/private)?(?:\/tmp|\/var\/folders|\/var\/tmp|[A-Za-z]:\\Users\\[^\\\s]{1,100}\\AppData\\Local\\Temp|\/home\/runner\/work\/_temp)[\\/][^\s'"`:,;)\]]{1,500}/g,
      '<temp>',
    )
    .replace(/\b[0-9a-f]{12,64}\b/gi, '<hash>')
    .replace(/\b\d[\d,]{0,15}(?:\.\d{1,9})?\s?(?:ns|µs|us|ms|secs?|seconds?|s|mins?|minutes?)\b/g, '<duration>')
    .replace(/:\d{1,7}(?::\d{1,7})?(?=\D|$)/g, ':<line>')
    .replace(/\((\d{1,7}),(\d{1,7})\)/g, '(<line>)')
    .replace(/\b(line|lines|pid|port|goroutine) \d{1,9}/gi, '$1 <n>')
    .replace(/\s{1,200}/g, ' ')
    .trim()
}

const encoder = new TextEncoder()

/** A short name for a text: FNV-1a with 64 bits over its UTF-8 bytes. */
export function hashText(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325]
  for (const byte of encoder.encode(text)) {
    // The prime is 2^40 + 0x1b3; the product of the lower half stays below 2^53, so it is exact.
    const mixed = (low ^ byte) >>> 0
    const product = mixed * 0x1b3
    high = (Math.imul(high, 0x1b3) + (mixed << 8) + Math.floor(product / 0x1_0000_0000)) >>> 0
    low = product >>> 0
  }
  return hex(high) + hex(low)
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
