import type { PullNumber, Sha } from './pull.ts'

/** What people outside of GitHub are told, once for each `key`. The texts may be shown as they are: nothing in them does anything. */
export interface Announcement {
  readonly event: 'green' | 'exhausted' | 'needs-human'
  /** The same for the same news, however often it is sent. */
  readonly key: string
  readonly repository: string
  readonly pull: PullNumber
  readonly commit: Sha
  /** The page of the pull request, and that of the run. */
  readonly url: string
  readonly run: string
  /** What the pull request is called; null where the event did not tell. */
  readonly title: string | null
  /** Since the last human action. */
  readonly attempts: number
  readonly outcome: string
  readonly reason: string
  /** One sentence for a chat. */
  readonly text: string
}
