import type { Card } from '../core/dashboard/card.ts'
import type { Health } from '../core/dashboard/pace.ts'
import { bannerOf, stateWords } from '../core/dashboard/words.ts'
import { element, part } from './elements.ts'
import { openList } from './list.ts'
import { listen } from './live.ts'

const list = openList()
const health = new Map<string, Health>()
const states = new Map<string, string>()

listen({
  snapshot: (all) => {
    list.replace(all.cards)
    states.clear()
    for (const card of all.cards) states.set(card.id, wordsOf(card))
    health.clear()
    for (const one of all.health) health.set(one.repository, one)
    tellHealth()
  },
  card: (card) => {
    list.set(card)
    announce(card)
  },
  gone: ({ id }) => {
    list.remove(id)
    states.delete(id)
  },
  health: (one) => {
    health.set(one.repository, one)
    tellHealth()
  },
})

function wordsOf(card: Card): string {
  return bannerOf(card) ?? stateWords[card.state].label
}

/** For those who do not see the page: what changed, not each stage of it. */
function announce(card: Card): void {
  const words = wordsOf(card)
  if (states.get(card.id) === words) return
  states.set(card.id, words)
  part('announced', HTMLParagraphElement).textContent = `${card.id}: ${words}`
}

function tellHealth(): void {
  const troubled = [...health.values()].flatMap(({ repository, state, says }) =>
    says === null ? [] : [element('p', { class: 'notice', 'data-state': state }, element('strong', {}, repository), ` ${says}`)],
  )
  const starting = [...health.values()].filter(({ state }) => state === 'starting').map(({ repository }) => repository)
  const first =
    starting.length === 0
      ? []
      : [
          element(
            'p',
            { class: 'notice', 'data-state': 'starting' },
            `Looking at ${starting.slice(0, 3).join(', ')}${starting.length > 3 ? ` and ${starting.length - 3} more` : ''} for the first time…`,
          ),
        ]
  part('notices', HTMLDivElement).replaceChildren(...first, ...troubled)
  const names = [...health.keys()]
  document.body.classList.toggle('single', names.length === 1)
  part('where', HTMLParagraphElement).textContent = names.length <= 3 ? names.join(' · ') : `${names.length} repositories`
}
