import type { Actor } from './actor.ts'
import type { Joining } from './conflict.ts'
import type { Sha } from './pull.ts'

/** What somebody said earlier in the same conversation. Untrusted text: anybody may have said it. */
export interface Utterance {
  readonly author: string
  /** Null when it was edited after the session was asked for. */
  readonly text: string | null
}

/** A reviewer's remark in its place in the code. */
export interface ReviewRemark {
  readonly id: number
  /** The comment that opens its thread, which alone takes replies: the remark itself, unless it is one. */
  readonly top: number
  /** As GraphQL knows its thread; null where it could not be asked. */
  readonly thread: { readonly id: string; readonly isResolved: boolean } | null
  readonly path: string
  /** Is it about a line, or about the file as a whole? */
  readonly subject: 'line' | 'file'
  /** `left` is what the pull request takes away, counted in the base. */
  readonly side: 'left' | 'right'
  /** The first and the last of its lines, counted from 1, as they were when it was written. The first is null where it is the last. */
  readonly startLine: number | null
  readonly line: number | null
  /** Does its place no longer stand in the newest commit? */
  readonly isOutdated: boolean
  readonly hunk: string
  /** Null when it was edited after the review was submitted. */
  readonly text: string | null
  /** What was said in the thread before it, the newest last. */
  readonly before: readonly Utterance[]
}

export const reviewStates = ['approved', 'changes_requested', 'commented'] as const
export type ReviewVerdict = (typeof reviewStates)[number]

/** A review as it can be looked up when its event did not bring its words. */
export interface SubmittedReview {
  readonly id: number
  readonly author: Actor
  readonly verdict: ReviewVerdict
  /** Null when it was edited since. */
  readonly text: string | null
  readonly commit: Sha
  /** Seconds since 1970. */
  readonly at: number
}

/** What a person who asked for an attempt said besides. */
export interface Asked {
  readonly author: string
  /** Only failures that have these words in the name of their job, check, test or file; null for all. */
  readonly only: string | null
  /** What there is to know about them, in the person's words; may be empty. */
  readonly text: string
}

/** What the agent is started for. */
export type Session =
  | { readonly kind: 'ci'; readonly attempt: number; readonly asked?: Asked | undefined }
  /** `merge` is a commit of the pull request and its base, with the conflicts marked in `files`. */
  | {
      readonly kind: 'conflict'
      readonly attempt: number
      readonly how: Joining
      readonly base: Sha
      readonly branch: string
      readonly merge: Sha
      readonly files: readonly string[]
    }
  | {
      readonly kind: 'comment'
      readonly commentId: number
      readonly author: string
      readonly text: string
      readonly before: readonly Utterance[]
    }
  | {
      readonly kind: 'review'
      readonly reviewId: number
      readonly author: string
      readonly verdict: ReviewVerdict
      readonly text: string
      readonly commit: Sha
      readonly remarks: readonly ReviewRemark[]
    }

/** An attempt that nobody asked for in words. */
export type Attempt = Extract<Session, { readonly attempt: number }>

export function isAttempt(session: Session | null): session is Attempt {
  return session?.kind === 'ci' || session?.kind === 'conflict'
}

/** Did a person ask for the work by words of their own? */
export function isAsked(session: Session | null): session is Exclude<Session, Attempt> {
  return session !== null && !isAttempt(session)
}

/** What the agent says of a remark: never a proof. Untrusted text. */
export interface RemarkReply {
  readonly remark: number
  readonly done: boolean
  /** At most 600 characters. */
  readonly says: string
}
