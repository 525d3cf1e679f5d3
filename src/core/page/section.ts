import { html, type Html } from './html.ts'

/** A part of the page that its table of contents leads to. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Beside the title in the table of contents; empty where nothing is counted. */
  readonly count: string
  readonly body: Html
}

export function renderSection({ id, title, count, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${count === '' ? null : html` <span class="count">${count}</span>`}</h2>${body}</section>
`
}

/** Words for what found no room on the page. */
export function leftOut(count: number, what: string): Html | null {
  return count === 0
    ? null
    : html`<p class="left">${count.toLocaleString('en-US')} more ${what} are not shown here; <code>report.json</code> has them.</p>`
}

/** The field that a script of the page shows once it runs. `what`: names that are searched. */
export function searchField(id: string, what: string): Html {
  return html`<div class="search" data-search="${id}" hidden><label for="search-${id}">Search ${what}</label><input id="search-${id}" type="search" autocomplete="off" spellcheck="false"><span class="found" role="status"></span></div>`
}
