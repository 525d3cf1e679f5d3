import type { Mergeability, PullNumber, Sha } from './pull.ts'

/** How a check stands, as far as merging goes: `silent` ones had nothing to say, and what was cancelled has not passed. */
export type CheckState = 'running' | 'failed' | 'cancelled' | 'passed' | 'silent'

/** One check or commit status of the newest commit. */
export interface StandingOfCheck {
  /** Of two with one name the higher one is newer; 0 for a commit status. */
  readonly id: number
  readonly name: string
  /** Empty for a commit status. */
  readonly app: string
  readonly key: string
  readonly state: CheckState
  /** Of Actions; null for all others. */
  readonly run: { readonly id: number; readonly workflow: string } | null
}

/** What GitHub says of a pull request all at once. Logins are GitHub's own; names of checks are anybody's. */
export interface PullStanding {
  readonly pull: PullNumber
  readonly open: boolean
  readonly head: Sha
  readonly isDraft: boolean
  readonly merge: Mergeability
  readonly reviews: {
    /** What the rules of the base branch make of the reviews; null where they ask for none. */
    readonly decision: 'approved' | 'changes-requested' | 'required' | null
    readonly approvedBy: readonly string[]
    readonly rejectedBy: readonly string[]
    /** People who are asked for one. */
    readonly requested: readonly string[]
  }
  /** Conversations that nobody has resolved; `more` when there may be others. */
  readonly unresolved: { readonly count: number; readonly more: boolean }
  readonly checks: readonly StandingOfCheck[]
  /** More than were listed, and how all of them together stand. */
  readonly beyond: { readonly count: number; readonly all: CheckState } | null
}

/** What is told of an open pull request when all of them are asked about at once. */
export interface OpenStanding {
  readonly merge: Mergeability
  readonly isDraft: boolean
  /** How all checks and commit statuses of the newest commit stand together; null where there is none. */
  readonly checks: CheckState | null
  /** Title of our check on whether it could be merged, as it stands on the newest commit; null where none does. */
  readonly readiness: string | null
}

/** One thing that merging depends on. `says` is Markdown in which the text of others is inert. */
export interface ReadinessLine {
  readonly topic: 'CI' | 'Reviews' | 'Conversations' | 'Conflicts' | 'Draft' | 'Loop'
  /** What is missing, in a few words of ours; null when all is fine. */
  readonly missing: string | null
  readonly says: string
}

export interface Readiness {
  readonly lines: readonly ReadinessLine[]
  /** Empty when the pull request is ready. */
  readonly missing: readonly string[]
}
