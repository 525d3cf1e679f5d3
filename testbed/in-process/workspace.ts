import type { Change, FileChange, PushResult } from '../../src/core/model/change.ts'
import { isSha, type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Checkout, Dropped, PushRequest, Workspace } from '../../src/ports.ts'
import type { MemoryRepository, Tree } from '../github/rest/memory-repository.ts'
import type { Site } from './site.ts'

/** A step that takes time: nothing of it has happened before the call, all of it has after. */
export type Step = <T>(label: string, apply: () => T | Promise<T>) => Promise<T>

export interface MemoryWorkspaceOptions {
  readonly site: Site
  /** The turn that works here, by its number. */
  readonly turn: number
  readonly login: string
  readonly step: Step
}

/** The work trees that are open, by their folders: whoever plays the agent changes them. */
export type OpenTrees = Map<string, Map<string, string>>

/** Git in memory, with the promises that the real one gives: a push moves the branch from just one commit, or not at all. */
export function memoryWorkspace({ site, turn, login, step }: MemoryWorkspaceOptions, trees: OpenTrees): Workspace {
  const { repository, time } = site
  const commitOn = (parent: Sha, files: Tree, message: string): Sha => toSha(repository.add({ parents: [parent], files, message, author: { name: login, email: `${login}@users.noreply.github.com` }, at: time.now() }))
  const pushChild = async (branch: string, parent: Sha, commit: Sha, message: string, drops: string | null): Promise<PushResult & Dropped> => {
    const standing = drops === null ? null : repository.head(drops)
    const dropped = drops !== null && standing !== null && (await repository.deleteRef(drops, standing))
    if (site.push(branch, parent, commit, { login, turn })) return { kind: 'pushed', commit, subject: message.split('\n', 1)[0] ?? '', dropped }
    const head = repository.head(`refs/heads/${branch}`)
    return { kind: 'superseded', head: isSha(head) ? head : null, dropped }
  }
  return {
    open: (commit) => step('git fetch', () => openCheckout(repository, commit, trees)),
    originals: ({ base, files }) => Promise.resolve(new Map(files.filter(({ status }) => status !== 'added').map(({ path }) => [path, repository.files(base).get(path) ?? null]))),
    modes: (commit) => Promise.resolve(new Map([...repository.files(commit).keys()].map((path) => [path, '100644']))),
    patch: ({ files }) => Promise.resolve(Buffer.from(files.map(({ path }) => `diff --git a/${path} b/${path}\n`).join(''))),
    push: ({ change, branch, message, drops }: PushRequest) => step('git push', () => pushChild(branch, change.base, commitOn(change.base, withChange(repository.files(change.base), change), message), message, drops)),
    revert: ({ head, good, branch, message }) => step('git push', () => pushChild(branch, head, commitOn(head, repository.files(good), message), message, null)),
    // Nothing in this repository ever conflicts.
    merge: (_, base) => Promise.resolve({ base: toSha(repository.head(`refs/heads/${base}`) ?? base), commit: null, files: [], replay: 'yes' }),
    refs: (folder) => step('git ls-remote', () => repository.list(`refs/${folder}`).map(({ name, sha }) => ({ name, sha: toSha(sha) }))),
  }
}

function withChange(base: Tree, { files }: Change): Tree {
  const tree = new Map(base)
  for (const { path, content } of files) {
    if (content === null) tree.delete(path)
    else tree.set(path, Buffer.from(content, 'base64').toString())
  }
  return tree
}

function openCheckout(repository: MemoryRepository, commit: Sha, trees: OpenTrees): Checkout {
  const base = repository.files(commit)
  const folder = `/work/${trees.size + 1}/checkout`
  const tree = new Map(base)
  trees.set(folder, tree)
  const nothing = (): Promise<void> => Promise.resolve()
  return {
    folder,
    scratch: `${folder}/../scratch`,
    seal: () => undefined,
    lay: nothing,
    live: (name) => Promise.resolve({ path: `${folder}/../scratch/${name}`, put: nothing, close: nothing }),
    left: () => Promise.resolve({ path: `${folder}/../scratch/left`, take: () => Promise.resolve(null), close: nothing }),
    files: () => Promise.resolve([...base.keys()]),
    read: (path) => Promise.resolve(base.get(path) ?? null),
    patch: () => Promise.resolve(null),
    reset: () => Promise.resolve(false),
    put: nothing,
    replaced: null,
    swapConfiguration: () => Promise.resolve(nothing),
    harvest: () => Promise.resolve({ base: commit, files: changesBetween(base, tree), oversize: null }),
    remove: nothing,
  }
}

function changesBetween(before: Tree, after: Tree): readonly FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort()
  return paths.map((path) => {
    const [old, now] = [before.get(path), after.get(path)]
    const none = '000000'
    return { path, status: old === undefined ? 'added' : now === undefined ? 'deleted' : 'modified', oldMode: old === undefined ? none : '100644', newMode: now === undefined ? none : '100644', content: now === undefined ? null : Buffer.from(now).toString('base64') }
  })
}
