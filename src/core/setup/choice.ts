import type { Feedback } from '../model/config.ts'

/** Whose token comments and pushes: that of an App, the job's own, or a person's. */
export const tokenKinds = ['app', 'job', 'pat'] as const
export type TokenKind = (typeof tokenKinds)[number]

/** One job with one step, or three jobs with different rights. */
export const forms = ['one-job', 'three-jobs'] as const
export type Form = (typeof forms)[number]

/** What a workflow for the loop is written from. */
export interface Choice {
  readonly agent: string
  /** The shell command of `agent: command`. */
  readonly agentCommand: string | null
  readonly token: TokenKind
  readonly form: Form
  /** Names of the workflows whose ends are heard, as GitHub shows them. */
  readonly workflows: readonly string[]
  readonly feedback: Feedback
  /** A slash and one word of letters, digits, `-` and `_`; null or absent for the usual one. */
  readonly commandPrefix?: string | null
  /** `owner/name` of the action. */
  readonly action: string
  /** The commit or tag of the action. */
  readonly ref: string
  /** Comment at the top, without `#`. */
  readonly head: readonly string[]
}

/** Names of the secrets and variables that generated workflows ask for beside the agent's key. */
export const setupNames = { clientId: 'LOOP_CLIENT_ID', privateKey: 'LOOP_PRIVATE_KEY', personalToken: 'LOOP_TOKEN' } as const
