import type { ReviewRemark, Utterance } from '../model/session.ts'
import type { Trigger } from '../model/trigger.ts'
import { carriesMarker } from '../model/marker.ts'
import { placeInHunk } from './place-in-hunk.ts'

/** A comment as it stands on the pull request. */
interface Standing extends Utterance {
  readonly id: number
  /** Seconds since 1970. */
  readonly at: number
  readonly editedAt: number
}

/** As much of a conversation is told beside a comment. */
const mostSaid = 6

/** What people wrote before a comment, the newest last: not the comment itself, nothing that came after it, and no words of ours. */
export function saidBefore(
  { commentId, at: asked }: Extract<Trigger, { kind: 'commented' }>,
  people: readonly Standing[],
): readonly Utterance[] {
  return people
    .filter(({ id, at, text }) => id < commentId && at <= asked && !carriesMarker(text ?? ''))
    .slice(-mostSaid)
    .map(({ author, text, editedAt }) => ({ author, text: editedAt > asked ? null : text }))
}

/** Where nobody tells the line of a remark, its hunk does: it ends there. */
export function placed(remark: ReviewRemark): ReviewRemark {
  if (remark.line !== null || remark.subject === 'file') return remark
  const place = placeInHunk(remark.hunk)
  return place === null ? remark : { ...remark, side: place.side, line: place[place.side] }
}
