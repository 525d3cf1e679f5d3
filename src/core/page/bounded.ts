import { html, type Html } from './html.ts'

/** How much of the page its parts may take, in characters of markup; all together stay below what a browser shows at once. */
export const share = { failures: 500_000, output: 40_000, diff: 500_000, attempts: 40_000, transcript: 450_000, brief: 150_000, story: 60_000 } as const

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
    const length = markup?.toString().length ?? 0
    if (markup === null || length > room) {
      left += 1
      continue
    }
    room -= length
    shown.push(markup)
  }
  return { shown, left }
}

/** A text in a block, cut where its markup would be too long. */
export function block(text: string, most: number, kind = 'text'): Html {
  const cutAt = (length: number): Html => html`<pre class="${kind}" tabindex="0"><code>${text.slice(0, length)}</code></pre>${length < text.length ? html`<p class="left">${(text.length - length).toLocaleString('en-US')} more characters are not shown here.</p>` : null}`
  let length = Math.min(text.length, most)
  let markup = cutAt(length)
  while (markup.toString().length > most + 200 && length > 0) {
    length = Math.floor(length / 2)
    markup = cutAt(length)
  }
  return markup
}
