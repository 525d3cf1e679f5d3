import { getOctokit } from '@actions/github'
import * as v from 'valibot'
import { type Client, isForbidden, limitSeconds, messageOf, statusOf } from './client.ts'
import type { Clock, Log } from '../../ports/world.ts'

/** Pages that are remembered, those that were not asked for the longest time forgotten first. */
const mostRemembered = 500

/** What GitHub says of the budget of requests. */
export interface RequestBudget {
  readonly limit: number
  readonly remaining: number
  /** When it is full again, in milliseconds since 1970. */
  readonly resetAt: number
}

/** Why nothing came. `until` in milliseconds since 1970; `why` is one sentence, and never holds the token. */
export type Trouble =
  | { readonly kind: 'limited'; readonly until: number }
  | { readonly kind: 'failed'; readonly why: string }
  /** The token is wrong, may not, or sees no such thing. */
  | { readonly kind: 'refused'; readonly why: string; readonly isMissing: boolean }

/** One page. `value` is null when it is the same as the last time, which cost nothing of the budget. */
type Page<T> = { readonly kind: 'page'; readonly value: T | null; readonly hasMore: boolean } | Trouble

/** Looks at one GitHub again and again, by conditional requests, and tells every limit at once instead of waiting for its end. */
export interface Looker {
  /** Asks for a page, and reads what changed by `schema`. */
  page<S extends v.GenericSchema>(
    route: string,
    parameters: Readonly<Record<string, string | number>>,
    schema: S,
  ): Promise<Page<v.InferOutput<S>>>
  /** As the last answer told it; null before the first, and where the server has no limit. */
  budget(): RequestBudget | null
  /** For what the parts of the shell ask about a repository. */
  client(repository: string, log: Log): Client
}

/** `baseUrl` without a slash at its end; a request takes at most `timeoutSeconds`. */
export function openLooker({
  token,
  baseUrl,
  clock,
  timeoutSeconds,
  cancelled,
}: {
  readonly token: string
  readonly baseUrl: string
  readonly clock: Clock
  readonly timeoutSeconds: number
  readonly cancelled: AbortSignal
}): Looker {
  const octokit = getOctokit(token, { userAgent: 'ci-feedback-loop', baseUrl })
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.any([cancelled, AbortSignal.timeout(timeoutSeconds * 1_000)]) }
  })
  const known = new Map<string, { readonly etag: string; readonly hasMore: boolean }>()
  let budget: RequestBudget | null = null
  const remember = (key: string, etag: string | undefined, hasMore: boolean): void => {
    known.delete(key)
    if (etag !== undefined) known.set(key, { etag, hasMore })
    const [oldest] = known.keys()
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
  }
  const page: Looker['page'] = async (route, parameters, schema) => {
    const key = `${route} ${JSON.stringify(parameters)}`
    const before = known.get(key)
    try {
      const response = await octokit.request(route, {
        ...parameters,
        headers: before === undefined ? {} : { 'if-none-match': before.etag },
      })
      const { headers } = response
      budget = budgetOf(headers) ?? budget
      const parsed = v.safeParse(schema, response.data)
      if (!parsed.success) return { kind: 'failed', why: `GitHub's answer to ${route} has another shape than expected.` }
      const hasMore = (headers.link ?? '').includes('rel="next"')
      remember(key, headers.etag, hasMore)
      return { kind: 'page', value: parsed.output, hasMore }
    } catch (error) {
      budget = budgetOf(headersOf(error)) ?? budget
      if (before !== undefined && statusOf(error) === 304) {
        // What was asked for lately is what will be asked for again.
        remember(key, before.etag, before.hasMore)
        return { kind: 'page', value: null, hasMore: before.hasMore }
      }
      return troubleOf(error, route, clock.now())
    }
  }
  return {
    page,
    budget: () => budget,
    client: (repository, log) => {
      const [owner = '', repo = ''] = repository.split('/', 2)
      return { octokit, owner, repo, fetch, clock, log }
    },
  }
}

/** Why a request came to nothing, in words for the person who gave the token. */
function troubleOf(error: unknown, route: string, now: number): Trouble {
  const seconds = limitSeconds(error, now)
  if (seconds !== null) return { kind: 'limited', until: now + seconds * 1_000 }
  const status = statusOf(error)
  if (status === 401)
    return {
      kind: 'refused',
      isMissing: false,
      why: 'GitHub does not accept the token: it is wrong, expired or revoked. Start the command again with another.',
    }
  if (status === 404 || status === 410 || status === 422)
    return {
      kind: 'refused',
      isMissing: true,
      why: 'There is no such repository, or the token may not see it. It takes read access to pull requests, issues, checks and contents.',
    }
  if (isForbidden(error) || status === 403)
    return {
      kind: 'refused',
      isMissing: false,
      why: `The token may not read ${route.replace(/^GET /, '')}. It takes read access to pull requests, issues, checks and contents.`,
    }
  if (status !== null) return { kind: 'failed', why: `GitHub answered ${status} to ${route}.` }
  return { kind: 'failed', why: `GitHub did not answer: ${messageOf(error).split('\n', 1)[0]?.replace(/\.$/, '').slice(0, 200) ?? ''}.` }
}

type Headers = Readonly<Record<string, string | number | undefined>>

function headersOf(error: unknown): Headers {
  return typeof error === 'object' && error !== null && 'response' in error
    ? ((error.response as { readonly headers?: Headers } | undefined)?.headers ?? {})
    : {}
}

/** Null where the answer says nothing of it, as a server without limits. */
function budgetOf(headers: Headers): RequestBudget | null {
  const [limit, remaining, reset] = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
    Number(headers[name] ?? Number.NaN),
  )
  return limit === undefined || remaining === undefined || reset === undefined || !Number.isFinite(limit + remaining + reset)
    ? null
    : { limit, remaining, resetAt: reset * 1_000 }
}
