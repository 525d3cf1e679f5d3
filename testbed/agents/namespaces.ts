import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer, text } from 'node:stream/consumers'

/** A server on loopback. */
export interface Front {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Stands before a model that knows no namespaces of tools, in which Codex offers the tools of a server (Responses API): a call of
 * `mcp__SERVER__TOOL` becomes one of `TOOL` in the namespace `mcp__SERVER`. Everything else passes as it is, once it is whole.
 */
export async function withNamespaces(model: string): Promise<Front> {
  const closing = new AbortController()
  const server = createServer((request, response) => {
    pass(model, request, response, closing.signal).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the server listens on no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      closing.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(model: string, request: IncomingMessage, response: ServerResponse, closing: AbortSignal): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !hop.has(name) ? [[name, value] as [string, string]] : [],
  )
  const body = await buffer(request)
  const answer = await fetch(`${model}${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers,
    signal: AbortSignal.any([gone.signal, closing]),
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  })
  const said = answer.body === null ? '' : await text(answer.body)
  const isResponses = request.url?.split('?')[0]?.endsWith('/responses') === true
  response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !hop.has(name))))
  response.end(isResponses ? said.replace(/"name":"(mcp__\w+?)__(\w+)"/g, '"namespace":"$1","name":"$2"') : said)
}

/** What is said between two neighbours only. */
const hop = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'accept-encoding',
  'keep-alive',
  'expect',
  'upgrade',
])
