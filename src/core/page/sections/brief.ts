import { lengthOf, textOfExcerpt } from '../../model/excerpt.ts'
import { block, share } from '../bounded.ts'
import { html } from '../html.ts'
import type { PageInput } from '../input.ts'
import type { Section } from '../section.ts'

/** What the agent was told when it began. */
export function brief({ rounds }: PageInput): Section | null {
  const first = rounds[0]?.brief
  if (first === undefined || lengthOf(first) === 0) return null
  const text = textOfExcerpt(first)
  return {
    id: 'brief',
    title: 'What the agent was told',
    count: '',
    body: html`<details class="item"><summary><span class="name">The brief</span> <span class="at">${text.split('\n').length.toLocaleString('en-US')} lines</span></summary><div class="inside">${block(text, share.brief)}</div></details>`,
  }
}
