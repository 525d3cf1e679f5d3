const depthLimit = 1_000

/**
 * Makes JSON that ends in the middle whole again: cuts it after its last complete value and closes what is open there.
 * Null when it does not begin like JSON or is nested too deep. Linear; strings are not looked into.
 */
export function closeJson(text: string): string | null {
  const open: string[] = []
  let end = 0
  let closers = ''
  const mark = (at: number): void => {
    end = at
    closers = open.toReversed().join('')
  }
  const token = /["[\]{},]/g
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const at = match.index
    const character = match[0]
    if (character === '"') {
      const close = endOfString(text, at + 1)
      if (close < 0) break
      token.lastIndex = close + 1
    } else if (character === ',') mark(at)
    else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      if (open.length > depthLimit) return null
      mark(at + 1)
    } else {
      if (open.pop() !== character) return null
      mark(at + 1)
      if (open.length === 0) break
    }
  }
  return end === 0 ? null : text.slice(0, end) + closers
}

/** Where the closing quote stands; -1 when the string is cut off. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return at
  }
  return -1
}
