import type { Progress } from './progress.ts'
import type { Sha } from './pull.ts'

/**
 * A stretch between two human actions: `<seconds>-<kind><id>` of the action that opened it, `0` before the first.
 * It is made from the event alone, so a redelivered event names the same epoch again.
 */
export type Epoch = string

/** A git ref by its full name, and the commit it names. */
export interface Ref {
  readonly name: string
  readonly sha: Sha
}

/** A claim that an agent was started for: an autonomous attempt, or a session (0) that a person asked for. */
export interface ClaimedSlot {
  readonly epoch: Epoch
  readonly number: number
  readonly from: Sha
}

/** What the repository's refs say happened on one pull request: the only truth about attempts. See docs/state.md. */
export interface Claims {
  /** The epoch of the latest human action, `0` when there was none. */
  readonly epoch: Epoch
  /** Attempts claimed in the current epoch, 0 to `max-attempts`. */
  readonly used: number
  /** The epoch of the `stop` that holds, null when none does: the latest of all `stop`, `retry` and `resume` decides. */
  readonly stop: Epoch | null
  /** Human actions, verdicts of CI, re-runs and roll-backs that a turn has already taken on. */
  readonly handled: ReadonlySet<string>
  /** Keys of the notices that a turn has taken on to post. */
  readonly told: ReadonlySet<string>
  /** All claims of attempts and sessions, oldest first. */
  readonly slots: readonly ClaimedSlot[]
}

/** What creating a ref came to: ours, somebody else's, or the token may not. */
export type ClaimResult = 'created' | 'taken' | 'refused'

/** One line of the story that the status comment tells. */
export interface AttemptRecord {
  readonly epoch: Epoch
  /** 1 to `max-attempts`; 0 for a session that a person asked for. */
  readonly number: number
  readonly from: Sha
  /** Outcome kind in which it ended, `working` while it has not. */
  readonly ended: string
  readonly commit: Sha | null
  /** The commit that took it back. */
  readonly revertedBy?: Sha | undefined
  /** How many failures it was to repair, each test by itself; `broken` of them are of the build or of what comes before it. */
  readonly failures: number
  readonly broken: number
  /** Equal ones mean the very same failures; empty when none could be read. */
  readonly fingerprint: string
  /** Names of those failures, at most 60: what the next report is compared with. */
  readonly ids: readonly string[]
  /** What CI said of the commit that was pushed; null when it has not, or nothing could be compared. */
  readonly after: Progress | null
  /** US dollars, as far as the agents told; null when none did. */
  readonly costUsd: number | null
  /** Tokens that went in and out, as far as the agents told; absent when none did. */
  readonly tokens?: number | undefined
  /** What running the failing tests showed with the change; absent where they were not run. */
  readonly proven?: { readonly passing: number; readonly of: number } | undefined
  /** For how long agents were at work; of an open attempt, and of one whose machine was lost, for how long they may have been. */
  readonly seconds: number
}

/** The hidden marker of the status comment: a hint for people and for a token without refs, rebuilt from the claims. */
export interface LoopRecord {
  readonly version: 1
  readonly pull: number
  readonly epoch: Epoch
  /** Where attempts are counted: `refs`, or `marker` when the token may not create refs. */
  readonly ledger: 'refs' | 'marker'
  readonly attempts: readonly AttemptRecord[]
  readonly handled: readonly string[]
  readonly stopped: boolean
  /** The verdict of CI whose failures the comment tells, where the pull request is only read. */
  readonly diagnosed?: string | undefined
  /** The commit on which a check run of ours may still read as at work, for its end could not be written. */
  readonly openCheck?: Sha | undefined
  /** The conflict with the base branch that the comment tells of. */
  readonly conflict?: string | undefined
  /** The run that is at work, so that the next event can tell a slow turn from a dead one. */
  readonly working: { readonly runId: number; readonly runAttempt: number } | null
}
