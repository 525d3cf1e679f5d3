import type { Moment } from './account.ts'
import type { Budget } from './config.ts'
import type { LoopRecord } from './loop.ts'
import type { FailureReport } from './evidence.ts'
import type { Pull } from './pull.ts'
import type { Session } from './session.ts'
import type { Trigger, Untrusted } from './trigger.ts'
import type { Work } from './work.ts'

/** What every word about a turn is made from. Plain data, so it travels from one phase to the next as it is. */
export interface TurnContext {
  readonly trigger: Trigger
  readonly pull: Pull
  /** Null where somebody with write access vouches for the code; else nothing is ever pushed. */
  readonly untrusted: Untrusted | null
  /** Null when no agent was to start. */
  readonly session: Session | null
  /** `CI`'s failures that the agent was given; null when there were none to give. */
  readonly report: FailureReport | null
  readonly record: LoopRecord
  /** What was done in the checkout; null before it, and where no agent was to start. */
  readonly work: Work | null
  /** Attempts used since the last human action, this one included. */
  readonly used: number
  /** The newest claim, `<epoch>/<number>`; null when the loop never worked here. */
  readonly latest: string | null
  readonly maxAttempts: number
  readonly budget: Budget
  readonly commandPrefix: string
  readonly statusCommentId: number | null
  /** Workflow files that checked the commit: the only ones that may be started again after a push. */
  readonly ciWorkflows: readonly string[]
  /** How long the end of CI is waited for, in milliseconds since 1970; null when CI had ended before the failures were read. */
  readonly settleBy: number | null
  /** The check run that shows the session; null where none was begun, its id null where nobody knows whether it came about. */
  readonly check: { readonly id: number | null } | null
  /** Things worth a line, such as a debounce that was given up: trusted text. */
  readonly notes: readonly string[]
  /** When what began, the earliest first. */
  readonly timeline: readonly Moment[]
  readonly links: Links
}

/** Where people can look. */
export interface Links {
  /** `https://github.com/owner/name`. */
  readonly repository: string
  /** The page of this very run. */
  readonly run: string
}
