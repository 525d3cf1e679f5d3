import { type Card, cardStates } from '../core/dashboard/card.ts'
import { arrange, type Order, orders, summarise, type Summary, type View } from '../core/dashboard/view.ts'
import { dollars, rounded, stateWords } from '../core/dashboard/words.ts'
import { type CardView, cardView } from './card-view.ts'
import { element, part } from './elements.ts'

const ageEvery = 30_000

/** All pull requests on the page, and what the person wants to see of them. */
export interface List {
  set(card: Card): void
  remove(id: string): void
  /** In the place of all that is shown. */
  replace(cards: readonly Card[]): void
}

export function openList(): List {
  const cards = new Map<string, Card>()
  const views = new Map<string, CardView>()
  const changed = new Set<string>()
  let view: View = { query: '', state: 'all', order: 'attention' }
  let isPlanned = false
  const render = (): void => {
    isPlanned = false
    for (const id of changed) showCard(id, cards.get(id), views)
    changed.clear()
    const shown = arrange(cards.values(), view)
    placeInOrder(shown.flatMap(({ id }) => views.get(id)?.root ?? []))
    const summary = summarise(cards.values())
    showTiles(summary)
    showStates(summary, view.state, (state) => look({ ...view, state }))
    tellNothing(cards.size, shown.length, () => {
      query.value = ''
      look({ ...view, query: '', state: 'all' })
    })
    document.title = `${summary.states.working === 0 ? '' : `(${summary.states.working} at work) `}CI feedback loop`
  }
  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    // Pages in the background draw no frames.
    if (document.hidden) setTimeout(render, 0)
    else requestAnimationFrame(render)
  }
  const look = (next: View): void => {
    view = next
    plan()
  }
  const query = part('query', HTMLInputElement)
  const order = part('order', HTMLSelectElement)
  order.append(...Object.entries(orders).map(([value, words]) => element('option', { value }, words)))
  query.addEventListener('input', () => look({ ...view, query: query.value }))
  order.addEventListener('change', () => look({ ...view, order: orderOf(order.value) }))
  setInterval(() => {
    for (const one of views.values()) one.age(Date.now())
  }, ageEvery)
  plan()
  const set = (card: Card): void => {
    cards.set(card.id, card)
    changed.add(card.id)
    plan()
  }
  const remove = (id: string): void => {
    cards.delete(id)
    changed.add(id)
    plan()
  }
  return {
    set,
    remove,
    replace: (all) => {
      const kept = new Set(all.map(({ id }) => id))
      for (const id of cards.keys()) if (!kept.has(id)) remove(id)
      // What is as it was keeps its place, and what the person does there.
      for (const card of all) if (JSON.stringify(cards.get(card.id)) !== JSON.stringify(card)) set(card)
    },
  }
}

function showCard(id: string, card: Card | undefined, views: Map<string, CardView>): void {
  if (card === undefined) {
    views.get(id)?.end()
    views.get(id)?.root.remove()
    views.delete(id)
    return
  }
  const view = views.get(id) ?? cardView()
  views.set(id, view)
  view.show(card)
}

/** Moves only what is out of its place, and gives back the focus that a move takes away. */
function placeInOrder(wanted: readonly Element[]): void {
  const list = part('cards', HTMLUListElement)
  const focused = document.activeElement
  const keep = new Set(wanted)
  for (const child of [...list.children]) if (!keep.has(child)) child.remove()
  let next: Element | null = list.firstElementChild
  for (const child of wanted) {
    if (child === next) next = child.nextElementSibling
    else list.insertBefore(child, next)
  }
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true })
}

function showTiles({ open, states, costUsd, minutes }: Summary): void {
  const tile = (name: string, value: string, kind: string, more = ''): HTMLElement =>
    element(
      'div',
      { 'data-kind': kind },
      element('dt', {}, name),
      element('dd', {}, value, more === '' ? null : element('small', {}, more)),
    )
  part('tiles', HTMLDListElement).replaceChildren(
    tile('Open loops', String(open), 'open', states.working === 0 ? '' : `${states.working} at work`),
    tile('Green', String(states.green), 'green'),
    tile('Need a person', String(states['needs-person']), 'needs-person'),
    tile('Cost', costUsd === null ? '–' : dollars(costUsd), 'cost', `${rounded(minutes)} agent minutes`),
  )
}

function showStates(summary: Summary, chosen: View['state'], choose: (state: View['state']) => void): void {
  const group = part('states', HTMLDivElement)
  const wanted = [
    ['all', 'All', summary.open] as const,
    ...cardStates.map((state) => [state, stateWords[state].label, summary.states[state]] as const),
  ]
  if (group.childElementCount === 0) {
    group.append(
      ...wanted.map(([state, label]) => {
        const button = element('button', { type: 'button', 'data-state': state }, label, element('span', { class: 'count' }))
        button.addEventListener('click', () => choose(state))
        return button
      }),
    )
  }
  for (const [at, [state, , count]] of wanted.entries()) {
    const button = group.children[at]
    button?.setAttribute('aria-pressed', String(state === chosen))
    const number = button?.querySelector('.count')
    if (number !== null && number !== undefined) number.textContent = String(count)
  }
}

function tellNothing(all: number, shown: number, showAll: () => void): void {
  const place = part('nothing', HTMLParagraphElement)
  place.hidden = shown > 0
  if (shown > 0) return
  if (all === 0) {
    place.textContent = 'No open pull request has a loop yet. It appears here as soon as the loop says its first word on one.'
    return
  }
  const button = element('button', { type: 'button' }, 'Show all')
  button.addEventListener('click', showAll)
  place.replaceChildren('Nothing fits what you look for. ', button)
}

function orderOf(value: string): Order {
  return (Object.keys(orders) as readonly Order[]).find((order) => order === value) ?? 'attention'
}
