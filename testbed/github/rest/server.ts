import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { GitAnswer } from '../../git-server.ts'
import { tokenOf } from './access.ts'
import { interrupt, type Met } from './faults.ts'
import type { PushServer } from './push-server.ts'
import { type ApiParts, type Note, type RequestRecord, respond } from './respond.ts'

export interface Parts extends ApiParts {
  readonly pushes: PushServer
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
  return {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(5000 - used),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': reset,
    'x-ratelimit-resource': 'core',
  }
}

async function git(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  operation: string,
  note: Note,
): Promise<void> {
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
  const [method, path] = [request.method ?? 'GET', request.url ?? '/']
  const note: Note = (status, token, operation, effect = null, body = '') =>
    void parts.requests.push({ method, path, status, login: token?.login ?? null, token, operation, effect, at: performance.now(), body })
  if (service !== null) return git(parts, request, response, url, service, note)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const answer = await respond(parts, { method, path, headers, body: await textOf(request) }, note)
  if (answer === 'drop') request.socket.destroy()
  if (typeof answer === 'object')
    response.writeHead(answer.status, { ...(url.pathname.startsWith('/api/') ? rateLimit(parts) : {}), ...answer.headers }).end(answer.body)
}
