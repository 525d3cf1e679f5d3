import type { Change, FileChange } from '../../src/core/model/change.ts'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Checkout, PushRequest, Workspace } from '../../src/ports/workspace.ts'
import { pushChild } from '../../src/shell/git/push-child.ts'
import type { MemoryRepository, Tree } from '../github/rest/memory-repository.ts'
import { memoryGit, type MemoryGitOptions } from './git.ts'

/** A step that takes time: nothing of it has happened before the call, all of it has after. */
export type Step = <T>(label: string, apply: () => T | Promise<T>) => Promise<T>

interface MemoryWorkspaceOptions extends MemoryGitOptions {
  readonly login: string
  readonly wait: (seconds: number) => Promise<void>
}

/** The work trees that are open, by their folders: whoever plays the agent changes them. */
export type OpenTrees = Map<string, Map<string, string>>

/** Git in memory, with the promises that the real one gives: a push moves the branch from just one commit, or not at all. What the action makes of git's answer is its own code. */
export function memoryWorkspace(options: MemoryWorkspaceOptions, trees: OpenTrees): Workspace {
  const { login, step, token, wait } = options
  const { repository, time } = options.site
  const commitOn = (parent: Sha, files: Tree, message: string): Sha =>
    toSha(
      repository.add({
        parents: [parent],
        files,
        message,
        author: { name: login, email: `${login}@users.noreply.github.com` },
        at: time.now(),
      }),
    )
  const pushing = { git: memoryGit(options), temp: '', url: '', token, wait }
  return {
    open: (commit) => step('git fetch', () => openCheckout(repository, commit, trees)),
    originals: ({ base, files }) =>
      Promise.resolve(
        new Map(files.filter(({ status }) => status !== 'added').map(({ path }) => [path, repository.files(base).get(path) ?? null])),
      ),
    modes: (commit) => Promise.resolve(new Map([...repository.files(commit).keys()].map((path) => [path, '100644']))),
    patch: ({ files }) => Promise.resolve(Buffer.from(files.map(({ path }) => `diff --git a/${path} b/${path}\n`).join(''))),
    push: ({ change, branch, message, drops }: PushRequest) =>
      pushChild(pushing, '', {
        commit: commitOn(change.base, withChange(repository.files(change.base), change), message),
        parent: change.base,
        branch,
        message,
        drops,
      }),
    revert: ({ head, good, branch, message }) =>
      pushChild(pushing, '', { commit: commitOn(head, repository.files(good), message), parent: head, branch, message, drops: null }),
    // Nothing in this repository ever conflicts.
    merge: (_, base) =>
      Promise.resolve({ base: toSha(repository.head(`refs/heads/${base}`) ?? base), commit: null, files: [], replay: 'yes' }),
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
    return {
      path,
      status: old === undefined ? 'added' : now === undefined ? 'deleted' : 'modified',
      oldMode: old === undefined ? none : '100644',
      newMode: now === undefined ? none : '100644',
      content: now === undefined ? null : Buffer.from(now).toString('base64'),
    }
  })
}
