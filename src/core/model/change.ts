import type { Sha } from './pull.ts'
import type { Secrets } from './secrets.ts'

/** What the agent did to one file, as content only: it is re-checked wherever it arrives. */
export interface FileChange {
  /** Relative to the repository's root, as git spells it. Untrusted text. */
  readonly path: string
  readonly status: 'added' | 'modified' | 'deleted' | 'type-changed'
  readonly oldMode: string
  readonly newMode: string
  /** The new content in base64; null when deleted, or when it is no regular file. */
  readonly content: string | null
}

/** The difference between the commit an attempt started from and the tree the agent left. */
export interface Change {
  readonly base: Sha
  readonly files: readonly FileChange[]
  /** Why not all of it could be read, such as its size; the files are then incomplete and nothing may be pushed. Untrusted text. */
  readonly oversize: string | null
}

/** Bytes of a file's new content, 0 when it is deleted. */
export function sizeOf({ content }: FileChange): number {
  if (content === null) return 0
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0
  return (content.length / 4) * 3 - padding
}

/** A reason not to push, found by a guard. */
export interface Objection {
  readonly guard: string
  /** `block`: nothing is pushed. `flag`: people are told beside the push. */
  readonly weight: 'block' | 'flag'
  readonly message: string
  readonly remedy: string
  readonly path: string | null
}

/** What a guard may look at, beside the change. */
export interface GuardPolicy {
  readonly protectedPaths: readonly string[]
  /** The only paths that may be changed; empty for all. */
  readonly paths: readonly string[]
  readonly maxChangedFiles: number
  readonly maxChangedBytes: number
  /** What a change that weakens tests or checks comes to. */
  readonly testChanges: 'block' | 'flag' | 'allow'
  /** What a change of what is installed, or from where, comes to. */
  readonly dependencyChanges: 'block' | 'flag' | 'allow'
  /** A change that deletes or empties more files than this is not pushed. */
  readonly maxDeletedFiles: number
}

/** Texts of the changed files as they were; null for a file that is new, no text, or too large. By their paths. */
export type Originals = ReadonlyMap<string, string | null>

/** The mode in git of each file of a commit, by the paths. */
export type Modes = ReadonlyMap<string, string>

/** What a change is held against. */
export interface GuardFacts {
  readonly originals: Originals
  /** All files of the commit that the change is made from. */
  readonly paths: readonly string[]
  readonly secrets: Secrets
}

/** What a guard found; it blocks unless it says otherwise. */
export type Finding = Omit<Objection, 'guard' | 'weight'> & { readonly weight?: Objection['weight'] }

/** Growing means one file and one line in `guards/index.ts`. */
export interface Guard {
  readonly name: string
  check(change: Change, policy: GuardPolicy, facts: GuardFacts): readonly Finding[]
}

/** What became of a change that was not pushed. */
export type KeptChange =
  /** It lies as `change.patch` in an artifact; `leftOut` counts entries that are no regular files. */
  | { readonly kind: 'kept'; readonly run: number; readonly repository: string; readonly artifact: string; readonly leftOut: number }
  /** `off`: `upload-report` is. `no-artifacts`: the server does not take them from here. */
  | { readonly kind: 'not-kept'; readonly because: 'secret' | 'too-large' | 'unreadable' | 'off' | 'no-artifacts' }

/** What became of a push: nothing was forced, so a branch that moved is never overwritten. */
export type PushResult =
  | { readonly kind: 'pushed'; readonly commit: Sha; readonly subject: string }
  | { readonly kind: 'superseded'; readonly head: Sha | null }
  /** `isReplaced`: what was to be taken back had taken the place of the commits before it, so no commit on top takes it back. */
  | { readonly kind: 'rejected'; readonly detail: string; readonly isReplaced?: boolean }
