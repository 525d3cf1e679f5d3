import { micromark } from 'micromark'
import { makeVisible } from '../common/visible.ts'
import { html, type Html, trusted } from './html.ts'

/** More than people read of a story. */
const most = 20_000

/** Tags that GitHub folds text away with: here all of it is shown. */
const folds = /<\/?(?:details|summary|sub)(?: open)?>/g

/**
 * Our own words about a turn, in which the texts of others are quoted already. HTML in them is shown as text, and links lead only
 * where the web does: that is what the library does unless it is told otherwise.
 */
export function markdown(text: string): Html {
  const words = text.slice(0, most).replaceAll('\uFE0F', '').replace(folds, '').trim()
  return words === '' ? html`` : trusted(micromark(makeVisible(words)))
}
