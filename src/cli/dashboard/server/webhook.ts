import { createHmac } from 'node:crypto'
import type { Context, Handler } from 'hono'
import type { Heard } from '../github/webhook-events.ts'
import { isSame } from './access.ts'

/** The events that are heard hold a comment and a pull request, far below this. What is larger is seen at the next look. */
const mostBytes = 2 * 1024 * 1024
/** GitHub sends no more; up to here what is too large is read and thrown away, so that it gets an answer. */
const platformBytes = 25 * 1024 * 1024
/** Deliveries that are remembered, the oldest forgotten first. */
const mostDeliveries = 10_000

/** Takes events that GitHub signed, each once. */
export function webhook(secret: string, take: (event: string, payload: unknown) => Heard | Promise<Heard>): Handler {
  const taken = new Set<string>()
  return async (context) => {
    const body = await bodyOf(context.req.raw)
    if (body === null) return context.text(`The event is larger than ${mostBytes} bytes; what it tells is seen at the next look.\n`, 413)
    if (!isSame(context.req.header('x-hub-signature-256') ?? '', `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`))
      return context.text('The signature does not fit: the webhook on GitHub and `--webhook-secret` need the same secret.\n', 401)
    const delivery = context.req.header('x-github-delivery') ?? ''
    if (!/^[\w-]{1,100}$/.test(delivery)) return context.text('The delivery has no id in `X-GitHub-Delivery`.\n', 400)
    if (taken.has(delivery)) return context.text('This delivery was taken before.\n', 409)
    const payload = parsed(body.toString(), context.req.header('content-type') ?? '')
    const heard = payload === undefined ? ({ kind: 'malformed' } as const) : await take(context.req.header('x-github-event') ?? '', payload)
    if (heard.kind !== 'malformed') remember(taken, delivery)
    return answer(context, heard)
  }
}

/** Null when it is too large. */
async function bodyOf({ body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes <= mostBytes) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > platformBytes) break
  }
  return bytes > mostBytes ? null : Buffer.concat(chunks)
}

function answer(context: Context, heard: Heard): Response {
  switch (heard.kind) {
    case 'news':
      return context.text('Taken.\n')
    case 'ignored':
      return context.text('There is nothing in it to show.\n')
    case 'unlisted':
      return context.text('This repository is not shown here: name it with `--repo`.\n', 403)
    case 'malformed':
      return context.text('This is no event as GitHub sends it: choose the content type `application/json`.\n', 400)
  }
}

function parsed(text: string, type: string): unknown {
  try {
    return type.startsWith('application/json') ? (JSON.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}

function remember(taken: Set<string>, delivery: string): void {
  taken.add(delivery)
  const [oldest] = taken
  if (taken.size > mostDeliveries && oldest !== undefined) taken.delete(oldest)
}
