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
  /** What it says beyond these choices; absent where that is nothing. */
  readonly extras?: Extras
}

/** Lines of a workflow that no question of `init` asks for. */
export interface Extras {
  /** Inputs of the action by their names. Those that a choice sets stand before them. */
  readonly inputs: Readonly<Record<string, string>>
  /** Variables of the step in one job, secrets of the call in three, with their values as they stand in the file. */
  readonly environment?: Readonly<Record<string, string>>
  /** Labels of the runner of one job. Absent for a hosted one. */
  readonly runsOn?: readonly string[]
}

/** Names of the secrets and variables that generated workflows ask for beside the agent's key. */
export const setupNames = { clientId: 'LOOP_CLIENT_ID', privateKey: 'LOOP_PRIVATE_KEY', personalToken: 'LOOP_TOKEN' } as const
