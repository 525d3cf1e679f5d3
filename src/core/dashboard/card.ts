/** How the loop of a pull request stands, as people sort them. */
export const cardStates = ['needs-person', 'working', 'waiting', 'green', 'stopped', 'idle'] as const
export type CardState = (typeof cardStates)[number]

/** What a session was started for. */
export type SessionKind = 'ci' | 'conflict' | 'comment' | 'review'

/** One attempt or session, as the status comment's record keeps it. */
export interface CardAttempt {
  /** 0 for a session that a person asked for. */
  readonly number: number
  readonly failures: number
  /** How many failures CI saw with its commit; null where it has not said. */
  readonly left: number | null
  /** Outcome kind in which it ended, `working` while it has not. */
  readonly ended: string
  readonly commit: string | null
  /** US dollars; null where the agent did not tell. */
  readonly costUsd: number | null
  /** For how long agents were at work. */
  readonly minutes: number
  readonly proven: string | null
}

/** A pull request with a loop, as the page shows it. Titles and names are anybody's text; addresses are of http or https. */
export interface Card {
  /** `owner/name#7`. */
  readonly id: string
  readonly repository: string
  readonly number: number
  readonly title: string
  readonly author: string
  readonly branch: string
  readonly isDraft: boolean
  readonly state: CardState
  /** What a session at work was started for, null when none is at work or it is not known. */
  readonly session: SessionKind | null
  /** What a session is at now, in the words of its check; null where that is not known. */
  readonly now: string | null
  /** The attempt of the count that holds, 0 before the first. */
  readonly attempt: number
  /** Null where no word of the loop has told it yet. */
  readonly maxAttempts: number | null
  /** The heading of the status comment: how the last session ended. Null while one is at work. */
  readonly headline: string | null
  /** Oldest first, at most 30. */
  readonly attempts: readonly CardAttempt[]
  readonly flaky: readonly string[]
  /** Of all attempts that have ended. Null: no agent told. */
  readonly costUsd: number | null
  readonly minutes: number
  readonly links: {
    readonly pull: string
    readonly comment: string | null
    readonly run: string | null
    readonly commit: { readonly id: string; readonly url: string }
  }
  /** Milliseconds since 1970, of the newest word of the loop. */
  readonly at: number
}

/** The name of a pull request over all repositories. */
export function cardId(repository: string, number: number): string {
  return `${repository}#${number}`
}
