import type { getOctokit } from '@actions/github'

/**
 * Reads answers with the engine's own JSON parser. Octokit's keeps whole numbers above 2^53 exact, for which it looks at
 * each value by itself and takes four times as long; no id of GitHub's comes near.
 */
export function readPlainJson(octokit: ReturnType<typeof getOctokit>): void {
  octokit.hook.wrap('request', async (request, parameters) => {
    parameters.request = { ...parameters.request, parseSuccessResponseBody: false }
    const response = await request(parameters)
    const body: unknown = response.data
    return body instanceof ReadableStream
      ? { ...response, data: await read(body, response.headers['content-type'] ?? '') }
      : { ...response, data: body ?? '' }
  })
}

/** What is neither JSON nor text is given as bytes, as Octokit does. */
async function read(body: ReadableStream, type: string): Promise<unknown> {
  const answer = new Response(body)
  if (!type.startsWith('application/json')) return /^$|^text\/|charset=utf-8/i.test(type) ? answer.text() : answer.arrayBuffer()
  const text = await answer.text()
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text
  }
}
