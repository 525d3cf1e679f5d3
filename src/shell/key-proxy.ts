import { randomBytes } from 'node:crypto'
import {
  createServer,
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { once } from 'node:events'
import { Transform, pipeline } from 'node:stream'
import { withoutHop } from './hop-headers.ts'

export interface KeyProxyOptions {
  /** Where requests go, and nowhere else: `https://HOST/PATH`. */
  readonly upstream: URL
  readonly key: string
  /** Variables of this process that name proxies on the way there. */
  readonly environment: NodeJS.ProcessEnv
}

/** A way to a service for whoever holds the stand-in of its key, open until it is closed. */
export interface KeyProxy {
  /** The service's address as it is to be given: on loopback, with the path of the real one. */
  readonly url: string
  readonly standIn: string
  close(): Promise<void>
}

/** Of one request, and of one answer. */
const mostBytes = 256 * 1024 * 1024
const mostConnections = 64
/** Headers in which the services take a key. */
const keyHeaders = ['x-api-key', 'authorization', 'x-goog-api-key', 'api-key']

/**
 * Passes requests on to a service with its real key, which never leaves this process. Both ways are streamed. Whoever does not know the
 * stand-in, or asks for something outside of the service's path, is refused here.
 */
export async function openKeyProxy({ upstream, key, environment }: KeyProxyOptions): Promise<KeyProxy> {
  const standIn = `sk-stand-in-${randomBytes(24).toString('hex')}`
  const isSecure = upstream.protocol === 'https:'
  const agent = isSecure
    ? new HttpsAgent({ keepAlive: true, proxyEnv: environment })
    : new HttpAgent({ keepAlive: true, proxyEnv: environment })
  const ask = isSecure ? httpsRequest : httpRequest
  const server = createServer((request, response) => {
    const headers = withKey(request.headers, standIn, key)
    const target = targetOf(request.url ?? '/', upstream)
    if (headers === null) {
      refuse(response, 401, 'This key is not the one that was lent for this start of the agent.')
      return
    }
    if (target === null) {
      refuse(response, 403, `Only what lies below ${upstream.href} is asked for with this key.`)
      return
    }
    const onward = ask(target, { method: request.method ?? 'GET', headers, agent })
    onward.on('response', (answer) => give(answer, response))
    onward.on('error', (error) => refuse(response, 502, `The service at ${upstream.host} could not be reached: ${error.message}`))
    response.on('close', () => onward.destroy())
    pipeline(request, upTo(mostBytes), onward, () => undefined)
  })
  server.maxConnections = mostConnections
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${portOf(server)}${upstream.pathname.replace(/\/$/, '')}`, standIn, close: () => close(server, agent) }
}

function give(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers))
  pipeline(answer, upTo(mostBytes), response, () => undefined)
}

/** Null where the stand-in is not among the headers. */
function withKey(headers: IncomingHttpHeaders, standIn: string, key: string): IncomingHttpHeaders | null {
  const values = new Map([
    [standIn, key],
    [`Bearer ${standIn}`, `Bearer ${key}`],
  ])
  const given = keyHeaders.flatMap((name) => {
    const value = values.get(String(headers[name]))
    return value === undefined ? [] : [[name, value] as const]
  })
  const others = Object.entries(withoutHop(headers)).filter(([name]) => !keyHeaders.includes(name))
  return given.length === 0 ? null : Object.fromEntries([...others, ...given])
}

/** Null for what is not the service's own. */
function targetOf(asked: string, upstream: URL): URL | null {
  if (!asked.startsWith('/') || !URL.canParse(asked, upstream.origin)) return null
  const target = new URL(asked, upstream.origin)
  const base = upstream.pathname.replace(/\/$/, '')
  // What is encoded could be taken for a way up by the server.
  const isWithin =
    target.origin === upstream.origin &&
    (target.pathname === base || target.pathname.startsWith(`${base}/`)) &&
    !/%2e|%2f|%5c/i.test(target.pathname)
  return isWithin ? target : null
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) response.destroy()
  else
    response
      .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
      .end(JSON.stringify({ error: { type: 'key_proxy', message } }))
}

function upTo(most: number): Transform {
  let count = 0
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      count += chunk.length
      if (count > most) done(new Error('too long'))
      else done(null, chunk)
    },
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the server listens on no port')
  return address.port
}

async function close(server: Server, agent: HttpAgent): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  agent.destroy()
  await closed
}
