import { getOctokit } from '@actions/github'
import { RequestError } from '@octokit/request-error'
import { ConfigError } from '../../core/model/config.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { Clock, Log } from '../../ports/world.ts'
import { readPlainJson } from './plain-json.ts'
import { rememberUnchanged } from './unchanged.ts'

export type Octokit = ReturnType<typeof getOctokit>

/** What every part of the GitHub shell works with. */
export interface Client {
  readonly octokit: Octokit
  readonly owner: string
  readonly repo: string
  /** How anything is asked that is none of the API, such as what it redirects to. */
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly log: Log
}

/** How long a request may take where nobody says otherwise. */
const usualTimeoutSeconds = 60
/** From the first refusal on a turn is patient for so long, so that it always ends: the limit of an hour is lifted within one. */
const longestWaitSeconds = 3_600
const mostTries = 4

/**
 * Connects to the API that the runner names, by `fetch` unless another way is given. Reads are repeated when the server stumbles; writes never are,
 * because a lost answer may be a write that was applied. Rate limits reject before applying, so both wait for them.
 * A request without an answer ends after `timeoutSeconds`, as one whose answer was lost.
 */
export function connect(options: {
  readonly token: string
  readonly repository: string
  readonly clock: Clock
  readonly log: Log
  readonly timeoutSeconds?: number
  readonly fetch?: typeof fetch
}): Client {
  const { clock, log, timeoutSeconds = usualTimeoutSeconds } = options
  const [owner = '', repo = ''] = options.repository.split('/', 2)
  const octokit = getOctokit(options.token, {
    userAgent: 'ci-feedback-loop',
    ...(options.fetch === undefined ? {} : { request: { fetch: options.fetch } }),
  })
  readPlainJson(octokit)
  rememberUnchanged(octokit)
  const patience = openPatience()
  octokit.hook.wrap('request', async (request, parameters) => {
    for (let tried = 1; ; tried += 1) {
      try {
        parameters.request = { ...parameters.request, signal: AbortSignal.timeout(timeoutSeconds * 1_000) }
        return await request(parameters)
      } catch (error) {
        const seconds = patience(error, clock.now()) ?? secondsToRecover(error, parameters.method, tried)
        if (seconds === null || tried >= mostTries || clock.cancelled()) throw explained(error, parameters.method, parameters.url)
        if (seconds > 5) log.info(`GitHub asks to wait ${Math.ceil(seconds)} s (${parameters.method} ${parameters.url}).`)
        await clock.wait(seconds)
      }
    }
  })
  return { octokit, owner, repo, fetch: options.fetch ?? fetch, clock, log }
}

/** Says what was asked and what came back, for a bare status tells people nothing. */
function explained(error: unknown, method: string, url: string): unknown {
  if (!(error instanceof RequestError)) return error
  const status = statusOf(error)
  error.message = `GitHub ${status === null ? 'did not answer' : `answered ${status}`} to ${method} ${url}${error.message.trim() === '' ? '' : `: ${error.message}`}`
  return error
}

/** Tells how many seconds to wait for the end of a rate limit; null when the error is none, or its end is too far away. */
function openPatience(): (error: unknown, now: number) => number | null {
  let until = Number.POSITIVE_INFINITY
  return (error, now) => {
    const seconds = limitSeconds(error, now)
    if (seconds === null) return null
    until = Math.min(until, now + longestWaitSeconds * 1_000)
    return now + seconds * 1_000 <= until ? seconds : null
  }
}

/** How many seconds GitHub asks to wait for the end of a rate limit; null when the error is none. `now` in milliseconds since 1970. */
export function limitSeconds(error: unknown, now: number): number | null {
  const status = statusOf(error)
  if (!(error instanceof RequestError) || (status !== 403 && status !== 429)) return null
  const headers = error.response?.headers ?? {}
  const after = Number(headers['retry-after'] ?? Number.NaN)
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) - now / 1_000 : Number.NaN
  return Number.isFinite(after) ? after : Number.isFinite(reset) ? Math.max(reset, 1) : /secondary rate/i.test(error.message) ? 60 : null
}

/** How long to leave a server alone that stumbled; null when asking again is not right. */
function secondsToRecover(error: unknown, method: string, tried: number): number | null {
  const status = statusOf(error)
  return (status === null || status >= 500) && method === 'GET' ? 0.5 * 2 ** (tried - 1) : null
}

/** The status of a failed request, null when no answer came at all. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof RequestError)) return null
  // octokit gives 500 to a connection that failed; such an error has no response.
  return error.response === undefined ? null : error.status
}

/** May the write have been applied although its answer was lost? */
export function isLost(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false
  const status = statusOf(error)
  return status === null || status >= 500
}

/** Does the token lack the right? A rate limit answers 403, too, and is none of that. */
export function isForbidden(error: unknown): boolean {
  return statusOf(error) === 403 && /not accessible|must have|permission|not allowed|blocked by/i.test(answerOf(error))
}

/** GitHub's own words, without the address that was asked, which may hold any word. */
function answerOf(error: unknown): string {
  const data: unknown = error instanceof RequestError ? error.response?.data : null
  return typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : ''
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Runs a call that the turn cannot do without, and names the permission when the token lacks it. */
export async function need<T>(permission: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const status = statusOf(error)
    if (status === 401)
      throw new ConfigError(
        'GitHub does not accept the token: it is wrong, expired or revoked.',
        'Check the input `token`; leave it out to use the token of the job.',
      )
    if (isForbidden(error))
      throw new ConfigError(
        `The token lacks the permission \`${permission}\`.`,
        `Add the line \`${permission}\` under \`permissions:\` of the job that runs this step (for an App: grant it in the App's settings).`,
      )
    throw error
  }
}

/** Runs a call that the turn can do without: a refusal gives null and a warning. */
export async function optional<T>(client: Client, what: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    client.log.warn(warnings.unavailable(what, `${statusOf(error) ?? 'no answer'} ${error.message}`))
    return null
  }
}
