import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ConfigError } from '../../../src/core/model/config.ts'
import { tellWarning } from '../../../src/core/model/warning.ts'
import { hostProxy, internet } from '../../../src/shell/egress/host-proxy.ts'
import { processes } from '../../../src/shell/processes.ts'
import type { Net } from '../../support/sandbox-driver.ts'
import { openJob, ways } from '../../support/sandboxed.ts'

/** A machine of the internet, which the proxy finds at a port of loopback. */
async function serve(
  listener: RequestListener = (request, response) => response.end(`reached ${request.headers.host ?? ''} ${request.url ?? ''}\n`),
): Promise<{ readonly port: number; readonly asked: readonly string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, asked }
}

const node = (text: string): string => `${process.execPath} -e '${text}'`

/** Asks the proxy for a tunnel, and what is at its end for `/through`; prints the first line of the first answer and the last line of the last. */
const tunnelTo = (target: string): string =>
  node(`const { hostname, port } = new URL(process.env.HTTPS_PROXY)
let heard = "", sent = false
const socket = require("node:net").connect(port, hostname).on("error", (error) => console.log(error.code)).on("close", () => console.log(heard.split("\\r\\n")[0] + " | " + heard.trim().split("\\n").at(-1)))
socket.write("CONNECT ${target} HTTP/1.1\\r\\nHost: ${target}\\r\\n\\r\\n")
socket.on("data", (text) => {
  heard += text
  if (!sent && heard.startsWith("HTTP/1.1 200")) socket.write("GET /through HTTP/1.1\\r\\nHost: far\\r\\nConnection: close\\r\\n\\r\\n")
  sent = true
})`)

/** Gets an address as any program of node's does. */
const get = (url: string): string =>
  node(
    `require("node:http").get("${url}", (answer) => { let text = ""; answer.on("data", (part) => text += part).on("end", () => console.log(answer.statusCode + " " + text.trim())) }).on("error", (error) => console.log(error.code))`,
  )

const direct = (address: string, port: number): string =>
  node(
    `require("node:net").connect(${port}, "${address}").on("error", (error) => console.log(error.code)).on("connect", function () { console.log("connected"); this.destroy() })`,
  )

