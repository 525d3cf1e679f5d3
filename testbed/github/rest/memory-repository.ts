import { hash } from 'node:crypto'
import type { ChangedFile, CommitRecord, GitRef, GitRepository, TreeEntry } from './git-repository.ts'

/** The files of a commit by their paths, as texts. */
export type Tree = ReadonlyMap<string, string>

export interface NewCommit {
  readonly parents: readonly string[]
  readonly files: Tree
  readonly message: string
  /** Name and email. */
  readonly author: { readonly name: string; readonly email: string }
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A repository in memory. Each call is one step that no other comes between, as on the server of a git host. */
export interface MemoryRepository extends GitRepository {
  add(commit: NewCommit): string
  files(commit: string): Tree
  parents(commit: string): readonly string[]
  message(commit: string): string
  /** The author's name. */
  author(commit: string): string
  /** The name of its tree. */
  treeId(commit: string): string
  head(ref: string): string | null
  /** Moves a ref from one value to another; null for one that is not there. False when it is somewhere else. */
  move(ref: string, from: string | null, to: string | null): boolean
  /** All refs whose names begin so, by their names. */
  list(prefix: string): readonly GitRef[]
}

interface Objects {
  readonly commits: Map<string, CommitRecord>
  readonly trees: Map<string, Tree>
}

export function memoryRepository(): MemoryRepository {
  const objects: Objects = { commits: new Map(), trees: new Map() }
  const refs = openRefs()
  const resolve = (name: string): string | null => {
    const [, base = name, wanted] = /^(.*?)(?:\^\{(.*)\})?$/.exec(name) ?? []
    const id = refs.get(base) ?? (objects.commits.has(base) || objects.trees.has(base) ? base : null)
    return wanted === 'tree' ? (objects.commits.get(id ?? '')?.tree ?? (objects.trees.has(id ?? '') ? id : null)) : id
  }
  const commit = (name: string): CommitRecord | null => objects.commits.get(resolve(name) ?? '') ?? null
  const treeOf = (name: string): Tree => objects.trees.get(resolve(`${name}^{tree}`) ?? '') ?? new Map<string, string>()
  const list = (prefix: string): readonly GitRef[] =>
    refs
      .below(prefix)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, sha]) => ({ name, sha, type: 'commit' }))
  const move = (ref: string, from: string | null, to: string | null): boolean => {
    if ((refs.get(ref) ?? null) !== from) return false
    refs.set(ref, to)
    return true
  }
  const ancestors = (start: string): ReadonlySet<string> => reachable(objects, start)
  const mergeBase = (one: string, other: string): string | null => {
    const known = ancestors(resolve(one) ?? '')
    return [...ancestors(resolve(other) ?? '')].find((id) => known.has(id)) ?? null
  }
  return {
    add: (given) => addCommit(objects, given),
    files: treeOf,
    parents: (id) => commit(id)?.parents ?? [],
    author: (id) => commit(id)?.author.name ?? '',
    treeId: (id) => commit(id)?.tree ?? '',
    message: (id) => commit(id)?.message ?? '',
    head: (ref) => refs.get(ref) ?? null,
    move,
    list,
    resolve: (name) => Promise.resolve(resolve(name)),
    refs: (prefix) => Promise.resolve(list(prefix)),
    createRef: (name, sha) => Promise.resolve(move(name, null, sha)),
    deleteRef: (name, sha) => Promise.resolve(move(name, sha, null)),
    changedFiles: (base, head, how = 'since fork') =>
      Promise.resolve(compareTrees(treeOf(how === 'direct' ? base : (mergeBase(base, head) ?? base)), treeOf(head))),
    tree: (treeish) => Promise.resolve([...treeOf(treeish)].map(toEntry)),
    file: (commit, path) => {
      const text = treeOf(commit).get(path)
      return Promise.resolve(text === undefined ? null : Buffer.from(text))
    },
    // Nobody who uses this repository makes tag objects.
    tag: () => Promise.resolve(null),
    makeTag: () => Promise.resolve(null),
    commit: (name) => Promise.resolve(commit(name)),
    mergeBase: (one, other) => Promise.resolve(mergeBase(one, other)),
    conflict: () => Promise.resolve(false),
    commits: (range) => {
      const [from = '', to = ''] = range.split('..')
      const known = ancestors(resolve(from) ?? '')
      return Promise.resolve([...ancestors(resolve(to) ?? '')].filter((id) => !known.has(id)))
    },
  }
}

interface Refs {
  get(name: string): string | undefined
  /** Null takes it down. */
  set(name: string, sha: string | null): void
  /** All whose names begin so. */
  below(prefix: string): [name: string, sha: string][]
}

/** By their first three parts, which is what is asked for: whoever has a thousand pull requests has ten thousands of refs. */
function openRefs(): Refs {
  const folders = new Map<string, Map<string, string>>()
  const folderOf = (name: string): string => /^(?:[^/]*\/){3}/.exec(name)?.[0] ?? ''
  return {
    get: (name) => folders.get(folderOf(name))?.get(name),
    set: (name, sha) => {
      const folder = folderOf(name)
      const names = folders.get(folder) ?? new Map<string, string>()
      folders.set(folder, names)
      if (sha === null) names.delete(name)
      else names.set(name, sha)
    },
    below: (prefix) => {
      const folder = folderOf(prefix)
      const asked = folder === '' ? [...folders.values()] : [folders.get(folder) ?? new Map<string, string>()]
      return asked.flatMap((names) => [...names].filter(([name]) => name.startsWith(prefix)))
    },
  }
}

function idOf(kind: string, content: unknown): string {
  return hash('sha1', `${kind}${JSON.stringify(content)}`)
}

function addCommit({ commits, trees }: Objects, { parents, files, message, author, at }: NewCommit): string {
  const tree = idOf('tree', [...files].sort())
  if (!trees.has(tree)) trees.set(tree, new Map(files))
  const signature = { ...author, date: `${new Date(at).toISOString().slice(0, 19)}Z` }
  const content = { tree, parents, author: signature, committer: signature, message }
  const sha = idOf('commit', content)
  commits.set(sha, { sha, ...content })
  return sha
}

/** A commit and all before it, the nearest first. */
function reachable({ commits }: Objects, start: string): ReadonlySet<string> {
  const seen = new Set(commits.has(start) ? [start] : [])
  for (const id of seen) for (const parent of commits.get(id)?.parents ?? []) seen.add(parent)
  return seen
}

function compareTrees(before: Tree, after: Tree): readonly ChangedFile[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))
  return paths.map((path) => {
    const [old, now] = [before.get(path), after.get(path)]
    const [additions, deletions] = [now, old].map((text) => text?.split('\n').length ?? 0)
    return {
      path,
      status: old === undefined ? 'added' : now === undefined ? 'removed' : 'modified',
      additions: additions ?? 0,
      deletions: deletions ?? 0,
      patch: null,
      sha: idOf('blob', now ?? old),
    }
  })
}

function toEntry([path, text]: readonly [string, string]): TreeEntry {
  return { path, mode: '100644', type: 'blob', sha: idOf('blob', text), size: Buffer.byteLength(text) }
}
