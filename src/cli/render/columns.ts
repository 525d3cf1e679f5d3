// East Asian wide characters and emoji take two columns: https://www.unicode.org/reports/tr11/
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/** Shortens a text to so many columns and says with an ellipsis that it did; a path loses its start, a sentence its end. */
export function cutToWidth(text: string, columns: number, side: 'start' | 'end'): string {
  if (widthOf(text) <= columns) return text
  const characters = side === 'end' ? Array.from(text) : Array.from(text).reverse()
  const kept: string[] = []
  let width = 1
  for (const character of characters) {
    width += columnsOf(character)
    if (width > columns) break
    kept.push(character)
  }
  return side === 'end' ? `${kept.join('')}…` : `…${kept.reverse().join('')}`
}

/** Adds blanks up to so many columns. */
export function fill(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)))
}

function columnsOf(character: string): number {
  if (/\p{Mn}/u.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
