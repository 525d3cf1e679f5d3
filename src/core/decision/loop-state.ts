import type { CiVerdict } from '../model/ci.ts'
import type { Budget } from '../model/config.ts'
import type { Conflict, OnConflict } from '../model/conflict.ts'
import type { AttemptRecord, Claims } from '../model/loop.ts'
import type { Pull } from '../model/pull.ts'
import type { ReviewRemark, Utterance } from '../model/session.ts'
import type { Spent } from '../model/spending.ts'

/** All that a decision may look at, read once. */
export interface LoopState {
  readonly pull: Pull
  readonly claims: Claims
  /** What the status comment remembers of the attempts. */
  readonly record: { readonly attempts: readonly AttemptRecord[] }
  readonly ci: CiVerdict
  /** Keys of the comments of ours that stand on the pull request. */
  readonly told: ReadonlySet<string>
  readonly remarks: readonly ReviewRemark[]
  /** What people wrote before the comment that the trigger is, the newest last. */
  readonly before: readonly Utterance[]
  /** The name that words have to mention to be heard; empty when all are. */
  readonly mention: string
  /** When the dispatched run was created, in seconds since 1970; 0 for every other trigger. */
  readonly dispatchedAt: number
  readonly maxAttempts: number
  readonly budget: Budget
  /** What agents took since the last human action. */
  readonly spent: Spent
  /** Was the branch as it is, but for commits of the loop, when a person wrote or reviewed? True for what is about no commit. */
  readonly headWasSeen: boolean
  /** The run of another turn that is at work here and was not waited for, or not to its end. */
  readonly busy: number | null
  /** Null where the pull request can be merged into its base branch, or that was not looked into. */
  readonly conflict: Conflict | null
  /** The conflict that the status comment tells of, as `conflictVerdict` names it; null when it tells of none. */
  readonly conflictTold: string | null
  readonly onConflict: OnConflict
}
