import type { AttemptRecord } from '../model/loop.ts'
import type { Sha } from '../model/pull.ts'

/** An attempt or a session of which a commit stands on the branch. */
export type Standing = AttemptRecord & { readonly commit: Sha }

/** What can be taken back: `moved` where others have pushed on top, or have rewritten the branch. */
export type Undoable = { readonly kind: 'standing' | 'moved'; readonly attempt: Standing } | { readonly kind: 'none' }

/** The newest commit of the loop that was not taken back, as the record knows it; null when it knows of none. */
export function newestStanding(attempts: readonly AttemptRecord[]): Standing | null {
  return attempts.findLast((attempt): attempt is Standing => attempt.ended === 'pushed' && attempt.commit !== null) ?? null
}

/** Is the head that commit, or is there nothing on top of it but commits of the loop that took others of its own back? */
export function undoable(attempts: readonly AttemptRecord[], head: Sha): Undoable {
  const attempt = newestStanding(attempts)
  if (attempt === null) return { kind: 'none' }
  // What takes an attempt back leaves every file as it was where that attempt started from.
  let like = head
  for (const { revertedBy, from } of attempts.slice(attempts.indexOf(attempt) + 1).toReversed()) if (revertedBy === like) like = from
  return { kind: like === attempt.commit ? 'standing' : 'moved', attempt }
}
