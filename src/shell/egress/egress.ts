import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { canonicalHost, isHostName, type Refusal } from '../../core/model/egress.ts'
import { hostProxy, type Outside } from './host-proxy.ts'

export interface EgressOptions {
  readonly hosts: readonly string[]
  /** Addresses (`https://HOST/PATH`) that are let through, too. What is on loopback is reached at the same port. */
  readonly services: readonly string[]
  /** Where the sockets are made. */
  readonly scratch: string
  readonly outside: Outside
  readonly refused: (host: string, why: Refusal) => void
}

/** The ways out of a network of its own, until they are closed. */
export interface Egress {
  /** Ports of loopback there, and the sockets that they lead to. */
  readonly ports: Readonly<Record<number, string>>
  /** What tells programs of the proxy. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Below those that systems give out by themselves; the next one where a service has it. */
const proxyPort = 18_931
const mostConnections = 64

export async function openEgress({ hosts, services, scratch, outside, refused }: EgressOptions): Promise<Egress> {
  const urls = services.flatMap((service) => (URL.canParse(service) ? [new URL(service)] : []))
  const local = [...new Set(urls.filter(isLoopback).map((url) => Number(url.port || (url.protocol === 'https:' ? 443 : 80))))]
  const names = urls.map((url) => canonicalHost(url.hostname)).filter(isHostName)
  const port = local.includes(proxyPort) ? proxyPort + 1 : proxyPort
  const folder = await mkdtemp(join(scratch, 'net-'))
  const proxy = hostProxy({ hosts: [...hosts, ...names], outside, refused })
  const servers = [[port, proxy] as const, ...local.map((one) => [one, passTo(one)] as const)]
  const open = await Promise.all(servers.map(([number, server]) => listen(server, join(folder, String(number)))))
  const url = `http://127.0.0.1:${port}`
  const direct = '127.0.0.1,localhost,::1'
  const named = Object.entries({ HTTP_PROXY: url, HTTPS_PROXY: url, ALL_PROXY: url, NO_PROXY: direct })
  return {
    ports: Object.fromEntries(servers.map(([number]) => [number, join(folder, String(number))])),
    environment: {
      ...Object.fromEntries(
        named.flatMap(([name, value]) => [
          [name, value],
          [name.toLowerCase(), value],
        ]),
      ),
      NODE_USE_ENV_PROXY: '1',
    },
    close: async () => {
      await Promise.all(open.map((close) => close()))
    },
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** Passes bytes to a port of this machine, whose server knows whom it serves. */
function passTo(port: number): Server {
  const server = createServer({ allowHalfOpen: true }, (near) => {
    pipeline(near, connect({ host: '127.0.0.1', port, allowHalfOpen: true }), near, () => undefined)
  })
  server.maxConnections = mostConnections
  return server
}

/** Gives what ends it, and all its connections. */
async function listen(server: Server, path: string): Promise<() => Promise<void>> {
  const sockets = new Set<{ destroy(): unknown }>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // Where another one fails to open, nobody closes this one, and the job has to end all the same.
  server.listen(path).unref()
  await once(server, 'listening')
  return async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
}
