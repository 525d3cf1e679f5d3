import type { AgentFailure } from '../core/model/agent.ts'
import type { Objection } from '../core/model/change.ts'
import type { Policy } from '../core/model/config.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { AttemptRecord } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import type { Work } from '../core/model/work.ts'
import type { Tests } from './run-tests.ts'

/** What a person asks for: make the command pass, from this commit on. */
export interface LocalTask {
  readonly commit: Sha
  readonly tests: Tests
  readonly policy: Policy
}

/** Why the loop ended. */
export type LocalEnding =
  | { readonly kind: 'green' }
  | { readonly kind: 'exhausted' | 'stalled' | 'over-budget' | 'flaky' | 'cancelled' }
  /** The command cannot be run at all. `detail` is untrusted text. */
  | { readonly kind: 'not-runnable'; readonly detail: string }
  /** No agent can work, and another attempt would not change that. `detail` is untrusted text. */
  | { readonly kind: 'agent-failed'; readonly why: AgentFailure; readonly detail: string }

/** One attempt, with all that people want to know of it. */
export interface LocalAttempt {
  readonly record: AttemptRecord
  readonly work: Work
  /** What the agent said of its work. Untrusted text. */
  readonly summary: string | null
  readonly objections: readonly Objection[]
}

export interface LocalResult {
  readonly ending: LocalEnding
  readonly attempts: readonly LocalAttempt[]
  /** The newest commit that counts: that of the start when nothing was committed. */
  readonly head: Sha
  /** What fails there; null when nothing does, or when it is not known. */
  readonly report: FailureReport | null
}
