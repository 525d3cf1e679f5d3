import type { GitRepository } from './git-repository.ts'
import type { MatchedRequest, Schema } from './schema.ts'
import type { State, Token } from '../state.ts'

/** An answer before it is written to the socket. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that passed the token, the permission and the description. */
export interface Call extends MatchedRequest {
  readonly token: Token
  /** Path and query as they came, for links to further pages. */
  readonly url: string
}

/** What goes on outside the API when a call was taken on. */
export interface Consequences {
  dispatched(dispatch: { readonly workflow: number; readonly ref: string; readonly login: string; readonly run: number }): void
  rerun(run: number): void
}

/** All that an operation may use. */
export interface Hub {
  readonly state: State
  readonly repository: GitRepository
  readonly schema: Pick<Schema, 'example' | 'exampleItem'>
  /** `http://127.0.0.1:PORT` and `…/api/v3`. */
  readonly serverUrl: string
  readonly apiUrl: string
  readonly consequences: Consequences
  /** Puts bytes at a one-time address that asks for no token. */
  offer(bytes: Uint8Array, type: string): string
}

export type Operation = (call: Call, hub: Hub) => Reply | Promise<Reply>

export const notFound: Reply = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
}
export const badCredentials: Reply = {
  status: 401,
  body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' },
}

/** GitHub words it by the kind of the token. */
export function forbidden(
  token: Token,
  message = `Resource not accessible by ${token.kind === 'user' ? 'personal access token' : 'integration'}`,
): Reply {
  return { status: 403, body: { message, documentation_url: 'https://docs.github.com/rest', status: '403' } }
}

export function ok(body: unknown): Reply {
  return { status: 200, body }
}

export function unprocessable(message: string, errors?: readonly unknown[]): Reply {
  return {
    status: 422,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: '422', ...(errors === undefined ? {} : { errors }) },
  }
}

/** The number in a path such as `{issue_number}`. */
export function numberParam(call: Call, name: string): number {
  return Number(call.params[name])
}

export function textParam(call: Call, name: string): string {
  return call.params[name] ?? ''
}

/** A text of the request's body. */
export function textField(call: Call, name: string): string {
  const value = call.body[name]
  return typeof value === 'string' ? value : ''
}

/** One page of a list with GitHub's `Link` header; `key` is for answers that wrap the list beside `total_count`. */
export async function paged<T>(call: Call, hub: Hub, items: readonly T[], render: (item: T) => unknown, key?: string): Promise<Reply> {
  const size = Math.min(Math.max(Number(call.query['per_page'] ?? 30), 1), 100)
  const page = Math.max(Number(call.query['page'] ?? 1), 1)
  const last = Math.max(Math.ceil(items.length / size), 1)
  const rendered = await Promise.all(items.slice((page - 1) * size, page * size).map((item) => Promise.resolve(render(item))))
  const link = linkHeader(call, hub, page, last)
  return {
    status: 200,
    body: key === undefined ? rendered : { total_count: items.length, [key]: rendered },
    headers: link === '' ? {} : { link },
  }
}

function linkHeader(call: Call, hub: Hub, page: number, last: number): string {
  const at = (number: number, name: string): string => {
    const url = new URL(call.url, hub.serverUrl)
    url.searchParams.set('page', String(number))
    return `<${url.href}>; rel="${name}"`
  }
  const back = page > 1 ? [at(page - 1, 'prev'), at(1, 'first')] : []
  const forth = page < last ? [at(page + 1, 'next'), at(last, 'last')] : []
  return [...back, ...forth].join(', ')
}

/** GitHub's timestamps have whole seconds. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
