import type { IncomingHttpHeaders } from 'node:http'

/** What is said between two neighbours only, and what is made anew. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const hop = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
])

/** The headers that a proxy passes on. */
export function withoutHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()))
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hop.has(name) && !named.has(name)))
}
