import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import type { Asset } from '../assets.ts'
import type { Heard } from '../github/webhook-events.ts'
import { fromKnownHost, withToken } from './access.ts'
import type { Hub } from './hub.ts'
import { streamTo } from './stream.ts'
import { webhook } from './webhook.ts'

/** Pages that are told of everything at the same time. */
const mostPages = 64

interface AppOptions {
  readonly hub: Hub
  readonly assets: ReadonlyMap<string, Asset>
  readonly token: string
  /** The name of the cookie, for those of several servers on one machine would clash. */
  readonly cookie: string
  readonly host: string
  readonly webhook: { readonly secret: string; readonly take: (event: string, payload: unknown) => Promise<Heard> } | null
  /** Aborts when the server ends. */
  readonly ended: AbortSignal
}

/** All that is answered over HTTP. Nothing is given away without the token, and nothing is taken without GitHub's signature. */
export function dashboardApp({ hub, assets, token, cookie, host, webhook: hook, ended }: AppOptions): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
  )
  if (hook !== null) app.post('/webhook', webhook(hook.secret, hook.take))
  app.use(fromKnownHost(host), withToken(token, cookie))
  app.get('/events', (context) => {
    if (hub.listeners() >= mostPages) return context.text(`There are ${mostPages} pages open already: close one.\n`, 503)
    return streamSSE(context, (stream) => streamTo(stream, hub, context.req.header('last-event-id') ?? null, ended))
  })
  app.get('/board.json', (context) => context.json(hub.snapshot()))
  for (const [path, { type, text }] of assets)
    app.get(path, (context) => context.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' }))
  app.onError((_, context) => context.text('GitHub could not be asked who the loop is: try it again later.\n', 503))
  app.notFound((context) => context.text('There is nothing here: the dashboard is at `/`.\n', 404))
  return app
}
