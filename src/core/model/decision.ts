import type { Conflict } from './conflict.ts'
import type { Session } from './session.ts'
import type { CommandName, IgnoreReason } from './trigger.ts'

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
  | { readonly code: 'conflict'; readonly conflict: Conflict }

/** What a command is answered with, when no agent is needed for it. */
export type AnswerCode = CommandName | 'unknown' | 'read-only' | 'nothing-to-retry' | 'still-running' | 'gated' | 'busy' | 'moved'

/** What to do about a trigger. Every kind is an imperative. */
export type Decision =
  | { readonly kind: 'ignore'; readonly because: IgnoreReason }
  /** `isTold`: people were notified before, or need not be; only the status comment is kept up to date. */
  | { readonly kind: 'halt'; readonly because: HaltReason; readonly isTold: boolean }
  /** `latest`: the claim that green checks answer; null when only failed jobs were run again. */
  | { readonly kind: 'settle'; readonly latest: string | null; readonly isTold: boolean }
  | { readonly kind: 'answer'; readonly code: AnswerCode }
  | { readonly kind: 'repair'; readonly session: Session; readonly key: string }

/** The same for a pull request that is only read. `key` names the verdict of CI. */
export type ReadingDecision = Extract<Decision, { readonly kind: 'ignore' | 'settle' | 'answer' }> | { readonly kind: 'diagnose'; readonly key: string }
