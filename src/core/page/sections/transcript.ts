import { type Excerpt, lengthOf, textOfExcerpt } from '../../model/excerpt.ts'
import { block, share, weightOf, within } from '../bounded.ts'
import { html, type Html, longText } from '../html.ts'
import type { PageInput } from '../input.ts'
import { searchField, type Section } from '../section.ts'
import { clockOf } from '../times.ts'
import type { Heard, Round } from '../turns/index.ts'
import type { Turn } from '../turns/turn.ts'

const labels: Readonly<Record<Turn['kind'], string>> = {
  says: 'Agent',
  thinks: 'Thoughts',
  calls: 'Tool',
  result: 'Result',
  note: 'Note',
  failure: 'Failure',
  raw: 'Output',
}

/** Of so many a browser lays out only those that are seen. */
const many = 40

/** Longer texts of tools are folded. */
const longest = 600

/** What each start of an agent printed, turn by turn where it tells of its turns. */
export function transcript({ rounds }: PageInput): Section | null {
  const all = rounds.flatMap(({ heard }) => heard)
  if (all.every(({ said, complained }) => said.length + complained.length === 0)) return null
  const briefs = rounds.filter(({ brief }, index) => isToldHere(brief, index)).length
  const room = Math.floor(share.transcript / (all.length + briefs))
  const shown = rounds.map((one, index) => round(one, index, rounds.length > 1, room))
  return {
    id: 'transcript',
    title: 'What the agent said and did',
    count: '',
    body: html`<p class="muted">As the agent printed it. Nothing here vouches for what it says.</p>${searchField('transcript', 'the transcript')}${shown}`,
  }
}

/** The first brief has a section of its own. */
function isToldHere(brief: Excerpt, index: number): boolean {
  return index > 0 && lengthOf(brief) > 0
}

function round({ brief, heard }: Round, index: number, isOneOfMany: boolean, room: number): Html {
  const told = isToldHere(brief, index)
    ? html`<details class="item turn" data-item><summary><span class="kind">brief</span> <span class="name">What it was told in this round</span></summary><div class="inside">${block(textOfExcerpt(brief), Math.min(30_000, room))}</div></details>`
    : null
  return html`${isOneOfMany ? html`<h3>Round ${index + 1}</h3>` : null}${told}${heard.map((one) => hearing(one, room))}`
}

function hearing({ agent, at, said: words, complained: errors }: Heard, room: number): Html {
  const head = html`<h3 class="agent"><span>${agent}</span> <span class="muted">started at ${clockOf(at)} UTC</span></h3>`
  const left = Math.max(0, room - weightOf(head))
  const said = within(words, Math.floor(left * 0.8), turn)
  const complained = within(errors, Math.floor(left * 0.2), turn)
  return html`${head}
<div class="turns${said.shown.length > many ? ' many' : ''}">${said.shown}</div>${cutShort(said.left)}${complained.shown.length === 0 ? null : html`<h4>Error output</h4><div class="turns">${complained.shown}</div>`}${cutShort(complained.left)}`
}

function cutShort(left: number): Html | null {
  return left === 0
    ? null
    : html`<p class="left">${left.toLocaleString('en-US')} more parts are not shown here; <code>transcript.txt</code> has them.</p>`
}

function turn({ kind, title, text }: Turn): Html {
  const head = html`<span class="kind">${labels[kind]}</span>${title === '' ? null : html` <span class="title">${title.slice(0, 200)}</span>`}`
  const isFolded = kind !== 'says' && kind !== 'raw' && text.length > longest
  const body =
    text.trim() === ''
      ? null
      : kind === 'says' || kind === 'thinks'
        ? html`<p class="prose">${longText(text.slice(0, 20_000))}</p>`
        : block(text, 20_000)
  if (!isFolded)
    return html`<div class="turn ${kind}" data-item><p class="head">${head}</p>${body}</div>
`
  return html`<details class="turn ${kind}" data-item><summary class="head">${head} <span class="muted">${text.split('\n').length.toLocaleString('en-US')} lines</span></summary>${body}</details>
`
}
