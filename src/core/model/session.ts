import type { Sha } from './pull.ts'

/** A reviewer's remark in its place in the code. */
export interface ReviewRemark {
  readonly path: string
  readonly line: number | null
  readonly hunk: string
  /** Null when it was edited after the review was submitted. */
  readonly text: string | null
}

/** What the agent is started for. */
export type Session =
  | { readonly kind: 'ci'; readonly attempt: number }
  /** `merge` is a commit of the pull request and its base, with the conflicts marked in `files`. */
  | { readonly kind: 'conflict'; readonly attempt: number; readonly base: Sha; readonly branch: string; readonly merge: Sha; readonly files: readonly string[] }
  | { readonly kind: 'comment'; readonly commentId: number; readonly author: string; readonly text: string }
  | { readonly kind: 'review'; readonly reviewId: number; readonly author: string; readonly text: string; readonly commit: Sha; readonly remarks: readonly ReviewRemark[] }

/** An attempt that nobody asked for in words. */
export type Attempt = Extract<Session, { readonly attempt: number }>

export function isAttempt(session: Session | null): session is Attempt {
  return session?.kind === 'ci' || session?.kind === 'conflict'
}
