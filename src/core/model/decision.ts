import type { Session } from './session.ts'
import type { CommandName, IgnoreReason } from './trigger.ts'

/** Why the loop stops and tells the people, once. */
export interface HaltReason {
  readonly code: 'exhausted'
  readonly attempts: number
}

/** What a command is answered with, when no agent is needed for it. */
export type AnswerCode = CommandName | 'unknown' | 'nothing-to-retry' | 'still-running' | 'gated'

/** What to do about a trigger. Every kind is an imperative. */
export type Decision =
  | { readonly kind: 'ignore'; readonly because: IgnoreReason }
  | { readonly kind: 'halt'; readonly because: HaltReason }
  | { readonly kind: 'settle' }
  | { readonly kind: 'answer'; readonly code: AnswerCode }
  | { readonly kind: 'repair'; readonly session: Session; readonly key: string }
