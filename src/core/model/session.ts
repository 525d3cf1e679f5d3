import type { Sha } from './pull.ts'

/** A reviewer's remark in its place in the code. */
export interface ReviewRemark {
  readonly path: string
  readonly line: number | null
  readonly hunk: string
  /** Null when it was edited after the review was submitted. */
  readonly text: string | null
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
  | { readonly kind: 'comment'; readonly commentId: number; readonly author: string; readonly text: string }
  | { readonly kind: 'review'; readonly reviewId: number; readonly author: string; readonly text: string; readonly commit: Sha; readonly remarks: readonly ReviewRemark[] }
