import { cut } from '../common/fence.ts'
import { makeVisible } from '../common/visible.ts'

/** Markup that is safe to be shown: only the template, and what made it from such, can make it. */
export class Html {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

type Part = Html | string | number | null | readonly Part[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as markup that shows it, in an element or in a quoted attribute, with all that could not be seen made visible. */
function escape(text: string): string {
  return makeVisible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** No name and no sentence is longer. */
const mostCharacters = 4_000

/** A template of markup. Each text in it is escaped, and cut where it is longer than a name or a sentence may be; null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? ''
  for (const [index, part] of parts.entries()) markup += `${write(part)}${strings[index + 1] ?? ''}`
  return new Html(markup)
}

/** A text of any length. */
export function longText(text: string): Html {
  return new Html(escape(text))
}

/** What the template and `Html` cannot make safe by themselves: to be called with markup only that a library has made safe. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

function write(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.toString()
  return typeof part === 'string' ? escape(cut(part, mostCharacters)) : typeof part === 'number' ? String(part) : part.map(write).join('')
}
