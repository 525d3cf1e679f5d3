import { hash } from 'node:crypto'
import type { EffectName } from '../../effects.ts'
import type { State, Token } from '../state.ts'
import { tokenOf } from './access.ts'
import type { Downloads } from './downloads.ts'
import { type Faults, interrupt, type Silence } from './faults.ts'
import type { Gateway, Outcome } from './gateway.ts'
import type { GitRepository } from './git-repository.ts'
import { answerGraphql } from './graphql.ts'
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

/** What answers the API, and what it redirects to. */
export interface ApiParts {
  readonly state: State
  readonly repository: Pick<GitRepository, 'resolve'>
  readonly gateway: Gateway
  readonly downloads: Downloads
  readonly faults: Faults
}

/** A request, however it came. */
export interface Asked {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer, however it goes out, or none. */
export type Answer =
  { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | Uint8Array } | Silence

/** Notes what came of a request. To be called before the answer goes out, so that whoever has it finds it in the list. */
export type Note = (status: number, token: Token | null, operation: string | null, effect?: EffectName | null, body?: string) => void

/** Answers what is asked of the API, or of an address that it redirected to. */
export async function respond(parts: ApiParts, asked: Asked, note: Note): Promise<Answer> {
  const url = new URL(asked.path, 'http://stand-in')
  return url.pathname === '/api/graphql' || url.pathname.startsWith('/api/v3/')
    ? api(parts, asked, url, note)
    : download(parts, asked, url, note)
}

async function api(parts: ApiParts, asked: Asked, url: URL, note: Note): Promise<Answer> {
  const token = tokenOf(parts.state, asked.headers['authorization'])
  const nobody: Outcome = { operation: null, effect: null, reply: badCredentials }
  const known = (who: Token): Promise<Outcome> =>
    url.pathname === '/api/graphql' ? graphql(parts, who, asked.body) : rest(parts, asked, url, who)
  const { operation, effect, reply } = token === null ? nobody : await known(token)
  const answer = typeof reply === 'string' ? reply : unlessKnown(asked, reply)
  note(typeof answer === 'string' ? 0 : answer.status, token, operation, effect, asked.body)
  return answer
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function graphql(parts: ApiParts, token: Token, text: string): Promise<Outcome> {
  const operation = 'graphql'
  const { effect, act } = parts.faults.meet({ method: 'POST', operation, body: text, token })
  const early = interrupt(act, 'before')
  if (early !== null) return { operation, effect, reply: early }
  const { body, violations, unscripted } = await answerGraphql(parts.state, token, parsed(text), {
    resolve: (ref) => parts.repository.resolve(ref),
    mergeable: (pull) => parts.gateway.mergeable(pull),
  })
  parts.gateway.violations.push(...violations.map((message) => `request graphql: ${message}`))
  parts.gateway.unscripted.push(...unscripted.map((field) => `graphql ${field}`))
  return { operation, effect, reply: interrupt(act, 'after') ?? { status: 200, body } }
}

async function rest(parts: ApiParts, { method, headers, body: text }: Asked, url: URL, token: Token): Promise<Outcome> {
  const path = url.pathname.slice('/api/v3'.length)
  const body = text === '' ? {} : { body: text }
  return parts.gateway.answer(
    { method, path, query: url.search.slice(1), headers: { ...headers }, ...body },
    token,
    url.pathname + url.search,
  )
}

/** As it is sent; an answer that the asker has already is named by the tag that it was sent with. */
function unlessKnown({ method, headers: sent }: Asked, { status, headers, body }: Reply): Answer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  if (method !== 'GET' || status !== 200) return { status, headers: { ...type, ...headers }, body: text }
  const etag = `W/"${hash('sha1', text)}"`
  return sent['if-none-match'] === etag
    ? { status: 304, headers: { ...headers, etag }, body: '' }
    : { status, headers: { ...type, ...headers, etag }, body: text }
}

function download(parts: ApiParts, asked: Asked, url: URL, note: Note): Answer {
  // On GitHub this is another host: a token that is sent there has leaked.
  if (asked.headers['authorization'] !== undefined) {
    note(400, null, null)
    return { status: 400, headers: {}, body: 'Authorization is not allowed here' }
  }
  const reply = parts.downloads.take(url.pathname)
  note(reply === null ? 404 : 200, null, null)
  if (reply === null) return { status: 404, headers: {}, body: 'Not Found' }
  return { status: 200, headers: { 'content-type': reply.type, 'content-length': String(reply.bytes.byteLength) }, body: reply.bytes }
}
