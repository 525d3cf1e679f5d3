import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { startDashboard } from '../dashboard.ts'
import { loopAccount } from '../many-loops.ts'
import { openWorld, type World } from '../world.ts'

/** A repository for each world, so that one page shows all of them. */
const names = ['acme/shop', 'acme/checkout', 'acme/cart', 'acme/prices']

/** Shows stories on the dashboard while they are played, and after. */
export interface Gallery {
  /** Of the page, with the token that lets in. */
  readonly address: string
  /** A world that stands until the gallery is closed. */
  openWorld(): Promise<World>
  /** Until Ctrl-C, or for so many seconds. */
  stay(seconds: number | null): Promise<void>
  close(): Promise<void>
}

export async function openGallery(): Promise<Gallery> {
  const worlds: World[] = []
  const server = createServer((request, response) => {
    answer(worlds, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/v3`
  const dashboard = await startDashboard([...names.flatMap((name) => ['--repo', name]), '--account', loopAccount, '--interval', '0.5'], {
    apiUrl,
  })
  return {
    address: dashboard.address,
    openWorld: async () => {
      const repository = names[worlds.length]
      if (repository === undefined) throw new Error('there are more worlds than repositories on the page')
      const world = await openWorld({ repository })
      worlds.push(world)
      return world
    },
    stay: (seconds) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(end, seconds === null ? 2 ** 31 - 1 : seconds * 1_000)
        process.once('SIGINT', end)
      }),
    close: async () => {
      await dashboard.end()
      for (const world of worlds) await world.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

const nothing = '"nothing"'

/** One GitHub in the place of those of all worlds. A repository whose story has not begun has nothing in it. */
async function answer(worlds: readonly World[], { url: path = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\//.exec(path)?.[1]
  const tag = headers['if-none-match']
  const world = worlds.find(({ state }) => state.repository === name)
  if (world === undefined) {
    response
      .writeHead(tag === nothing ? 304 : 200, { 'content-type': 'application/json', etag: nothing })
      .end(tag === nothing ? undefined : '[]')
    return
  }
  const found = await fetch(`${world.standIn.url}${path}`, {
    headers: { authorization: headers.authorization ?? '', ...(tag === undefined ? {} : { 'if-none-match': tag }) },
  })
  const body = Buffer.from(await found.arrayBuffer())
  const kept = [...found.headers].filter(
    ([one]) => one === 'etag' || one === 'link' || one === 'content-type' || one.startsWith('x-ratelimit'),
  )
  response.writeHead(found.status, Object.fromEntries(kept)).end(found.status === 304 ? undefined : body)
}
