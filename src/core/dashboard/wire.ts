import type { Card } from './card.ts'
import type { Health } from './pace.ts'

/** What the server tells the page, as the data of events of these names. */
export interface Wire {
  /** All there is: what was known before counts no more. */
  readonly snapshot: { readonly cards: readonly Card[]; readonly health: readonly Health[] }
  readonly card: Card
  readonly gone: { readonly id: string }
  readonly health: Health
}

export type WireName = keyof Wire

/** One event as it is sent; `data` is JSON. */
export interface WireEvent {
  readonly id: string
  readonly name: WireName
  readonly data: string
}
