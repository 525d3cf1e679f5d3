import type { CiVerdict } from './ci.ts'
import type { Conflict, Unfit } from './conflict.ts'
import type { AttemptRecord } from './loop.ts'
import type { Sha } from './pull.ts'
import type { Session } from './session.ts'
import type { IgnoreReason } from './trigger.ts'

/** Why the loop does not go on, which people have to know. */
export type HaltReason =
  | { readonly code: 'exhausted'; readonly attempts: number }
  /** CI did not end in the time there was to wait. */
  | { readonly code: 'still-running'; readonly waitsFor: readonly string[] }
  /** A person has to let CI begin. */
  | { readonly code: 'gated' }
  /** What failed is flaky or infrastructure: it failed in the same way when its jobs ran again, or they could not be started again. */
  | { readonly code: 'flaky'; readonly why: 'again' | 'not-restarted'; readonly detail: string }
  /** The base branch has all that failed, too. */
  | { readonly code: 'pre-existing' }
  /** Two attempts in a row changed nothing for CI. */
  | { readonly code: 'no-progress' }
  /** What may be spent between two human actions is spent. */
  | { readonly code: 'over-budget' }
  /** It cannot be merged as it is, and GitHub runs no checks on it. */
  | { readonly code: 'conflict'; readonly conflict: Conflict; readonly unfit: Unfit | null }

/** What people are answered with for more than one thing that they may ask for. */
export type CommonAnswer = 'unknown' | 'busy' | 'moved' | 'stopped' | 'unmatched' | 'read-only'

/** A person gets an answer, and no agent is needed for it. Each command has answers of its own besides: `src/core/commands/`. */
export interface Answer<Code extends string = string> {
  readonly kind: 'answer'
  readonly code: Code
}

/** What an answer tells of beside the turn, as far as it was looked at. */
export interface AnswerFacts {
  readonly ci?: CiVerdict['kind']
  /** Of the checks and workflows that still run, or of those that failed. Untrusted text. */
  readonly names?: readonly string[]
  /** Command lines that show failures again, by the ids of the failures. Untrusted text. */
  readonly commands?: Readonly<Record<string, readonly string[]>>
  /** Why it could not be done. Untrusted text of one line. */
  readonly detail?: string
  /** Where the branch stood before its commits were replaced. */
  readonly before?: Sha
}

/** What to do about a trigger. Every kind is an imperative. */
export type Decision =
  | { readonly kind: 'ignore'; readonly because: IgnoreReason }
  /** `isTold`: people were notified before, or need not be; only the status comment is kept up to date. */
  | { readonly kind: 'halt'; readonly because: HaltReason; readonly isTold: boolean }
  /** `latest`: the claim that green checks answer; null when only failed jobs were run again. */
  | { readonly kind: 'settle'; readonly latest: string | null; readonly isTold: boolean }
  | Answer
  | { readonly kind: 'repair'; readonly session: Session; readonly key: string }
  /** The commit of an attempt or a session is taken back, because a person asked for it. */
  | { readonly kind: 'undo'; readonly attempt: AttemptRecord & { readonly commit: Sha } }

/** The same for a pull request that is only read. `key` names the verdict of CI. */
export type ReadingDecision =
  Extract<Decision, { readonly kind: 'ignore' | 'settle' | 'answer' }> | { readonly kind: 'diagnose'; readonly key: string }
