/** A text as it may be read, and where each character of it stands in the text itself. */
export interface View {
  readonly text: string
  /** The place in the original text where what is read as a character of this one begins. */
  readonly at: (index: number) => number
  /** The place behind it. */
  readonly end: (index: number) => number
}

/** The text itself. */
export function plainView(text: string): View {
  return { text, at: (index) => index, end: (index) => index + 1 }
}

/** What was replaced: the place behind its replacement, how long that is, and how much shorter the text is up to there. */
interface Replaced {
  readonly behind: number
  readonly length: number
  readonly shift: number
}

/** A reading in which each match of a pattern is replaced; null where there is none. The pattern needs the flag `g`. */
function readAs(view: View, pattern: RegExp, replacement: (match: string) => string): View | null {
  const text = view.text.replace(pattern, replacement)
  if (text === view.text) return null
  // Places are asked for only where something was found, so they are counted then.
  let places: readonly Replaced[] | null = null
  const listPlaces = (): readonly Replaced[] => {
    let shift = 0
    return Array.from(view.text.matchAll(pattern), (match) => {
      const { length } = replacement(match[0])
      shift += match[0].length - length
      return { behind: match.index + match[0].length - shift, length, shift }
    })
  }
  const around = (index: number): { readonly shift: number; readonly next: Replaced | undefined } => {
    places ??= listPlaces()
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle]?.behind ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return { shift: places[low - 1]?.shift ?? 0, next: places[low] }
  }
  return {
    text,
    at: (index) => view.at(index + around(index).shift),
    end: (index) => {
      const { shift, next } = around(index)
      // All of an escape goes with the character that it stands for.
      return view.end(index + (next !== undefined && next.length > 0 && next.behind === index + 1 ? next.shift : shift))
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
  return view.text.includes('%')
    ? readAs(view, /%[2-7][0-9A-Fa-f]/g, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16)))
    : null
}

const jsonEscape = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/g

/** As JSON reads what stands in a string of it, with `\u0041` as `A`. */
export function fromJson(view: View): View | null {
  return view.text.includes('\\') ? readAs(view, jsonEscape, (match) => JSON.parse(`"${match}"`) as string) : null
}

/** With hexadecimal digits in small letters. */
export function inSmallHex(view: View): View {
  return {
    text: view.text.replace(/[A-F]+/g, (letters) => letters.toLowerCase()),
    at: (index) => view.at(index),
    end: (index) => view.end(index),
  }
}
