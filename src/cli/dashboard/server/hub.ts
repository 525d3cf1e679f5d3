import type { Board, Change, News } from '../../../core/dashboard/board.ts'
import { cardsOf, learn } from '../../../core/dashboard/board.ts'
import { openHistory } from '../../../core/dashboard/history.ts'
import type { Health } from '../../../core/dashboard/pace.ts'
import type { Wire, WireEvent, WireName } from '../../../core/dashboard/wire.ts'

/** As much as a page that lost the connection may have missed and still be told of piece by piece. */
const history = { events: 1_000, characters: 4_000_000 }

/** Gets each event as it happens. */
export type Listener = (event: WireEvent) => void

/** What is known, and who wants to hear of it. */
export interface Hub {
  readonly tell: (news: News) => void
  readonly tellHealth: (health: Health) => void
  board(): Board
  snapshot(): Wire['snapshot']
  /** What a page is told first: what came after the event that it had last, or all there is. */
  since(lastEventId: string | null): readonly WireEvent[]
  /** Ends with the function that it gives. */
  listen(listener: Listener): () => void
  listeners(): number
}

/** `life` is of word characters, and no other server at this address has had the same. */
export function openHub(life: string, repositories: readonly string[]): Hub {
  const past = openHistory(life, history.events, history.characters)
  const listeners = new Set<Listener>()
  const health = new Map<string, Health>(repositories.map((repository) => [repository, { repository, state: 'starting', says: null }]))
  let board: Board = new Map()
  const send = (name: WireName, data: unknown): void => {
    const event = past.add(name, JSON.stringify(data))
    for (const listener of listeners) listener(event)
  }
  const snapshot: Hub['snapshot'] = () => ({ cards: cardsOf(board), health: [...health.values()] })
  return {
    snapshot,
    tell: (news) => {
      const learnt = learn(board, news)
      board = learnt.board
      for (const change of learnt.changes) sendChange(change, send)
    },
    tellHealth: (now) => {
      const before = health.get(now.repository)
      health.set(now.repository, now)
      if (before?.state !== now.state || before.says !== now.says) send('health', now)
    },
    board: () => board,
    since: (id) => (id === null ? null : past.after(id)) ?? [{ id: past.newest(), name: 'snapshot', data: JSON.stringify(snapshot()) }],
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listeners: () => listeners.size,
  }
}

function sendChange(change: Change, send: (name: WireName, data: unknown) => void): void {
  if (change.kind === 'card') send('card', change.card)
  else send('gone', { id: change.id })
}
