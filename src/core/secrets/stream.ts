import type { SecretPlace, SecretStream } from '../model/secrets.ts'
import type { Needle } from './encodings.ts'
import { redactPlaces } from './redact.ts'
import { plainView, withoutBlanks, withoutUnseen } from './view.ts'

/** More is never held back; then all but the end is shown. */
const mostHeld = 16 * 1024
const keptThen = 4 * 1024
/** Beginnings that are shorter are not waited for: every line has some. What was shown is remembered, so that the rest is recognised. */
const tellingBeginning = 4
const remembered = 64

/** Shows a text that comes in pieces, as soon as no secret that has begun can go on. Holds back what is not a whole line. */
export function openStream(find: (text: string) => readonly SecretPlace[], long: readonly Needle[]): SecretStream {
  let before = ''
  let held = ''
  const show = (wanted: number): string => {
    if (wanted === 0) return ''
    const text = before + held
    const places = find(text)
    const at = before.length + wanted
    const parted = places.find(({ from, to }) => from < at && at < to)
    // A text is not parted inside a secret: it waits for the rest, or goes as a whole where there is too much to wait.
    const end = parted === undefined ? at : held.length > mostHeld ? parted.to : Math.max(parted.from, before.length)
    const shown = redactPlaces(
      text.slice(0, end),
      places
        .filter(({ from, to }) => from < end && to > before.length)
        .map((place) => ({ ...place, from: Math.max(place.from, before.length) })),
    ).slice(before.length)
    held = text.slice(end)
    before = text.slice(0, end).slice(-remembered)
    return shown
  }
  return {
    push: (text) => {
      held += text
      return show(showable(held, long))
    },
    end: () => show(held.length),
  }
}

/** How many characters of what is held can be shown. */
function showable(text: string, long: readonly Needle[]): number {
  if (text.length > mostHeld) return text.length - keptThen
  const lines = text.lastIndexOf('\n') + 1
  return lines === 0 ? 0 : Math.min(lines, openKey(text), openNeedle(text, long))
}

/** Where a private key begins that has not ended. */
function openKey(text: string): number {
  const begin = text.lastIndexOf('-----BEGIN')
  return begin < 0 || text.includes('-----END', begin) ? text.length : begin
}

/** Where the text ends with the beginning of a needle, blanks left out. */
function openNeedle(text: string, long: readonly Needle[]): number {
  const tail = text.slice(-keptThen)
  const plain = plainView(tail)
  const shown = withoutUnseen(plain) ?? plain
  const close = withoutBlanks(shown) ?? shown
  let open = close.text.length
  for (const { text: needle } of long)
    for (let length = Math.min(needle.length - 1, close.text.length); length >= tellingBeginning; length -= 1)
      if (close.text.endsWith(needle.slice(0, length))) {
        open = Math.min(open, close.text.length - length)
        break
      }
  return open === close.text.length ? text.length : text.length - tail.length + close.at(open)
}
