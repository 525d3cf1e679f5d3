export type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold'

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
}

/** A text in a colour, where the screen has any. */
export function paint(text: string, name: Colour, hasColour: boolean): string {
  return hasColour ? `\u001b[${codes[name][0]}m${text}\u001b[${codes[name][1]}m` : text
}
