import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { isIP } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { commitsAtWork } from '../../core/dashboard/board.ts'
import { warnings } from '../../core/report/warnings.ts'
import { realClock } from '../../shell/clock.ts'
import { ownGit } from '../../shell/git/own-git.ts'
import { jobIdentity, whoami } from '../../shell/github/comments.ts'
import { type Looker, openLooker } from '../../shell/github/looker.ts'
import { findRepository } from '../remote/find-target.ts'
import { logTo, type Terminal } from '../terminal.ts'
import { needToken } from '../token.ts'
import { UsageError } from '../usage-error.ts'
import type { DashboardCommand } from './arguments.ts'
import { readAssets } from './assets.ts'
import { follow } from './github/follow.ts'
import { watchRepository, type WatchedRepository } from './github/repository.ts'
import type { Trusted } from './github/shapes.ts'
import { hear } from './github/webhook-events.ts'
import { newToken } from './server/access.ts'
import { dashboardApp } from './server/app.ts'
import { type Hub, openHub } from './server/hub.ts'

const defaultApi = 'https://api.github.com'
const timeoutSeconds = 20
/** With webhooks, lists are looked at to find what was not told. */
const reconcileSeconds = 300
const mostConnections = 512

/** `ci-feedback-loop dashboard`: serves the page until it is cancelled; gives the exit code. */
export async function runDashboard(command: DashboardCommand, terminal: Terminal): Promise<number> {
  const { environment, cancelled, print, tell } = terminal
  const [clock, log] = [realClock(cancelled), logTo(tell)]
  const baseUrl = command.apiUrl ?? (environment['GITHUB_API_URL'] ?? '').replace(/\/+$/, '')
  const looker = openLooker({
    token: needToken(environment, command.tokenVariable, 'read pull requests, issues, checks and contents'),
    baseUrl: baseUrl === '' ? defaultApi : baseUrl,
    clock,
    timeoutSeconds,
    cancelled,
  })
  const secret = secretOf(command, environment)
  const names =
    command.repositories.length > 0
      ? command.repositories
      : [(await findRepository({ repository: null, root: command.root }, ownGit(environment), environment)).name]
  const hub = openHub(randomBytes(8).toString('hex'), names)
  const trusted = trustedAccounts(command.accounts, () => whoami(looker.client(names[0] ?? '', log)))
  const watched = names.map((name) =>
    watchRepository({ name, looker, trusted, tell: hub.tell, atWork: () => commitsAtWork(hub.board(), name) }),
  )
  const token = newToken()
  const { server, url } = await open({
    command,
    hub,
    token,
    cancelled,
    take: secret === null ? null : { secret, take: taker(hub, names, watched, trusted) },
  })
  await print(`${url}/?token=${token}\n`)
  log.info(
    `Showing ${names.join(', ')} until Ctrl-C. The address holds the token that lets you in.${secret === null ? '' : ` Webhooks are taken at ${url}/webhook.`}`,
  )
  if (!isLoopback(command.host)) log.warn(warnings.listensBeyond())
  await followAll(watched, { looker, clock, command, hub, hasWebhook: secret !== null })
  await close(server)
  return 0
}

async function followAll(
  watched: readonly WatchedRepository[],
  {
    looker,
    clock,
    command,
    hub,
    hasWebhook,
  }: {
    readonly looker: Looker
    readonly clock: ReturnType<typeof realClock>
    readonly command: DashboardCommand
    readonly hub: Hub
    readonly hasWebhook: boolean
  },
): Promise<void> {
  const { interval } = command
  const means = {
    looker,
    clock,
    interval,
    listsInterval: hasWebhook ? Math.max(reconcileSeconds, interval) : interval,
    costs: new Map<string, number>(),
    tell: hub.tellHealth,
  }
  await Promise.all(watched.map((repository) => follow(repository, means)))
}

/** Asked for once it is known who the token is; after a failure it is asked again. */
function trustedAccounts(accounts: readonly string[], ask: () => Promise<{ readonly login: string }>): () => Promise<Trusted> {
  if (accounts.length > 0) return () => Promise.resolve({ logins: new Set(accounts) })
  let known: Promise<Trusted> | null = null
  return async () => {
    known ??= ask().then(({ login }) => ({ logins: new Set([jobIdentity.login, login]) }))
    try {
      return await known
    } catch (error) {
      known = null
      throw error
    }
  }
}

/** What is done with an event that GitHub signed. */
function taker(hub: Hub, names: readonly string[], watched: readonly WatchedRepository[], trusted: () => Promise<Trusted>) {
  return async (event: string, payload: unknown): Promise<ReturnType<typeof hear>> => {
    const heard = hear(event, payload, names, await trusted())
    if (heard.kind !== 'news') return heard
    for (const news of heard.news) hub.tell(news)
    const { reread } = heard
    if (reread !== null) watched.find(({ name }) => name === reread.repository)?.readFromStart(reread.pull)
    return heard
  }
}

function secretOf({ webhookSecret }: DashboardCommand, environment: NodeJS.ProcessEnv): string | null {
  if (webhookSecret === null) return null
  const secret = 'value' in webhookSecret ? webhookSecret.value : (environment[webhookSecret.variable] ?? '')
  if (secret.trim() === '')
    throw new UsageError('The secret of the webhooks is empty or not set.', 'Put it into the variable that `--webhook-secret-env` names.')
  return secret
}

interface Serving {
  readonly command: DashboardCommand
  readonly hub: Hub
  readonly token: string
  readonly cancelled: AbortSignal
  readonly take: Parameters<typeof dashboardApp>[0]['webhook']
}

async function open({
  command: { host, port },
  hub,
  token,
  cancelled,
  take,
}: Serving): Promise<{ readonly server: Server; readonly url: string }> {
  let app: ReturnType<typeof dashboardApp> | null = null
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
    overrideGlobalObjects: false,
  }) as Server
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new UsageError(
          error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : `It cannot listen on ${host}:${port} (${error.code ?? 'unknown'}).`,
          'Choose another with `--port`, or 0 for any that is free.',
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  // Cookies know no ports, so each server on this machine has one of its own name.
  app = dashboardApp({ hub, assets: readAssets(), token, cookie: `ci-feedback-loop-${bound}`, host, webhook: take, ended: cancelled })
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return { server, url: `http://${shown}:${bound}` }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
