import type { AgentFailure } from './agent.ts'
import type { KeptChange, Objection } from './change.ts'
import type { CiStart } from './ci.ts'
import type { AnswerFacts, HaltReason } from './decision.ts'
import type { Progress, Regression } from './progress.ts'
import type { Sha } from './pull.ts'
import type { IgnoreReason } from './trigger.ts'

/** How a turn ended. Every kind is a participle; all after `repair` are in `Ending`. */
export type Outcome =
  | { readonly kind: 'ignored'; readonly because: IgnoreReason }
  | { readonly kind: 'halted'; readonly because: HaltReason; readonly isTold: boolean }
  | { readonly kind: 'settled'; readonly isTold: boolean }
  | { readonly kind: 'answered'; readonly code: string; readonly facts?: AnswerFacts }
  /** The failed jobs run again, for no edit would help. `foreign`: checks of other programs, which only they can start again. */
  | { readonly kind: 'restarted'; readonly runs: number; readonly foreign: readonly string[] }
  /** Attempt `number`, 0 for a session, made things worse or was `asked` to be undone: its commit was taken back by another one. */
  | {
      readonly kind: 'reverted'
      readonly number: number
      readonly bad: Sha
      readonly commit: Sha
      readonly because: Regression | 'asked'
      readonly progress: Progress | null
      readonly ci: CiStart
    }
  /** What failed was told and nothing else was done, for nobody vouches for the code. `flaky`: no edit repairs it. */
  | { readonly kind: 'diagnosed'; readonly why: 'only-read' | 'flaky' }
  | Ending

/** How an attempt or a session ended once the agent was to start. */
export type Ending =
  | {
      readonly kind: 'pushed'
      readonly commit: Sha
      readonly subject: string
      readonly files: readonly string[]
      readonly ci: CiStart
      readonly summary: string | null
      readonly flags: readonly Objection[]
    }
  | { readonly kind: 'unchanged'; readonly summary: string | null }
  | { readonly kind: 'blocked'; readonly objections: readonly Objection[]; readonly kept: KeptChange }
  /** The change is kept as a patch that people may take: nothing is ever pushed to code that nobody vouches for. */
  | {
      readonly kind: 'offered'
      readonly files: readonly string[]
      readonly kept: KeptChange
      readonly summary: string | null
      readonly flags: readonly Objection[]
    }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'agent-failed'; readonly why: AgentFailure | 'no-result'; readonly detail: string }
  | { readonly kind: 'superseded'; readonly head: Sha | null; readonly why: 'moved' | 'closed' | 'gone' | 'retargeted' | 'draft' }
  | { readonly kind: 'interrupted'; readonly by: Interruption }
  | { readonly kind: 'crashed'; readonly message: string }

export type Interruption =
  | 'cancelled'
  /** The job was cancelled before an agent was asked, while the end of CI was waited for. */
  | 'cancelled-waiting'
  /** CI did not end in time, or could not be followed to its end, before an agent was asked. */
  | 'gave-up-waiting'
  /** The same when an agent had worked: nothing is pushed into a CI that runs. */
  | 'ci-running'
  | 'ci-unknown'
  | 'stopped'
  | 'lost'

/** Was an agent to start for it? */
export function isEnding(outcome: Outcome): outcome is Ending {
  return !['ignored', 'halted', 'settled', 'answered', 'diagnosed', 'restarted', 'reverted'].includes(outcome.kind)
}