describe.each(ways)('in a network of its own, by way of %s', (way) => {
  const world = (port: number): Net => ({
    hosts: ['allowed.example.net', '*.example.org'],
    names: {
      'allowed.example.net': '8.8.8.8',
      'a.b.example.org': '8.8.8.8',
      'rebound.example.org': '8.8.8.8 169.254.169.254',
      'inner.example.org': '10.0.0.1',
      'foreign.example.com': '8.8.8.8',
    },
    machines: { '8.8.8.8': port, '169.254.169.254': port, '10.0.0.1': port },
  })

  test('[row 25] hosts that are listed are reached, through the proxy, by tunnels and by plain requests', async () => {
    const { port } = await serve()
    const script = [
      tunnelTo('allowed.example.net:443'),
      tunnelTo('A.b.example.org.:80'),
      get('http://allowed.example.net/plain?x=1'),
      tunnelTo('lost.example.org:443'),
    ].join('\n')
    const { stdout, stderr, warned } = await openJob(way).run(script, { network: world(port) })
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual([
      'HTTP/1.1 200 Connection established | reached far /through',
      'HTTP/1.1 200 Connection established | reached far /through',
      '200 reached allowed.example.net /plain?x=1',
      'HTTP/1.1 502 Bad Gateway | `lost.example.org` could not be reached: ENOTFOUND lost.example.org',
      '',
    ])
    expect(warned).toEqual([])
  })

  test('[row 25] other hosts, ports and addresses, and names that lead into a private network or to the service of a cloud, are not', async () => {
    const { port, asked } = await serve()
    const targets = [
      'foreign.example.com:443',
      'allowed.example.net:22',
      '8.8.8.8:443',
      '169.254.169.254:80',
      '[::1]:80',
      '2130706433:80',
      'rebound.example.org:80',
      'inner.example.org:443',
    ]
    const script = [
      ...targets.map(tunnelTo),
      tunnelTo('foreign.example.com:443'),
      get('http://169.254.169.254/latest/meta-data'),
      get('http://foreign.example.com/'),
      get('http://allowed.example.net:8080/'),
    ].join('\n')
    const { stdout, warned } = await openJob(way).run(script, { network: world(port) })
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(targets.length + 4)
    for (const line of lines) expect(line).toMatch(/^(?:HTTP\/1\.1 403 Forbidden \||403) .* is not let through: /)
    expect(asked).toEqual([])
    expect(warned).toEqual([
      'What ran here was kept from reaching `foreign.example.com` (it is not in `allowed-hosts`), `allowed.example.net:22` (only the ports 80 and 443 are let through), `8.8.8.8` (only names of hosts are let through, no addresses), `169.254.169.254` (only names of hosts are let through, no addresses), `[::1]` (only names of hosts are let through, no addresses), `2130706433` (only names of hosts are let through, no addresses), `rebound.example.org` (its name leads into a private network or to this machine), `inner.example.org` (its name leads into a private network or to this machine), `allowed.example.net:8080` (only the ports 80 and 443 are let through). If it is needed, add its name to `allowed-hosts`.',
    ])
  })

  test('[row 25] nothing is reached beside the proxy: no server of this machine, no address, no service of a cloud', async () => {
    const { port, asked } = await serve()
    const job = openJob(way)
    const around = [get(`http://127.0.0.1:${port}/direct`), direct('127.0.0.1', port)].join('\n')
    const away = [direct('8.8.8.8', 443), direct('169.254.169.254', 80), direct('10.0.0.1', 80)].join('\n')
    const { stdout } = await job.run(`${around}\n${away}`, { network: world(port) })
    expect(stdout.trim().split('\n')).toEqual(['ECONNREFUSED', 'ECONNREFUSED', 'ENETUNREACH', 'ENETUNREACH', 'ENETUNREACH'])
    expect(asked).toEqual([])
    expect((await job.run(around)).stdout).toBe(`200 reached 127.0.0.1:${port} /direct\nconnected\n`)
  })

  test('[row 25] no name is asked for over the network', async () => {
    const server = createSocket('udp4', (_, from) => server.send('answer', from.port, from.address)).bind(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const job = openJob(way)
    const query = (address: string, port: number): string =>
      node(`const socket = require("node:dgram").createSocket("udp4").on("error", (error) => { console.log(error.code); socket.close() }).on("message", (text) => { console.log(String(text)); socket.close() })
socket.connect(${port}, "${address}", (error) => { if (error) { console.log(error.code); socket.close() } else socket.send("query") })`)
    const lookup = node('require("node:dns").lookup("allowed.example.net", (error) => console.log(error === null ? "found" : error.code))')
    const own = server.address().port
    const { stdout } = await job.run([query('127.0.0.1', own), query('8.8.8.8', 53), lookup].join('\n'), { network: world(1) })
    expect(stdout).toMatch(/^ECONNREFUSED\nENETUNREACH\n(?:EAI_AGAIN|ENOTFOUND)\n$/)
    expect((await job.run(query('127.0.0.1', own))).stdout).toBe('answer\n')
  })

  test.skipIf(process.getuid?.() !== 0)(
    '[row 25] no server of the machine, such as the one that looks up names, is reached by its socket',
    async () => {
      const path = `/run/codality-${process.pid}.sock`
      const server = createSocketServer((connection) => connection.end('answer\n')).listen(path)
      onTestFinished(() => void server.close())
      await once(server, 'listening')
      chmodSync(path, 0o777)
      const job = openJob(way)
      const script = node(`require("node:net").connect("${path}").on("error", (error) => console.log(error.code)).pipe(process.stdout)`)
      expect((await job.run(script, { network: world(1) })).stdout).toBe('ENOENT\n')
      expect((await job.run(script)).stdout).toBe('answer\n')
    },
  )

  test('[row 25] what it leaves behind reaches nobody any more', async () => {
    const { port, asked } = await serve()
    const job = openJob(way)
    const knocks = `const http = require("node:http"), fs = require("node:fs")
const knock = (url) => new Promise((done) => http.get(url, (answer) => answer.resume().on("end", done)).on("error", done))
void (async () => { for (;;) { await knock("http://allowed.example.net/knock"); await knock("http://127.0.0.1:${port}/around"); fs.writeFileSync("knocked", "x") } })()`
    const script = `setsid ${process.execPath} -e '${knocks}' > /dev/null 2>&1 & until test -s knocked; do :; done`
    await job.run(script, { network: world(port) })
    const before = asked.length
    expect(before).toBeGreaterThan(0)
    expect(asked).not.toContain('/around')
    await job.run('n=0; while [ $n -lt 20 ]; do n=$((n + 1)); sleep 0.05; done', { network: world(port) })
    expect(asked).toHaveLength(before)
  })

  test('the service of an agent is reached at its own port of loopback, and no other port', async () => {
    const [service, other] = [await serve(), await serve()]
    const script = [
      get(`http://127.0.0.1:${service.port}/v1/messages`),
      get(`http://127.0.0.1:${other.port}/v1`),
      tunnelTo('foreign.example.com:443'),
    ].join('\n')
    const { stdout } = await openJob(way).run(script, {
      network: { ...world(service.port), services: [`http://127.0.0.1:${service.port}/v1`, 'https://foreign.example.com/v1'] },
    })
    expect(stdout).toBe(
      `200 reached 127.0.0.1:${service.port} /v1/messages\nECONNREFUSED\nHTTP/1.1 200 Connection established | reached far /through\n`,
    )
  })

  test('much comes through whole, in both directions', async () => {
    const { port } = await serve((request, response) => void buffer(request).then((body) => response.end(body)))
    const script = node(
      'const body = require("node:crypto").randomBytes(3_000_000); const request = require("node:http").request("http://allowed.example.net/", { method: "POST" }, async (answer) => { const parts = []; for await (const part of answer) parts.push(part); console.log(Buffer.concat(parts).equals(body)) }); request.end(body)',
    )
    expect((await openJob(way).run(script, { network: world(port) })).stdout).toBe('true\n')
  })

  test('servers of its own are reached on loopback, without the proxy', async () => {
    const script = node(
      'const http = require("node:http"); const server = http.createServer((_, answer) => answer.end("own")).listen(0, "127.0.0.1", () => http.get({ port: server.address().port, host: "127.0.0.1" }, (answer) => { answer.on("data", (text) => console.log(String(text))).on("end", () => server.close()) }))',
    )
    expect((await openJob(way).run(script, { network: world(1) })).stdout).toBe('own\n')
  })
})

test('[row 25] a machine that cannot keep a program off its network runs none', () => {
  const warned: string[] = []
  const open = (limited: boolean): void =>
    processes({
      environment: { PATH: tmpdir() },
      cancelled: new AbortController().signal,
      log: () => undefined,
      warn: (warning) => warned.push(tellWarning(warning)),
      ...(limited ? { network: { hosts: ['example.org'], outside: internet } } : {}),
    }).prepare()
  expect(() => open(true)).toThrow(ConfigError)
  expect(() => open(true)).toThrow('The input `allowed-hosts` is set, but this machine lets no program be kept off its network')
  open(false)
  expect(warned).toHaveLength(1)
})

test('[row 25] requests with more headers than there is room for, and what is no request, end at the proxy', async () => {
  const proxy = hostProxy({ hosts: [], outside: internet, refused: () => undefined }).listen(0, '127.0.0.1')
  onTestFinished(() => void proxy.close())
  await once(proxy, 'listening')
  for (const text of [`GET http://a.example.org/ HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, '\x16\x03\x01 no request\r\n\r\n']) {
    const socket = connect((proxy.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined).write(text)
    expect((await buffer(socket).catch(() => Buffer.alloc(0))).toString()).toBe('')
  }
})
