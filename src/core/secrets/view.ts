/** A text as it may be read, and where each character of it stands in the text itself. */
export interface View {
  readonly text: string
  /** The place in the original text of a character of this one. */
  readonly at: (index: number) => number
}

/** The text itself. */
export function plainView(text: string): View {
  return { text, at: (index) => index }
}

/** A reading in which each match of a pattern is replaced; null where there is none. The pattern needs the flag `g`. */
function readAs(view: View, pattern: RegExp, replacement: (match: string) => string): View | null {
  const text = view.text.replace(pattern, replacement)
  if (text === view.text) return null
  // Places are asked for only where something was found, so they are counted then.
  let places: { readonly behind: number; readonly shift: number }[] | null = null
  const listPlaces = (): { readonly behind: number; readonly shift: number }[] => {
    const listed: { readonly behind: number; readonly shift: number }[] = []
    let shift = 0
    for (const match of view.text.matchAll(pattern)) {
      const length = replacement(match[0]).length
      shift += match[0].length - length
      listed.push({ behind: match.index + match[0].length - shift, shift })
    }
    return listed
  }
  return {
    text,
    at: (index) => {
      places ??= listPlaces()
      let [low, high] = [0, places.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((places[middle]?.behind ?? 0) <= index) low = middle + 1
        else high = middle
      }
      return view.at(index + (low === 0 ? 0 : (places[low - 1]?.shift ?? 0)))
    },
  }
}

/**
 * What nobody sees, which can stand between the characters of a secret: format and control characters but line ends, what a
 * terminal takes for a colour, and both as they are once they have been made visible.
 */
const unseen =
  // eslint-disable-next-line no-control-regex -- each is meant as itself
  /(?:\u001b|\\u\{001B\})\[[0-9;]{0,20}[A-Za-z]|\\u\{[0-9A-F]{4,6}\}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u{2800}]/gu

/** Without what cannot be seen. */
export function withoutUnseen(view: View): View | null {
  // Most texts need no look at each character.
  if (!/[^\n\r\t -~]/.test(view.text) && !view.text.includes('\\u{')) return null
  return readAs(view, unseen, () => '')
}

/** Without blanks and line ends. */
export function withoutBlanks(view: View): View | null {
  return readAs(view, /\s+/g, () => '')
}

/** With `%41` as `A`, for all of ASCII. */
export function fromUrl(view: View): View | null {
  return view.text.includes('%') ? readAs(view, /%[2-7][0-9A-Fa-f]/g, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16))) : null
}

/** With hexadecimal digits in small letters. */
export function inSmallHex(view: View): View {
  return { text: view.text.replace(/[A-F]+/g, (letters) => letters.toLowerCase()), at: (index) => view.at(index) }
}
