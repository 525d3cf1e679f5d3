import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as httpRequest, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { canonicalHost, explainRefusal, type Refusal, refusalOf, showHost } from '../../core/model/egress.ts'
import { withoutHop } from '../hop-headers.ts'
import { isPublicAddress } from './public-address.ts'

/** How names become addresses, and addresses connections. */
export interface Outside {
  resolve(host: string): Promise<readonly string[]>
  connect(address: string, port: number): Socket
}

export interface HostProxyOptions {
  /** Names that are let through, and `*.NAME`. */
  readonly hosts: readonly string[]
  readonly outside: Outside
  /** Is told of all that is not let through. The host is whatever was asked for. */
  readonly refused: (host: string, why: Refusal) => void
}

export const internet: Outside = {
  resolve: async (host) => (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address),
  connect: (address, port) => connect({ host: address, port }),
}

const mostConnections = 128
const mostHeaderBytes = 16 * 1024
const mostAddresses = 4
const connectMilliseconds = 15_000

/** What is asked for: a host and a port, as they were written. */
interface Target {
  readonly host: string
  readonly port: number
}

/**
 * A proxy for HTTP, by `CONNECT` and by requests with whole addresses (RFC 9110, section 9.3.6; RFC 9112, section 3.2.2), that lets
 * through to listed names only, and only where these lead to the public internet: it connects to the very address that it has looked at.
 */
export function hostProxy(options: HostProxyOptions): Server {
  const server = createServer({ maxHeaderSize: mostHeaderBytes, headersTimeout: 30_000, requestTimeout: 0 })
  server.maxConnections = mostConnections
  server.on('connect', (request: IncomingMessage, near: Duplex, head: Buffer) => {
    near.on('error', () => undefined)
    void reach(authorityOf(request.url ?? ''), options).then((far) => {
      if (!(far instanceof Answer)) tunnel(near, far, head)
      else
        near.end(
          `HTTP/1.1 ${far.status} ${far.status === 403 ? 'Forbidden' : 'Bad Gateway'}\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(far.text)}\r\nconnection: close\r\n\r\n${far.text}`,
        )
    })
  })
  server.on('request', (request, response) => void pass(request, response, options))
  server.on('clientError', (_, socket) => socket.destroy())
  return server
}

/** What is answered in place of the host. */
class Answer {
  readonly status: 403 | 502
  readonly text: string

  constructor(status: 403 | 502, text: string) {
    this.status = status
    this.text = text
  }
}

function tunnel(near: Duplex, far: Socket, head: Buffer): void {
  if (near.destroyed) {
    far.destroy()
    return
  }
  near.write('HTTP/1.1 200 Connection established\r\n\r\n')
  far.write(head)
  pipeline(near, far, near, () => {
    near.destroy()
    far.destroy()
  })
}

async function pass(request: IncomingMessage, response: ServerResponse, options: HostProxyOptions): Promise<void> {
  response.on('error', () => undefined)
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null
  const isHttp = url?.protocol === 'http:'
  const far = await reach(url !== null && isHttp ? { host: url.hostname, port: Number(url.port || 80) } : null, options)
  if (far instanceof Answer || url === null) {
    if (far instanceof Answer) response.writeHead(far.status, { 'content-type': 'text/plain', connection: 'close' }).end(far.text)
    return
  }
  const onward = httpRequest({
    createConnection: () => far,
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: { ...withoutHop(request.headers), host: url.host, connection: 'close' },
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...withoutHop(answer.headers), connection: 'close' })
    pipeline(answer, response, () => undefined)
  })
  onward.on('error', () => response.destroy())
  response.on('close', () => far.destroy())
  pipeline(request, onward, () => undefined)
}

async function reach(target: Target | null, { hosts, outside, refused }: HostProxyOptions): Promise<Socket | Answer> {
  const refuse = (host: string, why: Refusal): Answer => {
    refused(host, why)
    return new Answer(403, `${showHost(host)} is not let through: ${explainRefusal(why)}.\n`)
  }
  if (target === null) return refuse('', 'no-name')
  const host = canonicalHost(target.host)
  const why = refusalOf(host, target.port, hosts)
  if (why !== null) return refuse(why === 'port' ? `${host}:${target.port}` : host, why)
  try {
    const addresses = (await outside.resolve(host)).slice(0, mostAddresses)
    // One that is not public among them is no slip: whoever owns the name wants to get there.
    if (!addresses.every(isPublicAddress)) return refuse(host, 'address')
    return await firstOf(addresses.map((address) => () => outside.connect(address, target.port)))
  } catch (error) {
    return new Answer(502, `${showHost(host)} could not be reached: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function firstOf(ways: readonly (() => Socket)[]): Promise<Socket> {
  let last: unknown = new Error('its name has no address')
  for (const open of ways) {
    const socket = open()
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(connectMilliseconds) })
      return socket.on('error', () => undefined)
    } catch (error) {
      socket.on('error', () => undefined).destroy()
      last = error
    }
  }
  throw last
}

/** Null for what is no `HOST:PORT`. */
function authorityOf(text: string): Target | null {
  const [, host, port] = /^([^:@/\s]{1,255}|\[[\da-f:.]{2,45}\]):(\d{1,5})$/i.exec(text) ?? []
  return host === undefined ? null : { host, port: Number(port) }
}
