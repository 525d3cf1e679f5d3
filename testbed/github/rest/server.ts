import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { State, Token } from '../state.ts'
import { tokenOf } from './access.ts'
import type { Downloads } from './downloads.ts'
import type { EffectName } from '../../effects.ts'
import { type Faults, interrupt, type Met } from './faults.ts'
import type { Gateway, Outcome } from './gateway.ts'
import { answerGraphql } from './graphql.ts'
import type { GitAnswer } from '../../git-server.ts'
import type { PushServer } from './push-server.ts'
import { badCredentials, type Reply } from './reply.ts'

export interface RequestRecord {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly login: string | null
  /** Whose rights it came with; null for a token that is none. */
  readonly token: Token | null
  readonly operation: string | null
  /** What it changed, or was to change. */
  readonly effect: EffectName | null
  /** When it was answered, or left without an answer, in milliseconds of this process. */
  readonly at: number
  /** What was sent with it to the API; what is pushed stands in the repository. */
  readonly body: string
}

export interface Parts {
  readonly state: State
  readonly gateway: Gateway
  readonly downloads: Downloads
  readonly pushes: PushServer
  readonly faults: Faults
  readonly requests: RequestRecord[]
}

export async function listen(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}` }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString()
}

function rateLimit(parts: Parts): Record<string, string> {
  // What has not changed counts for nothing.
  const used = Math.min(parts.requests.filter(({ status }) => status !== 304).length + 1, 4_999)
  const reset = String(Math.floor(parts.state.now() / 1000) + 3600)
  return { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': String(5000 - used), 'x-ratelimit-used': String(used), 'x-ratelimit-reset': reset, 'x-ratelimit-resource': 'core' }
}

function send(parts: Parts, response: ServerResponse, reply: Reply): void {
  const type = reply.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(reply.status, { ...rateLimit(parts), ...type, ...reply.headers })
  response.end(reply.body === undefined ? '' : JSON.stringify(reply.body))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function graphql(parts: Parts, token: Token, text: string): Promise<Outcome> {
  const operation = 'graphql'
  const { effect, act } = parts.faults.meet({ method: 'POST', operation, body: text, token })
  const early = interrupt(act, 'before')
  if (early !== null) return { operation, effect, reply: early }
  const { body, violations, unscripted } = await answerGraphql(parts.state, token, parsed(text))
  parts.gateway.violations.push(...violations.map((message) => `request graphql: ${message}`))
  parts.gateway.unscripted.push(...unscripted.map((field) => `graphql ${field}`))
  return { operation, effect, reply: interrupt(act, 'after') ?? { status: 200, body } }
}

async function rest(parts: Parts, request: IncomingMessage, url: URL, token: Token, text: string): Promise<Outcome> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const path = url.pathname.slice('/api/v3'.length)
  const body = text === '' ? {} : { body: text }
  return parts.gateway.answer({ method: request.method ?? 'GET', path, query: url.search.slice(1), headers, ...body }, token, url.pathname + url.search)
}

/** An answer that the asker has already, by the tag that it was sent with. */
function unlessKnown(request: IncomingMessage, reply: Reply): Reply {
  if (request.method !== 'GET' || reply.status !== 200) return reply
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body ?? '')).digest('hex')}"`
  const headers = { ...reply.headers, etag }
  return request.headers['if-none-match'] === etag ? { status: 304, headers } : { ...reply, headers }
}

type Note = (status: number, token: Token | null, operation: string | null, effect?: EffectName | null, body?: string) => void

async function api(parts: Parts, request: IncomingMessage, response: ServerResponse, url: URL, note: Note): Promise<void> {
  const text = await textOf(request)
  const token = tokenOf(parts.state, request.headers.authorization)
  const nobody: Outcome = { operation: null, effect: null, reply: badCredentials }
  const known = (who: Token): Promise<Outcome> => (url.pathname === '/api/graphql' ? graphql(parts, who, text) : rest(parts, request, url, who, text))
  const { operation, effect, reply } = token === null ? nobody : await known(token)
  if (typeof reply === 'string') {
    note(0, token, operation, effect, text)
    if (reply === 'drop') request.socket.destroy()
    return
  }
  const answer = unlessKnown(request, reply)
  note(answer.status, token, operation, effect, text)
  send(parts, response, answer)
}

async function git(parts: Parts, request: IncomingMessage, response: ServerResponse, url: URL, operation: string, note: Note): Promise<void> {
  const token = tokenOf(parts.state, request.headers.authorization)
  const refuse = (status: number): void => {
    note(status, token, operation)
    response.writeHead(status, { 'www-authenticate': 'Basic realm="GitHub"' }).end()
  }
  if (token === null || !parts.pushes.mayUse(token, operation)) {
    refuse(token === null ? 401 : 403)
    return
  }
  // Only the transfer itself can fail by order, not the listing of refs before it.
  const { effect, act } = request.method === 'POST' ? parts.faults.meet({ method: 'POST', operation, body: '', token }) : nothingMet
  const fail = (instead: ReturnType<typeof interrupt>): boolean => {
    if (instead === null) return false
    note(typeof instead === 'string' ? 0 : instead.status, token, operation, effect)
    if (instead === 'drop') request.socket.destroy()
    if (typeof instead === 'object') response.writeHead(instead.status, instead.headers).end()
    return true
  }
  if (fail(interrupt(act, 'before'))) return
  await parts.pushes.serve(request, act === null ? response : unheard(), url, token)
  if (fail(interrupt(act, 'after'))) return
  note(response.statusCode, token, operation, effect)
  response.end()
}

const nothingMet: Met = { effect: null, act: null }

/** Takes an answer that nobody gets. */
function unheard(): GitAnswer {
  return { headersSent: true, writeHead: () => undefined, write: () => true }
}

/** Answers everything that comes to the port: git, the API, and what the API redirects to. */
export async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const service = parts.pushes.serviceOf(url)
  // Noted before the answer ends, so that whoever has the answer finds it in the list.
  const note: Note = (status, token, operation, effect = null, body = '') => void parts.requests.push({ method: request.method ?? 'GET', path: request.url ?? '/', status, login: token?.login ?? null, token, operation, effect, at: performance.now(), body })
  if (service !== null) return git(parts, request, response, url, service, note)
  if (url.pathname === '/api/graphql' || url.pathname.startsWith('/api/v3/')) return api(parts, request, response, url, note)
  // On GitHub this is another host: a token that is sent there has leaked.
  if (request.headers.authorization !== undefined) {
    note(400, null, null)
    response.writeHead(400).end('Authorization is not allowed here')
    return
  }
  const reply = parts.downloads.take(url.pathname)
  note(reply === null ? 404 : 200, null, null)
  if (reply === null) response.writeHead(404).end('Not Found')
  else response.writeHead(200, { 'content-type': reply.type, 'content-length': reply.bytes.byteLength }).end(reply.bytes)
}
