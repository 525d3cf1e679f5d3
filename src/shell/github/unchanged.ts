import type { getOctokit } from '@actions/github'
import { RequestError } from '@octokit/request-error'

/** What is looked at again and again while CI runs. */
const polled = /\/repos\/[^/]+\/[^/]+\/(?:actions\/runs\?|commits\/[^/]+\/(?:check-runs|status)\?|pulls\/\d+$)/
/** May it be one of these? Said of the address as it was asked for, as to fill one in takes time. */
const perhapsPolled = /\/(?:actions\/runs|check-runs|status|pulls\/[^/?]+)(?:\?|$)/
/** Pages that are remembered, the oldest forgotten first. */
const most = 24

type Octokit = ReturnType<typeof getOctokit>
type Answer = Awaited<ReturnType<Octokit['request']>>

interface Known {
  readonly etag: string
  readonly response: Answer
}

/**
 * Asks for polled lists only if they have changed since the last time (`If-None-Match`): the answer 304 costs nothing
 * of the rate limit, and gives what was answered before. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function rememberUnchanged(octokit: Octokit): void {
  const known = new Map<string, Known>()
  octokit.hook.wrap('request', async (request, parameters) => {
    if (parameters.method !== 'GET' || !perhapsPolled.test(parameters.url)) return request(parameters)
    const { url } = octokit.request.endpoint(parameters)
    if (!polled.test(url)) return request(parameters)
    const before = known.get(url)
    // What is handed to `request` here reaches none of the hooks below: only the parameters themselves do.
    if (before !== undefined) Object.assign(parameters.headers, { 'if-none-match': before.etag })
    try {
      const response = await request(parameters)
      remember(known, url, response)
      return response
    } catch (error) {
      if (before === undefined || !(error instanceof RequestError) || error.status !== 304) throw error
      return copied(before.response)
    }
  })
}

function remember(known: Map<string, Known>, url: string, response: Answer): void {
  known.delete(url)
  if (response.headers.etag === undefined) return
  known.set(url, { etag: response.headers.etag, response: copied(response) })
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
}

/** Whoever gets a page may take it apart, as the pagination does. */
function copied(response: Answer): Answer {
  return { ...response, data: structuredClone<unknown>(response.data) }
}
