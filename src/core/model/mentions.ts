import { closesFence, fenceBar } from './code-fences.ts'

/** A line that quotes somebody else. */
const quoteMark = /^ {0,3}>/

/**
 * Does a text speak to the loop by the name it is called by, such as `@codality`? What stands in code, in a quotation or in an HTML
 * comment speaks to nobody. An empty name means that every text is heard.
 */
export function isMentioned(texts: readonly (string | null)[], name: string): boolean {
  return name === '' || texts.some((text) => text !== null && speaksTo(text, name.toLowerCase()))
}

function speaksTo(text: string, name: string): boolean {
  const said = spoken(text.replaceAll('\r\n', '\n')).toLowerCase()
  for (let at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
    if (!/[\w/.-]/.test(said.charAt(at - 1)) && !/^(?:[\w/-]|\.\w)/.test(said.slice(at + name.length, at + name.length + 2))) return true
  }
  return false
}

function spoken(text: string): string {
  const kept: string[] = []
  let fence: string | null = null
  for (const line of withoutComments(text).split('\n')) {
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null
    } else if (fenceBar(line) !== null) fence = fenceBar(line)
    else if (!quoteMark.test(line)) kept.push(withoutSpans(line))
  }
  return kept.join('\n')
}

/** An HTML comment that nobody closes hides all that follows. */
function withoutComments(text: string): string {
  const parts = text.split('<!--')
  return parts.map((part, index) => (index === 0 ? part : part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : '')).join(' ')
}

/** Code spans of one line: runs of as many backticks on both sides. */
function withoutSpans(line: string): string {
  let rest = line
  let kept = ''
  for (let bar = /`+/.exec(rest); bar !== null; bar = /`+/.exec(rest)) {
    const after = rest.slice(bar.index + bar[0].length)
    const end = endOfSpan(after, bar[0].length)
    kept += rest.slice(0, bar.index) + (end === null ? bar[0] : ' ')
    rest = end === null ? after : after.slice(end)
  }
  return kept + rest
}

function endOfSpan(text: string, length: number): number | null {
  for (const { 0: run, index } of text.matchAll(/`+/g)) if (run.length === length) return index + length
  return null
}
