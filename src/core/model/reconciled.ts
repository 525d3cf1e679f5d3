import type { PullNumber } from './pull.ts'

/** What came of a look at all open pull requests. */
export interface Reconciled {
  readonly kind: 'reconciled'
  readonly entries: readonly ReconcileEntry[]
  /** Claims of closed pull requests that were taken down. */
  readonly removed: number
}

/** What came of one pull request on which something was left to do. */
export interface ReconcileEntry {
  readonly pull: PullNumber
  /** The kind of the outcome; `handed-on` to another job, `left` for the next time, `failed` where it could not be looked at. */
  readonly came: string
  /** Why; empty where nothing is to be said. Untrusted text. */
  readonly detail: string
}
