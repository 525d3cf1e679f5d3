/** Reduces a text to what stays the same when the same failure happens again. */
export function normaliseText(text: string): string {
  return text
    .slice(0, 20_000)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>')
    .replace(/\b0x[0-9a-f]{1,16}\b/gi, '<address>')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>')
    .replace(/(?:\/private)?(?:\/tmp|\/var\/folders|\/var\/tmp|[A-Za-z]:\\Users\\[^\\\s]{1,100}\\AppData\\Local\\Temp|\/home\/runner\/work\/_temp)[\\/][^\s'"`:,;)\]]{1,500}/g, '<temp>')
    .replace(/\b[0-9a-f]{12,64}\b/gi, '<hash>')
    .replace(/\b\d[\d,]{0,15}(?:\.\d{1,9})?\s?(?:ns|µs|us|ms|secs?|seconds?|s|mins?|minutes?)\b/g, '<duration>')
    .replace(/:\d{1,7}(?::\d{1,7})?(?=\D|$)/g, ':<line>')
    .replace(/\((\d{1,7}),(\d{1,7})\)/g, '(<line>)')
    .replace(/\b(line|lines|pid|port|goroutine) \d{1,9}/gi, '$1 <n>')
    .replace(/\s{1,200}/g, ' ')
    .trim()
}

/** A short name for a text: 64 bits, as two passes of FNV-1a from different starting points. */
export function hashText(text: string): string {
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193 ^ text.length)
}

function fnv(text: string, start: number): string {
  let hash = start
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
