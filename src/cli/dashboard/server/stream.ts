import type { SSEStreamingApi } from 'hono/streaming'
import type { WireEvent } from '../../../core/dashboard/wire.ts'
import type { Hub } from './hub.ts'

/** A page that is so far behind is let go: it comes back and gets all there is. */
const mostWaiting = { events: 500, characters: 8_000_000 }
const heartbeatSeconds = 15
/** How soon a page that lost the connection comes back. */
const retryMilliseconds = 1_000

/** Tells one page of everything, until it is gone, too slow, or the server ends. */
export async function streamTo(stream: SSEStreamingApi, hub: Hub, lastEventId: string | null, ended: AbortSignal): Promise<void> {
  const waiting: WireEvent[] = [...hub.since(lastEventId)]
  let characters = 0
  let wake = (): void => undefined
  const end = (): void => {
    stream.abort()
    wake()
  }
  const stop = hub.listen((event) => {
    waiting.push(event)
    characters += event.data.length
    if (waiting.length > mostWaiting.events || characters > mostWaiting.characters) end()
    wake()
  })
  const beat = setInterval(() => wake(), heartbeatSeconds * 1_000)
  stream.onAbort(() => wake())
  ended.addEventListener('abort', end)
  try {
    await stream.write(`retry: ${retryMilliseconds}\n\n`)
    while (!stream.aborted && !stream.closed && !ended.aborted) {
      const event = waiting.shift()
      if (event !== undefined) {
        characters = Math.max(0, characters - event.data.length)
        await stream.writeSSE({ id: event.id, event: event.name, data: event.data })
        continue
      }
      const woken = new Promise<void>((resolve) => (wake = resolve))
      await woken
      if (waiting.length === 0) await stream.write(': still here\n\n')
    }
  } finally {
    stop()
    clearInterval(beat)
    ended.removeEventListener('abort', end)
  }
}
