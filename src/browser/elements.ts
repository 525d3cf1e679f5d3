/** What an element may hold. */
export type Content = Node | string | null

/** Attributes by their names; null leaves one out. */
export type Attributes = Readonly<Record<string, string | null>>

/** Makes an element. Texts become text nodes, whatever they hold: nothing on this page is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value)
  made.append(...content.filter((part) => part !== null))
  return made
}

/** A part of the page that stands in its HTML. */
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}
