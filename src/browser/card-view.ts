import type { Card, CardAttempt } from '../core/dashboard/card.ts'
import { agoWords, attemptWords, bannerOf, dollars, rounded, spentWords, stateWords, trendOf } from '../core/dashboard/words.ts'
import { forgetTrend, showTrend } from './chart.ts'
import { element } from './elements.ts'

/** One pull request on the page. */
export interface CardView {
  readonly root: HTMLLIElement
  show(card: Card): void
  /** Tells anew how long ago things were. */
  age(now: number): void
  /** To be called when it is taken away. */
  end(): void
}

export function cardView(): CardView {
  const root = element('li')
  let chart: Element | null = null
  let at = 0
  const end = (): void => {
    if (chart !== null) forgetTrend(chart)
    chart = null
  }
  const age = (now: number): void => {
    const time = root.querySelector('time')
    if (time !== null) time.textContent = agoWords(at, now)
  }
  return {
    root,
    end,
    age,
    show: (card) => {
      end()
      const isOpen = root.querySelector('details')?.open === true
      const focused = root.contains(document.activeElement) ? (document.activeElement?.getAttribute('data-key') ?? null) : null
      const values = trendOf(card)
      chart =
        values.length < 2
          ? null
          : element('div', { class: 'chart', role: 'img', 'aria-label': `Failures over attempts: ${values.join(', then ')}` })
      root.replaceChildren(article(card, chart, values, isOpen))
      if (chart !== null) showTrend(chart, values)
      at = card.at
      age(Date.now())
      if (focused !== null) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus()
    },
  }
}

function article(card: Card, chart: Element | null, values: readonly number[], isOpen: boolean): HTMLElement {
  const { id, title, state, repository, number, author, branch, isDraft, links, at } = card
  const { label, sign } = stateWords[state]
  return element(
    'article',
    { class: 'card', 'data-state': state, 'data-id': id },
    element(
      'div',
      { class: 'head' },
      element('span', { class: 'state' }, element('span', { class: 'sign', 'aria-hidden': 'true' }, sign), label),
      element('span', { class: 'id' }, element('span', { class: 'repository' }, repository), `#${number}`),
      isDraft ? element('span', { class: 'draft' }, 'Draft') : null,
      element('time', { datetime: at === 0 ? '' : new Date(at).toISOString() }),
    ),
    element(
      'div',
      { class: 'body' },
      element(
        'div',
        { class: 'what' },
        element('h3', {}, element('a', { href: links.pull, rel: 'noreferrer', 'data-key': 'title' }, title === '' ? id : title)),
        element('p', { class: 'by' }, element('span', { class: 'branch' }, branch), ` by ${author}`),
        banner(card),
        flaky(card),
      ),
      trend(values, chart),
    ),
    element('div', { class: 'foot' }, facts(card), linksOf(card), story(card, isOpen)),
  )
}

function banner(card: Card): HTMLElement | null {
  const words = bannerOf(card)
  if (words !== null)
    return element(
      'p',
      { class: 'banner' },
      element('span', { class: 'pulse', 'aria-hidden': 'true' }),
      element('strong', {}, words),
      card.now === null ? null : element('span', { class: 'now' }, card.now),
    )
  return card.headline === null ? null : element('p', { class: 'headline' }, card.headline)
}

function trend(values: readonly number[], chart: Element | null): HTMLElement | null {
  if (values.length === 0) return null
  return element('figure', {}, chart, element('figcaption', {}, element('span', {}, 'Failures '), values.slice(-6).join(' → ')))
}

function facts(card: Card): HTMLElement {
  return element(
    'p',
    { class: 'facts' },
    element('span', { class: 'attempts' }, pips(card), attemptWords(card) ?? 'No attempt yet'),
    element('span', { class: 'spent' }, spentWords(card)),
  )
}

/** A dot for each attempt that there may be, the used ones filled. Beside it stands the same in words. */
function pips({ attempt, maxAttempts, state }: Card): HTMLElement | null {
  if (maxAttempts === null || maxAttempts > 8 || attempt === 0) return null
  const dots = Array.from({ length: Math.max(maxAttempts, attempt) }, (_, at) =>
    element('span', {
      class: at + 1 < attempt || (at + 1 === attempt && state !== 'working') ? 'pip used' : at + 1 === attempt ? 'pip now' : 'pip',
    }),
  )
  return element('span', { class: 'pips', 'aria-hidden': 'true' }, ...dots)
}

function flaky({ flaky: names }: Card): HTMLElement | null {
  if (names.length === 0) return null
  return element(
    'p',
    { class: 'flaky' },
    element('span', { class: 'tag' }, 'Flaky'),
    ...names.slice(0, 5).map((name) => element('code', {}, name)),
    names.length > 5 ? `and ${names.length - 5} more` : null,
  )
}

function linksOf({ links: { pull, comment, run, commit } }: Card): HTMLElement {
  const link = (key: string, text: string, href: string | null): HTMLElement | null =>
    href === null ? null : element('a', { href, rel: 'noreferrer', 'data-key': key }, text)
  return element(
    'p',
    { class: 'links' },
    link('pull', 'Pull request', pull),
    link('comment', 'Status comment', comment),
    link('run', 'Run', run),
    link('commit', `Commit ${commit.id}`, commit.url),
  )
}

/** The attempts one by one, folded away. */
function story({ attempts }: Card, isOpen: boolean): HTMLElement | null {
  if (attempts.length === 0) return null
  const heads = ['Attempt', 'Failures', 'CI then', 'Ended', 'Pushed', 'Proven here', 'Agents']
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...attempts.map(row)),
  )
  return element(
    'details',
    isOpen ? { open: '' } : {},
    element('summary', { 'data-key': 'story' }, attempts.length === 1 ? '1 session' : `${attempts.length} sessions`),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Sessions, one by one' }, table),
  )
}

function row({ number, failures, left, ended, commit, proven, costUsd, minutes }: CardAttempt): HTMLElement {
  const cells = [
    String(failures),
    left === null ? '–' : String(left),
    ended,
    commit ?? '–',
    proven ?? '–',
    `${costUsd === null ? '' : `${dollars(costUsd)} · `}${rounded(minutes)} min`,
  ]
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, number === 0 ? 'asked for' : String(number)),
    ...cells.map((cell) => element('td', {}, cell)),
  )
}
