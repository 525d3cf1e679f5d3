import type { Feedback } from '../model/config.ts'
import type { Recognition } from '../model/trigger.ts'

/** What recognising may know of the action's own settings. */
export interface RecognitionContext {
  readonly commandPrefix: string
  readonly workflowName: string
  readonly runId: number
  readonly feedback: Feedback
  /** The name that words have to mention to be heard; empty when all are. */
  readonly mention: string
  /** Logins of programs that are heard like people. */
  readonly trustedBots: readonly string[]
}

/** One GitHub event that may start a turn. Growing means one file and one line in `triggers/index.ts`. */
export interface EventSource {
  /** The event's name, as in GITHUB_EVENT_NAME. */
  readonly event: string
  recognise(payload: unknown, context: RecognitionContext): Recognition
}
