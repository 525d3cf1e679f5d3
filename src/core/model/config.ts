import type { GuardPolicy } from './change.ts'

export const phases = ['all', 'triage', 'fix', 'publish'] as const
export type Phase = (typeof phases)[number]

/** Which pull requests the loop serves: each given filter must hold. */
export type TrackFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'branch'; readonly pattern: string }
  | { readonly kind: 'author'; readonly login: string }

/** The maintainer's rules, as far as the core needs them. */
export interface Policy extends GuardPolicy {
  readonly maxAttempts: number
  readonly requireProtectedBase: boolean
  readonly track: readonly TrackFilter[]
  /** Patterns over check and workflow names; `*` stands for anything. */
  readonly ignoreChecks: readonly string[]
  readonly settleTimeoutMinutes: number
  readonly pollSeconds: number
  readonly commandPrefix: string
  readonly maxDiagnostics: number
  /** How long a brief may be, in tokens as `estimateTokens` counts them. */
  readonly contextTokens: number
}

/** Which agent is run, and how. */
export interface AgentChoice {
  readonly name: string
  /** The shell command of `agent: command`. */
  readonly command: string | null
  readonly timeoutMinutes: number
  /** Names of variables of the step's environment that the agent may see. */
  readonly environment: readonly string[]
}

/** Where we are: what the runner says of itself. */
export interface Runner {
  readonly repository: string
  readonly serverUrl: string
  readonly runId: number
  readonly runAttempt: number
  /** `.github/workflows/….yml` of this very workflow, or null when the runner does not say. */
  readonly workflowPath: string | null
  readonly workflowName: string
  readonly temp: string
}

export interface Config {
  readonly phase: Phase
  readonly token: string
  readonly policy: Policy
  readonly agent: AgentChoice
  /** The folder in which the phases leave what they hand to each other. */
  readonly handover: string
  /** Keep the report of each turn as an artifact of the run? */
  readonly uploadReport: boolean
  readonly runner: Runner
}

/** A misconfiguration: the message says what happened and why, the remedy what to do. Fails the job. */
export class ConfigError extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.name = 'ConfigError'
    this.remedy = remedy
  }
}

/** An error in the words that people get: a misconfiguration with its remedy, anything else by its message. */
export function describeError(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message} ${error.remedy}`
  return error instanceof Error ? error.message : String(error)
}
