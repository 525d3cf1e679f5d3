import { type Card, cardStates, type CardState } from './card.ts'

/** By which the cards are put in order. */
export const orders = {
  attention: 'Needs attention first',
  updated: 'Newest first',
  cost: 'Highest cost first',
  number: 'By number',
} as const
export type Order = keyof typeof orders

/** What the person at the page wants to see. */
export interface View {
  /** Words that all must stand in its title, branch, author, name or last heading. */
  readonly query: string
  readonly state: CardState | 'all'
  readonly order: Order
}

const compare: Readonly<Record<Order, (one: Card, other: Card) => number>> = {
  attention: (one, other) => rank(one.state) - rank(other.state) || other.at - one.at,
  updated: (one, other) => other.at - one.at,
  cost: (one, other) => (other.costUsd ?? -1) - (one.costUsd ?? -1) || other.minutes - one.minutes,
  number: (one, other) => (one.repository < other.repository ? -1 : one.repository > other.repository ? 1 : one.number - other.number),
}

/** The cards in their order, those that do not fit left out. Equal ones stay in the order of their names. */
export function arrange(cards: Iterable<Card>, { query, state, order }: View): readonly Card[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = (card: Card): boolean => (state === 'all' || card.state === state) && words.every((word) => textOf(card).includes(word))
  return [...cards].filter(fits).toSorted((one, other) => compare[order](one, other) || compare.number(one, other))
}

/** The figures above the cards. */
export interface Summary {
  readonly open: number
  readonly states: Readonly<Record<CardState, number>>
  /** Null where no agent told. */
  readonly costUsd: number | null
  readonly minutes: number
}

export function summarise(cards: Iterable<Card>): Summary {
  const all = [...cards]
  const count = (state: CardState): number => all.filter((card) => card.state === state).length
  const costs = all.flatMap(({ costUsd }) => costUsd ?? [])
  return {
    open: all.length,
    states: {
      'needs-person': count('needs-person'),
      working: count('working'),
      waiting: count('waiting'),
      green: count('green'),
      stopped: count('stopped'),
      idle: count('idle'),
    },
    costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    minutes: all.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

function rank(state: CardState): number {
  return cardStates.indexOf(state)
}

function textOf({ id, title, branch, author, headline, flaky }: Card): string {
  return [id, title, branch, author, headline ?? '', ...flaky].join('\n').toLowerCase()
}
