export interface GitRef {
  readonly name: string
  readonly sha: string
  /** `commit` or `tag`. */
  readonly type: string
}

export interface ChangedFile {
  readonly path: string
  readonly status: 'added' | 'modified' | 'removed'
  readonly additions: number
  readonly deletions: number
  /** From the first `@@` on; null for binary files. */
  readonly patch: string | null
  /** The blob, or that of the removed file. */
  readonly sha: string
}

export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size: number | null
}

export interface Signature {
  readonly name: string
  readonly email: string
  readonly date: string
}

export interface CommitRecord {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
}

/** The repository that stands for the one on GitHub: all that the API says about git is read from it. */
export interface GitRepository {
  /** The full id of a commit, tree or tag object, null when there is none. */
  resolve(name: string): Promise<string | null>
  refs(prefix: string): Promise<readonly GitRef[]>
  /** False when the ref is there already. */
  createRef(name: string, sha: string): Promise<boolean>
  /** False when it no longer points there, so that of two who delete it only one succeeds. */
  deleteRef(name: string, sha: string): Promise<boolean>
  /** Since the merge base, as pull requests show them, or between just these two. */
  changedFiles(base: string, head: string, how?: 'since fork' | 'direct'): Promise<readonly ChangedFile[]>
  tree(treeish: string, recursive: boolean): Promise<readonly TreeEntry[]>
  /** What a file of a commit holds; null where it has no such file. */
  file(commit: string, path: string): Promise<Buffer | null>
  /** The text of a tag object; null when the id is none. */
  tag(sha: string): Promise<string | null>
  /** Writes a tag object and gives its id; null when the text is no valid one, or its object is not there. */
  makeTag(text: string): Promise<string | null>
  /** Null when there is none. */
  commit(name: string): Promise<CommitRecord | null>
  mergeBase(one: string, other: string): Promise<string | null>
  /** Do two commits conflict when they are merged? */
  conflict(one: string, other: string): Promise<boolean>
  /** The newest first. */
  commits(range: string): Promise<readonly string[]>
}
