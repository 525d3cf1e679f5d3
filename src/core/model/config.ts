import type { GuardPolicy } from './change.ts'
import type { OnConflict } from './conflict.ts'

export const phases = ['all', 'triage', 'fix', 'join', 'publish'] as const
export type Phase = (typeof phases)[number]

/** Which pull requests the loop serves: each given filter must hold. */
export type TrackFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'branch'; readonly pattern: string }
  | { readonly kind: 'author'; readonly login: string }

/**
 * What is done for a pull request whose code nobody with write access vouches for: nothing, tell what failed, or have an
 * agent make a patch that people may take.
 */
export const untrustedChoices = ['ignore', 'diagnose', 'patch'] as const
export type UntrustedPulls = (typeof untrustedChoices)[number]

/** The maintainer's rules, as far as the core needs them. */
export interface Policy extends GuardPolicy {
  readonly maxAttempts: number
  readonly requireProtectedBase: boolean
  /** Are drafts served like others, or left alone until they are ready for review? */
  readonly drafts: boolean
  readonly track: readonly TrackFilter[]
  /** Patterns over check and workflow names; `*` stands for anything. */
  readonly ignoreChecks: readonly string[]
  /** Logins of programs that are heard like people with write access. */
  readonly trustedBots: readonly string[]
  readonly untrustedPulls: UntrustedPulls
  readonly settleTimeoutMinutes: number
  readonly pollSeconds: number
  readonly commandPrefix: string
  /** The name that comments and reviews have to mention to be heard, such as `@codality`; empty when all are. */
  readonly mention: string
  /** May threads be resolved that a change addresses? */
  readonly resolveThreads: 'addressed' | 'never'
  readonly maxDiagnostics: number
  /** How long a brief may be, in tokens as `estimateTokens` counts them. */
  readonly contextTokens: number
  /** Is a change pushed only when the failing tests were seen to pass with it? */
  readonly requireProof: boolean
  /** Is what already failed where the pull request branched off repaired, too? */
  readonly fixPreexisting: boolean
  /** What happens to an attempt that made things worse. */
  readonly onRegression: 'revert' | 'keep'
  /** Does the loop go on when two attempts in a row got nowhere? */
  readonly onStall: 'stop' | 'continue'
  /** What is done about a conflict with the base branch. */
  readonly onConflict: OnConflict
  /** What may be spent on one pull request between two human actions; null for no limit. */
  readonly budget: Budget
}

export interface Budget {
  readonly costUsd: number | null
  readonly minutes: number | null
}

/** `early` starts on the first failed job, `complete` when all checks have ended. */
export const feedbackKinds = ['complete', 'early'] as const
export type Feedback = (typeof feedbackKinds)[number]

/** One agent of the chain. */
export interface AgentLink {
  readonly name: string
  /** The model by the agent's own name for it; null for the agent's default. */
  readonly model: string | null
  /** Null for what is on the PATH, else for the version that this action was tried with. */
  readonly version: string | null
  readonly args: readonly string[]
}

/** Which agents are run, and how. */
export interface AgentChoice {
  /** In the order in which they are tried; at least one. */
  readonly chain: readonly AgentLink[]
  /** The shell command of `agent: command`. */
  readonly command: string | null
  /** For all rounds and all agents of one attempt together. */
  readonly timeoutMinutes: number
  readonly maxTurns: number | null
  /** How many may work side by side in one attempt, each on failures of its own. */
  readonly maxParallel: number
  /** Names of variables of the step's environment that the agent may see. */
  readonly environment: readonly string[]
}

/** How a change is prepared and proven in the checkout. Shell commands; they see no secret. */
export interface ProofChoice {
  /** Installs what the tests need. */
  readonly setup: string | null
  /** Cheap fixers, run in order before any model is asked. */
  readonly fixers: readonly string[]
  /** Replaces the commands that are found by the failures; `{files}` and `{tests}` are filled in. */
  readonly verify: string | null
  /** How many more times an agent is asked when the failing tests still fail. */
  readonly rounds: number
  /** The longest that one run of the failing tests may take. */
  readonly minutes: number
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

/** Each job of a run leaves one, and names must differ within the run. */
export function reportArtifact(phase: Phase, { runId, runAttempt }: Pick<Runner, 'runId' | 'runAttempt'>): string {
  return ['codality-report', ...(phase === 'all' ? [] : [phase]), runId, runAttempt].join('-')
}

/** Does the server take the artifacts of today's protocol? GitHub Enterprise Server does not, which lies at a host of its own. */
export function keepsArtifacts(serverUrl: string): boolean {
  const host = /^https:\/\/([^/:]+)/i.exec(serverUrl)?.[1]?.toLowerCase()
  return host === undefined || host === 'github.com' || host.endsWith('.ghe.com')
}

export interface Config {
  readonly phase: Phase
  /** Which of several agents at work side by side this job is, from 0; null where it does the whole. */
  readonly part: number | null
  readonly token: string
  readonly policy: Policy
  readonly agent: AgentChoice
  readonly proof: ProofChoice
  readonly feedback: Feedback
  /** The folder in which the phases leave what they hand to each other. */
  readonly handover: string
  /** The longest that one request to GitHub may take, and that git waits while nothing moves. */
  readonly requestTimeoutSeconds: number
  /** Does the loop show itself in check runs of its own? */
  readonly checkRuns: boolean
  readonly notify: NotifyChoice
  /** Names of hosts, and `*.NAME` for those below one, that untrusted programs may reach; empty for no limit. */
  readonly allowedHosts: readonly string[]
  /** Is nothing written, started or run, and only told what would be? */
  readonly dryRun: boolean
  /** Keep the report of each turn as an artifact of the run? */
  readonly uploadReport: boolean
  readonly runner: Runner
}

/** Who is called when a pull request is green or needs a person. */
export interface NotifyChoice {
  /** Whom the one ping about green checks mentions. */
  readonly mentions: readonly Mentioned[]
  /** Where chat hears of it; null for nowhere. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null
}

export const mentionable = ['author', 'reviewers'] as const
export type Mentioned = (typeof mentionable)[number]

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
