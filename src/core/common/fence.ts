import { makeVisible } from './visible.ts'

/** Puts untrusted text into a fenced block that nothing inside it can close. Bounded; what is left out is said. */
export function fence(text: string, maxCharacters: number, language = 'text'): string {
  const shown = cut(makeVisible(cut(text.trimEnd(), maxCharacters)), maxCharacters)
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const bar = '`'.repeat(longest + 1)
  return `${bar}${language}\n${shown}\n${bar}`
}

/** Puts untrusted text of one line into a code span: mentions, references, HTML and links in it are inert. */
export function codeSpan(text: string, maxCharacters = 200): string {
  const shown = cut(makeVisible(cut(text.replace(/\s+/g, ' ').trim(), maxCharacters)), maxCharacters)
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  const bar = '`'.repeat(longest + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : ''
  return `${bar}${pad}${shown}${pad}${bar}`
}

/** Shortens to at most `max` characters, never inside a surrogate pair, and says that it did. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 2)) ? max - 2 : max - 1
  return `${text.slice(0, end)}…`
}
