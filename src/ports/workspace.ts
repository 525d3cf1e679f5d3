import type { Change, FileChange, Modes, Originals, PushResult } from '../core/model/change.ts'
import type { Joining, Replayable } from '../core/model/conflict.ts'
import type { Ref } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import type { Replaced } from '../core/model/replaced.ts'

/** The checkout that the agent works in, and the git directory that it never sees. */
export interface Workspace extends WorkspaceWrites {
  /**
   * Checks out a commit into a fresh folder without credentials. While agents work in it, what steers them is that of the newest
   * commit of `baseBranch`, a branch of this repository; null leaves the commit's own.
   */
  open(commit: Sha, baseBranch: string | null): Promise<Checkout>
  /** Texts of the files that a change modifies or deletes, as they are in its base commit. */
  originals(change: Change): Promise<Originals>
  /** All that a commit holds beside folders. */
  modes(commit: Sha): Promise<Modes>
  /** A change as git applies it, in at most 1 MiB; what is no regular file is left out. */
  patch(change: Change): Promise<Patch>
  /** Merges a commit with its base, a branch or a commit of it, by git alone; what is made is used by its id and never on the server. */
  merge(head: Sha, base: string): Promise<Merged>
  /** All refs below `refs/<folder>`, as git itself lists them now. */
  refs(folder: string): Promise<readonly Ref[]>
}

/** All that changes something in the repository on the server. */
export interface WorkspaceWrites {
  /** Builds the commit from content alone, in a git directory of its own, and pushes it without force. */
  push(request: PushRequest): Promise<PushResult & Dropped>
  /** Takes a commit back: pushes one on top of the head that has the tree of that commit's parent, as `push` does. */
  revert(request: RevertRequest): Promise<PushResult>
}

/** A merge as far as git could make it. */
export interface Merged {
  /** Where the base stood. */
  readonly base: Sha
  /** Holds the marks of all conflicts; null where git could not make it. */
  readonly commit: Sha | null
  /** Paths in conflict. Untrusted text. */
  readonly files: readonly string[]
  readonly replay: Replayable
}

/** `too-large`: more than is kept; `unreadable`: git makes no tree of it. */
export type Patch = Uint8Array | 'too-large' | 'unreadable'

export interface Checkout {
  readonly folder: string
  /** A folder beside the checkout, for what the agent reads. */
  readonly scratch: string
  /** To be called before anything runs in the checkout: from then on nothing is read from it but by `harvest`. */
  seal(): void
  /** Lays files into the scratch folder. */
  lay(files: Readonly<Record<string, string>>): Promise<void>
  /** Makes a folder in the scratch folder that can be written while the agent works. */
  live(name: string): Promise<LiveFolder>
  /** Makes a folder in the scratch folder, at a path that nobody knew before, for what an agent leaves beside its change. */
  left(): Promise<LeftFolder>
  /** All files of the commit. */
  files(): Promise<readonly string[]>
  /** One of the commit's files as text; null for what is no plain file or larger than 1 MiB. Independent of the work tree. */
  read(path: string): Promise<string | null>
  /** What a commit changed, as a patch, cut to so many characters; null when it is not among the last ones. */
  patch(commit: Sha, maxCharacters: number): Promise<string | null>
  /**
   * Puts paths back as they are in the commit: those that it does not have are taken away. False, and nothing is touched,
   * where one of them is no plain file there, or they are larger than can be held.
   */
  reset(paths: readonly string[]): Promise<boolean>
  /** Puts a harvested change in its place again. */
  put(files: readonly FileChange[]): Promise<void>
  /** Configuration for agents in which the commit differs from the base branch; null where it does not. */
  readonly replaced: Replaced | null
  /**
   * Puts the configuration for agents of the base branch in the place of all that is there, and takes `hidden` entries at the top out
   * of the way. The result puts everything back but for what was changed, added or deleted meanwhile: that stays. Both only while
   * no untrusted process lives.
   */
  swapConfiguration(hidden: readonly string[]): Promise<() => Promise<void>>
  /** What the agent left, compared with the commit it started from. Only to be asked once its processes are gone. */
  harvest(): Promise<Change>
  remove(): Promise<void>
}

/** A folder that untrusted processes may write, too: what they put in the way is replaced, never followed, and nothing is read back. */
export interface LiveFolder {
  readonly path: string
  /** Puts a whole file in the place of the one before, at once. Rejects when the folder is gone. */
  put(name: string, text: string): Promise<void>
  close(): Promise<void>
}

/** A folder that an untrusted process fills. */
export interface LeftFolder {
  readonly path: string
  /** The text of a plain file in it; null where there is none, or it is larger than so many bytes. Only to be asked once its processes are gone. */
  take(name: string, maxBytes: number): Promise<string | null>
  close(): Promise<void>
}

/** Is the ref gone that was to be taken down in the same push? It may be where the branch itself was not moved. */
export interface Dropped {
  readonly dropped: boolean
}

export interface PushRequest {
  readonly change: Change
  readonly branch: string
  readonly message: string
  /** A ref that is taken down in the same push; null for none. */
  readonly drops: string | null
  /** Where the change was made from a merge: how its sides are joined, the first of which the branch stands at. */
  readonly joins: { readonly how: Joining; readonly head: Sha; readonly base: Sha } | null
}

/** The branch that a repair is put on. It is there from its first commit on. */
export interface LocalBranch {
  readonly name: string
  /** Makes a commit of a change, on top of its base; the branch stays where it is. */
  commit(change: Change, message: string): Promise<Sha>
  /** Fails when the branch is not where it is said to be. Null: it does not exist. */
  move(from: Sha | null, to: Sha | null): Promise<void>
}

export interface RevertRequest {
  /** Of the branch: the commit that is taken back, or one with the very same tree. */
  readonly head: Sha
  /** The commit, and its only parent. */
  readonly bad: Sha
  readonly good: Sha
  readonly branch: string
  readonly message: string
}
