import type { Sha } from './pull.ts'

/** The newest commit of a pull request and the newest of its base branch, which GitHub does not merge by itself. */
export interface Conflict {
  /** The base branch, and where it stands. */
  readonly branch: string
  readonly base: Sha
  /** Paths at which git could not decide; none where our own git merges both, or could not try. Untrusted text. */
  readonly files: readonly string[]
  /** A commit of both with the conflicts marked in it, which is on no server; null where git could not make it. */
  readonly merge: Sha | null
  readonly replay: Replayable
}

/** What is done about a conflict. */
export const conflictChoices = ['report', 'merge', 'rebase'] as const
export type OnConflict = (typeof conflictChoices)[number]

/** How both sides are joined: by a commit that has both, or by putting the commits of the pull request anew on its base. */
export type Joining = Exclude<OnConflict, 'report'>

/** May the commits of the pull request be put anew on its base? Not where several people made them, where there are merges among them, or too many. */
export type Replayable = 'yes' | 'authors' | 'merges' | 'too-many'
export type Unfit = Exclude<Replayable, 'yes'>
