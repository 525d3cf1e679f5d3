import { carriesMarker } from '../model/marker.ts'
import { isMentioned } from '../model/mentions.ts'
import type { ReviewRemark } from '../model/session.ts'
import type { IgnoreReason, Trigger } from '../model/trigger.ts'

/** Why a review is none that anybody is to hear: it is our own reply, or speaks to somebody else. Null where it is heard. */
export function unheard(
  { text }: Extract<Trigger, { kind: 'reviewed' }>,
  remarks: readonly ReviewRemark[],
  mention: string,
): IgnoreReason | null {
  const isOwn = (words: string | null): boolean => words !== null && carriesMarker(words)
  // A reply of ours makes a review of its own, without a text, by whoever the token belongs to.
  if (isOwn(text) || (text.trim() === '' && remarks.length > 0 && remarks.every((remark) => isOwn(remark.text))))
    return { code: 'own-words' }
  return isMentioned([text, ...remarks.map((remark) => remark.text)], mention) ? null : { code: 'not-mentioned', mention }
}

/**
 * Does a review ask for nothing? Requested changes and comments are asked with any word. An approval is one with remarks only, or
 * where it speaks to the loop by its name: praise starts no agent.
 */
export function asksNothing(
  { state, text }: Extract<Trigger, { kind: 'reviewed' }>,
  remarks: readonly ReviewRemark[],
  mention: string,
): IgnoreReason | null {
  if (remarks.length > 0) return null
  if (state === 'changes_requested') return text.trim() === '' ? { code: 'empty-review' } : null
  return text.trim() === '' || (state === 'approved' && mention === '') ? { code: 'nothing-asked' } : null
}

/** Is a review nothing but replies in threads, as somebody writes them on the page of the pull request, whatever commit a thread is about? */
export function isOnlyReplies({ text }: Extract<Trigger, { kind: 'reviewed' }>, remarks: readonly ReviewRemark[]): boolean {
  return text.trim() === '' && remarks.length > 0 && remarks.every(({ id, top }) => id !== top)
}
