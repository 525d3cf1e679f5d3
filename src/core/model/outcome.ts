import type { AgentFailure, } from './agent.ts'
import type { Objection } from './change.ts'
import type { CiStart } from './ci.ts'
import type { AnswerCode, HaltReason } from './decision.ts'
import type { Sha } from './pull.ts'
import type { IgnoreReason } from './trigger.ts'

/** How a turn ended. Every kind is a participle; all after `repair` are in `Ending`. */
export type Outcome =
  | { readonly kind: 'ignored'; readonly because: IgnoreReason }
  | { readonly kind: 'halted'; readonly because: HaltReason; readonly isTold: boolean }
  | { readonly kind: 'settled'; readonly isTold: boolean }
  | { readonly kind: 'answered'; readonly code: AnswerCode }
  | Ending

/** How an attempt or a session ended once the agent was to start. */
export type Ending =
  | { readonly kind: 'pushed'; readonly commit: Sha; readonly subject: string; readonly files: readonly string[]; readonly ci: CiStart; readonly summary: string | null }
  | { readonly kind: 'unchanged'; readonly summary: string | null }
  | { readonly kind: 'blocked'; readonly objections: readonly Objection[] }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'agent-failed'; readonly why: AgentFailure | 'no-result'; readonly detail: string }
  | { readonly kind: 'superseded'; readonly head: Sha | null; readonly why: 'moved' | 'closed' | 'gone' }
  | { readonly kind: 'interrupted'; readonly by: 'cancelled' | 'stopped' | 'lost' }
  | { readonly kind: 'crashed'; readonly message: string }
