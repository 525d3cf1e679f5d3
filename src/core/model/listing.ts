/** The first of many, and how many are left out; `beyond` counts those that are known of and not given. */
function first<Item>(
  items: readonly Item[],
  most: number,
  show: (item: Item) => string,
  beyond: number,
): { readonly shown: readonly string[]; readonly more: number } {
  const shown = items.slice(0, most).map((item) => show(item))
  return { shown, more: items.length - shown.length + beyond }
}

/**
 * Names within a sentence, in their order: `a, b and 3 more`. At most `most` of them are written, each by `show`, which makes
 * untrusted ones inert; the rest is counted, and with it `beyond`, those that are known of and not given. Empty when there are none.
 */
export function listNames<Item>(items: readonly Item[], most: number, show: (item: Item) => string, beyond = 0): string {
  const { shown, more } = first(items, most, show, beyond)
  return more === 0 ? shown.join(', ') : shown.length === 0 ? `${more} more` : `${shown.join(', ')} and ${more} more`
}

/** The same as lines of a Markdown list: `- a`, `- b`, `- and 3 more`. What `show` gives must be one line. None when there are none. */
export function listLines<Item>(items: readonly Item[], most: number, show: (item: Item) => string, beyond = 0): readonly string[] {
  const { shown, more } = first(items, most, show, beyond)
  return [...shown.map((line) => `- ${line}`), ...(more === 0 ? [] : [`- and ${more} more`])]
}
