import * as v from 'valibot'
import { type AgentFailure, agentFailures, type Usage } from './agent.ts'
import { type FeedState, feedStates } from './feed.ts'
import { type Replaced, replacedSchema } from './replaced.ts'

/** One start of an agent, and how it ended. */
export interface AgentRun {
  readonly agent: string
  readonly version: string | null
  readonly seconds: number
  readonly ended: 'finished' | AgentFailure
  /** What it said of a failure, at most 1,000 characters. Untrusted text. */
  readonly detail: string
  readonly usage: Usage
}

/**
 * Why nothing was proven of a change: `not-startable` when a command that was found for the failures did not start,
 * `verify-not-started` when `verify-command` did not, `timed-out` when the time was over before anything was seen.
 */
const unprovens = [
  'no-change',
  'no-command',
  'no-failures',
  'not-failing-here',
  'not-runnable-here',
  'not-startable',
  'verify-not-started',
  'timed-out',
] as const
export type Unproven = (typeof unprovens)[number]

/** What running the failing tests, and only they, came to. */
export type Proof =
  | {
      readonly kind: 'not-run'
      readonly because: Unproven
      /** The command, and the end of what it printed, at most 1,000 characters; empty where none was run. Untrusted text. */
      readonly detail: string
    }
  | {
      readonly kind: 'run'
      /** Failures that could be run here and failed here before the change. */
      readonly of: number
      /** How many of them are gone after it. */
      readonly passing: number
      /** `failures` when not all that was seen are tests. */
      readonly what: 'tests' | 'failures'
      /** Was the time over before all commands had ended? */
      readonly timedOut: boolean
      /** Failures that no known command shows, and those that the report left out. */
      readonly unproven: number
      /** With the test files as they were before: `untouched` when none was changed. */
      readonly originals: 'untouched' | 'pass' | 'fail' | 'not-run'
      /** The end of what the last run that failed printed, at most 8,000 characters. Untrusted text. */
      readonly output: string
    }

/** What was done in one attempt, beside the change itself. */
export interface Work {
  readonly runs: readonly AgentRun[]
  /** How often an agent was asked, the first time included. */
  readonly rounds: number
  /** `commands` when `fix-commands` did it and no model was asked. */
  readonly by: 'agent' | 'commands'
  readonly proof: Proof
  /** How CI stood when the work ended; null when it had ended before it began. */
  readonly ci: FeedState | null
  /** What of the commit's configuration agents were not given; null where it is that of the base branch. */
  readonly replaced: Replaced | null
}

/** Did every failure that can be run here fail before the change and pass after it, by the tests as they were? */
export function isProven(proof: Proof): boolean {
  return proof.kind === 'run' && proof.of > 0 && proof.passing === proof.of && proof.originals !== 'fail' && proof.originals !== 'not-run'
}

/** Were failures seen to be left with the change? */
export function leavesFailures(proof: Proof): proof is Extract<Proof, { kind: 'run' }> {
  return proof.kind === 'run' && proof.passing < proof.of
}

/** Is nothing left that could not be proven? */
export function isWholly(proof: Proof): boolean {
  return isProven(proof) && proof.kind === 'run' && proof.unproven === 0
}

/** US dollars that the agents of an attempt say they cost; null when none of them said. */
export function costOf({ runs }: Pick<Work, 'runs'>): number | null {
  const told = runs.flatMap(({ usage }) => usage.costUsd ?? [])
  return told.length === 0 ? null : told.reduce((sum, cost) => sum + cost, 0)
}

/** Tokens that went in and out, as the agents of an attempt tell; null when none of them told. */
export function tokensOf({ runs }: Pick<Work, 'runs'>): number | null {
  const told = runs.flatMap(({ usage }) => [usage.inputTokens ?? [], usage.outputTokens ?? []].flat())
  return told.length === 0 ? null : told.reduce((sum, tokens) => sum + tokens, 0)
}

/** Seconds for which agents were at work. */
export function secondsOf({ runs }: Pick<Work, 'runs'>): number {
  return runs.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** Above what any job takes, which ends after five days: sums of what is told stay numbers that can be written down. */
const most = { seconds: 432_000, costUsd: 1_000_000 }

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const amount = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(most.costUsd)))
const said = (characters: number) => v.pipe(v.string(), v.maxLength(characters))

export const usageSchema = v.strictObject({
  turns: v.nullable(count),
  inputTokens: v.nullable(count),
  outputTokens: v.nullable(count),
  costUsd: amount,
  session: v.nullable(said(200)),
  denials: v.pipe(v.array(said(300)), v.maxLength(20)),
})

const runSchema = v.strictObject({
  agent: said(60),
  version: v.nullable(said(60)),
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(most.seconds)),
  ended: v.picklist(['finished', ...agentFailures]),
  detail: said(1_000),
  usage: usageSchema,
})

const proofSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('not-run'), because: v.picklist(unprovens), detail: said(1_000) }),
  v.strictObject({
    kind: v.literal('run'),
    of: count,
    passing: count,
    what: v.picklist(['tests', 'failures']),
    timedOut: v.boolean(),
    unproven: count,
    originals: v.picklist(['untouched', 'pass', 'fail', 'not-run']),
    output: said(8_000),
  }),
])

/**
 * The work as it is handed on. It comes from a job that ran untrusted code: what it says was proven holds only as far as that job
 * can be trusted, so `require-proof` is no protection against an agent that forges it; docs/security.md says so.
 */
export const workSchema = v.strictObject({
  runs: v.pipe(v.array(runSchema), v.maxLength(50)),
  rounds: count,
  by: v.picklist(['agent', 'commands']),
  proof: proofSchema,
  ci: v.nullable(v.picklist(feedStates)),
  replaced: v.nullable(replacedSchema),
})
