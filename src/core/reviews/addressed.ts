import type { Change, FileChange, Originals } from '../model/change.ts'
import type { Addressed } from '../model/addressed.ts'
import type { ReviewRemark } from '../model/session.ts'
import { placeInHunk } from './place-in-hunk.ts'
import { standsIn, suggestionsIn } from './suggestions.ts'
import { compareLines } from '../tampering/compare.ts'
import { textOf, withPlainEnds } from '../tampering/text.ts'

/** As many lines beside a remark still count as its place. */
const near = 3
/** Larger files are not compared: what is not known is told as such. */
const mostCharacters = 1_200_000
const mostEdits = 1_000

/** Holds a change against a remark. A remark whose words were edited since was never told to anybody, so nothing addresses it. */
export function judgeRemark(remark: ReviewRemark, { files }: Change, originals: Originals): Addressed {
  const file = files.find(({ path }) => path === remark.path)
  if (file === undefined || remark.text === null) return 'untouched'
  const texts = textsOf(file, originals)
  if (texts !== null && isApplied(remark, texts)) return 'applied'
  const place = placeOf(remark)
  if (place === null) return 'unknown'
  // What is gone, or became something else, is gone at every place.
  if (place === 'file' || file.status === 'deleted' || file.status === 'type-changed') return 'touched'
  if (texts === null) return 'unknown'
  return isTouched(place, texts) ? 'touched' : 'untouched'
}

interface Texts {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

function textsOf({ path, content }: FileChange, originals: Originals): Texts | null {
  const before = originals.get(path) ?? null
  if (before === null || content === null || Math.max(before.length, content.length) > mostCharacters) return null
  const after = textOf(content)
  return after === null ? null : { before: withPlainEnds(before).split('\n'), after: after.split('\n') }
}

function isApplied({ text }: ReviewRemark, { before, after }: Texts): boolean {
  return suggestionsIn(text).some((suggestion) => standsIn(suggestion, after) && !standsIn(suggestion, before))
}

interface Lines {
  readonly from: number
  readonly to: number
}

/** Where a remark stands in the commit that was worked on; null where nobody can tell. */
function placeOf({ subject, side, line, startLine, isOutdated, hunk }: ReviewRemark): Lines | 'file' | null {
  if (subject === 'file') return 'file'
  if (isOutdated || line === null) return null
  if (side === 'right') return { from: startLine ?? line, to: line }
  // What was taken away has no line here: what comes after it has.
  const next = placeInHunk(hunk)
  return next === null ? null : { from: next.right, to: next.right }
}

function isTouched({ from, to }: Lines, { before, after }: Texts): boolean {
  return compareLines(before, after, mostEdits).some(({ oldFrom, oldTo }) => {
    // Lines that only came in stand between two old ones.
    const [first, last] = oldTo > oldFrom ? [oldFrom + 1, oldTo] : [oldFrom, oldFrom + 1]
    return first - near <= to && last + near >= from
  })
}
