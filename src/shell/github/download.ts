import type { Client } from './client.ts'
import { warnings } from '../../core/report/warnings.ts'

export interface Download {
  readonly chunks: readonly Uint8Array[]
  /** True when there was more than `maxBytes`. */
  readonly cut: boolean
}

const timeoutMilliseconds = 60_000
const mostTries = 3

/**
 * Downloads what GitHub answers with a redirect, in memory and within a bound. The token goes to GitHub alone:
 * the link that it redirects to carries its own right to be read. A patient request also waits for what is not there yet.
 */
export async function fetchBounded(
  client: Client,
  request: {
    readonly route: string
    readonly what: string
    readonly maxBytes: number
    readonly keep: 'head' | 'tail'
    readonly patient?: boolean
  },
): Promise<Download | null> {
  for (let tried = 1; tried <= mostTries; tried += 1) {
    try {
      const location = await redirectOf(client, request.route)
      const response = await client.fetch(location, { signal: AbortSignal.timeout(timeoutMilliseconds) })
      if (response.ok && response.body !== null) return await readBounded(response.body, request)
      client.log.warn(warnings.notDownloaded(request.what, `status ${response.status}`))
      if (response.status < 500) return null
    } catch (error) {
      client.log.warn(warnings.notDownloaded(request.what, error))
      if (isFinal(error) && request.patient !== true) return null
    }
    await client.clock.wait(request.patient === true ? tried * 3 : tried)
  }
  return null
}

async function redirectOf({ octokit }: Client, route: string): Promise<string> {
  const response = await octokit.request(`GET ${route}`, { request: { redirect: 'manual' } })
  const location = response.headers.location
  if (location === undefined) throw new Error('GitHub answered without a link to the content')
  return location
}

function isFinal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  )
}

/** `tail` keeps the end, where a log has its errors; `head` stops at the bound. */
async function readBounded(
  body: ReadableStream<Uint8Array>,
  { maxBytes, keep }: { readonly maxBytes: number; readonly keep: 'head' | 'tail' },
): Promise<Download> {
  const chunks: Uint8Array[] = []
  let held = 0
  let cut = false
  for await (const chunk of body) {
    chunks.push(chunk)
    held += chunk.byteLength
    if (held <= maxBytes) continue
    cut = true
    if (keep === 'head') break
    while (held > maxBytes && chunks.length > 1) held -= chunks.shift()?.byteLength ?? 0
  }
  return { chunks, cut }
}
