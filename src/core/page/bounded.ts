import { html, type Html, longText } from './html.ts'

/** How much of the page its parts may take, in bytes of markup; all together stay below 2 MB. */
export const share = { failures: 500_000, output: 40_000, diff: 500_000, attempts: 40_000, transcript: 450_000, brief: 150_000 } as const

const encoder = new TextEncoder()

export function weightOf(markup: Html): number {
  return encoder.encode(markup.toString()).length
}

interface Bounded {
  readonly shown: readonly Html[]
  /** How many items found no room. */
  readonly left: number
}

/** Renders items until there is no room for another. */
export function within<Item>(items: Iterable<Item>, most: number, render: (item: Item, index: number) => Html): Bounded {
  const shown: Html[] = []
  let room = most
  let left = 0
  let index = 0
  for (const item of items) {
    const markup = left > 0 ? null : render(item, index)
    index += 1
    const weight = markup === null ? 0 : weightOf(markup)
    if (markup === null || weight > room) {
      left += 1
      continue
    }
    room -= weight
    shown.push(markup)
  }
  return { shown, left }
}

/** A text in a block, cut where its markup would be heavier than that. */
export function block(text: string, most: number, kind = 'text'): Html {
  const cutAt = (length: number): Html =>
    html`<pre class="${kind}" tabindex="0"><code>${longText(text.slice(0, length))}</code></pre>${length < text.length ? html`<p class="left">${(text.length - length).toLocaleString('en-US')} more characters are not shown here.</p>` : null}`
  let length = Math.min(text.length, most)
  let markup = cutAt(length)
  while (weightOf(markup) > most + 200 && length > 0) {
    length = Math.floor(length / 2)
    markup = cutAt(length)
  }
  return markup
}
