import type { Wire, WireName } from '../core/dashboard/wire.ts'
import { element, part } from './elements.ts'

const retryAfter = 5_000

/** What is done with each event of the server, by its name. */
export type Handlers = { readonly [Name in WireName]: (data: Wire[Name]) => void }

/** Listens to the server for as long as the page is open. */
export function listen(handlers: Handlers): void {
  const source = new EventSource('/events')
  for (const name of ['snapshot', 'card', 'gone', 'health'] as const) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      // It comes from the server that this page itself comes from.
      const handle = handlers[name] as (data: unknown) => void
      handle(JSON.parse(event.data))
    })
  }
  source.addEventListener('open', () => tell('live', 'Live'))
  source.addEventListener('error', () => {
    tell('connecting', 'Reconnecting…')
    // Where the connection was lost the browser comes back by itself, and says what it had last.
    if (source.readyState === EventSource.CLOSED) void comeBack(handlers)
  })
}

/** The server has refused. That it does not know us any more is for the person; all else passes. */
async function comeBack(handlers: Handlers): Promise<void> {
  const answer = await fetch('/board.json').catch(() => null)
  if (answer?.status === 401) {
    tell('lost', 'Not let in')
    part('notices', HTMLDivElement).replaceChildren(
      element(
        'p',
        { class: 'notice' },
        'The dashboard was started anew, and its address has changed: open the one that the command printed. What is shown here is old.',
      ),
    )
    return
  }
  setTimeout(() => listen(handlers), retryAfter)
}

function tell(state: 'live' | 'connecting' | 'lost', words: string): void {
  const place = part('connection', HTMLParagraphElement)
  if (place.dataset['state'] === state) return
  place.dataset['state'] = state
  place.textContent = words
}
