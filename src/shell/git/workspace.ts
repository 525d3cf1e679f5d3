import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change, Originals, PushResult } from '../../core/model/change.ts'
import type { Ref } from '../../core/model/loop.ts'
import { describeError } from '../../core/model/config.ts'
import { isSha, type Sha } from '../../core/model/pull.ts'
import { mostReplaced } from '../../core/model/replaced.ts'
import type { Checkout, Dropped, Patch, PushRequest, RevertRequest, Workspace } from '../../ports/workspace.ts'
import { readBaseConfiguration } from './base-configuration.ts'
import type { Git } from './git.ts'
import { layFiles } from '../lay-files.ts'
import { openLeftFolder } from '../left-folder.ts'
import { openLiveFolder } from '../live-folder.ts'
import { removeTree } from '../remove-tree.ts'
import { harvest } from './harvest.ts'
import { type Entry, type Listing, listings } from './listing.ts'
import { merges } from './merge.ts'
import { commitChange, commitTree, ForgedChange, treeOf } from './commit-change.ts'
import { tooLarge } from './run-git.ts'
import { pushChild } from './push-child.ts'
import { replay } from './replay.ts'
import { swapConfiguration } from './swap-configuration.ts'
import { copyHistory, credentials, must, type Source, type TrustedFolders, trustedFolders } from './trusted-folders.ts'

export interface WorkspaceOptions extends Source {
  readonly author: () => Promise<{ readonly name: string; readonly email: string }>
  /** Pauses for so many seconds. Without it a push that failed on its way is not made again. */
  readonly wait?: (seconds: number) => Promise<void>
}

interface Store extends WorkspaceOptions {
  readonly trusted: TrustedFolders
  readonly list: (folder: string, commit: Sha) => Promise<Listing>
}

/** Larger files are not looked into for the brief. */
const readBytes = 1024 * 1024
/** As much as a change may hold: what is put back is put back as a whole. */
const resetBytes = 20 * 1024 * 1024

/** A change of more files is refused for its size, or is not looked into further. */
const originalsLimit = 500

/** How much history the agent may look at. */
const depth = 50

/** The agent's checkout, and the trusted git directories that it never sees. */
export function workspace(given: WorkspaceOptions): Workspace {
  const made = merges(given, given.author)
  const options: Store = {
    ...given,
    trusted: trustedFolders(given, (folder, commit) => made.lay(folder, commit)),
    list: listings(given.git),
  }
  return {
    open: (commit, baseBranch) => open(options, commit, baseBranch),
    push: (request) => push(options, request),
    revert: (request) => revert(options, request),
    originals: (change) => originalsOf(options, change),
    // With its history, as the checkout needs it that mostly comes next.
    modes: (commit) =>
      options.trusted(
        commit,
        async (trusted) => new Map([...(await options.list(trusted, commit))].map(([path, { mode }]) => [path, mode])),
        depth,
      ),
    patch: (change) => patchOf(options, change),
    merge: (head, base) => made.merge(head, base),
    refs: (folder) => refsBelow(options, folder),
  }
}

async function open(options: Store, commit: Sha, baseBranch: string | null): Promise<Checkout> {
  const root = await mkdtemp(join(options.temp, 'codality-'))
  const [folder, scratch] = [join(root, 'checkout'), join(root, 'scratch')]
  await Promise.all([mkdir(folder), mkdir(scratch)])
  await must(options.git, folder, ['init', '--quiet', '--initial-branch', 'codality-work'])
  const content = contentOf(options, folder, commit)
  const laid = layCommit(options, folder, commit)
  const worked = laid.then(async () => ({ folder, listing: await content.list() }))
  const configuration = baseBranch === null ? null : readBaseConfiguration(options, baseBranch, worked)
  const [swapped] = await allEnded([configuration, worked])
  return {
    folder,
    scratch,
    ...untilSealed(content),
    replaced:
      swapped === null || baseBranch === null || swapped.differing.length === 0
        ? null
        : {
            branch: baseBranch,
            paths: swapped.differing.slice(0, mostReplaced),
            more: Math.max(0, swapped.differing.length - mostReplaced),
          },
    lay: (files) => layFiles(scratch, files),
    live: (name) => openLiveFolder(join(scratch, name)),
    left: () => openLeftFolder(scratch),
    reset: (paths) => options.trusted(commit, (trusted) => layCommitted(options, trusted, commit, folder, paths)),
    put: (files) =>
      layFiles(
        folder,
        Object.fromEntries(files.map(({ path, content }) => [path, content === null ? null : Buffer.from(content, 'base64')])),
        new Set(files.filter(({ newMode }) => newMode === '100755').map(({ path }) => path)),
      ),
    swapConfiguration: (hidden) => swapConfiguration({ root, folder, files: swapped?.files ?? null, hidden }),
    harvest: () => options.trusted(commit, (trusted) => harvest(options.git, { trusted, folder, base: commit })),
    // What is left lies in the job's own folder and goes with it: no work that is done is lost for it.
    remove: async () => {
      await removeTree(root)
    },
  }
}

/** Like `Promise.all`, but when one fails, none of the others is left running behind what is thrown. */
async function allEnded<T extends readonly unknown[]>(works: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works)
  return Promise.all(works)
}

/** From what is held of the commit, with which what is left in the checkout will be compared. */
async function layCommit(options: Store, folder: string, commit: Sha): Promise<void> {
  await options.trusted(commit, (trusted) => copyHistory(trusted, join(folder, '.git')), depth)
  await must(options.git, folder, ['-c', 'advice.detachedHead=false', 'reset', '--quiet', '--hard', commit])
}

type Content = Pick<Checkout, 'files' | 'read' | 'patch'>

/** What has run in a checkout may have bent its `.git` so that git runs other programs: then nothing is read from it any more. */
function untilSealed({ files, read, patch }: Content): Content & Pick<Checkout, 'seal'> {
  let sealed = false
  const open = (): void => {
    if (sealed) throw new TypeError('a sealed checkout was read')
  }
  return {
    files: () => (open(), files()),
    read: (path) => (open(), read(path)),
    patch: (commit, maxCharacters) => (open(), patch(commit, maxCharacters)),
    seal: () => void (sealed = true),
  }
}

/** Reads the commit's own objects, not its work tree, so that no link leads out of it. */
function contentOf(store: Pick<Store, 'git' | 'list'>, folder: string, commit: Sha): Content & { readonly list: () => Promise<Listing> } {
  const { git } = store
  const list = (): Promise<Listing> => store.list(folder, commit)
  return {
    list,
    files: async () => [...(await list()).keys()],
    read: async (path) => {
      const blob = await blobOf(git, folder, (await list()).get(path), readBytes)
      return typeof blob === 'string' ? null : blob.bytes.toString()
    },
    patch: async (one, maxCharacters) => {
      const shown = await git({
        folder,
        args: ['show', '--no-color', '--no-ext-diff', '--no-textconv', '--format=%s', '--stat', '--patch', one],
        maxBytes: readBytes,
      })
      return shown.code === 0 ? shown.stdout.toString().slice(0, maxCharacters) : null
    },
  }
}

interface Blob {
  readonly bytes: Buffer
  readonly isExecutable: boolean
}

/** `absent`: the commit has no such entry, or a folder; `unreadable`: it is no plain file, or larger than so many bytes. */
async function blobOf(git: Git, folder: string, entry: Entry | undefined, maxBytes: number): Promise<Blob | 'absent' | 'unreadable'> {
  if (entry === undefined) return 'absent'
  if (entry.mode !== '100644' && entry.mode !== '100755') return 'unreadable'
  const shown = await git({ folder, args: ['cat-file', 'blob', entry.object], maxBytes })
  return shown.code === 0 ? { bytes: shown.stdout, isExecutable: entry.mode === '100755' } : 'unreadable'
}

/** Puts paths of a folder back as they are in a commit; all of them or none. */
async function layCommitted(
  { git, list }: Store,
  trusted: string,
  commit: Sha,
  folder: string,
  paths: readonly string[],
): Promise<boolean> {
  const listing = await list(trusted, commit)
  const files = new Map<string, Buffer | null>()
  const executable = new Set<string>()
  let left = resetBytes
  for (const path of paths) {
    const blob = await blobOf(git, trusted, listing.get(path), left)
    if (blob === 'unreadable') return false
    files.set(path, blob === 'absent' ? null : blob.bytes)
    if (blob === 'absent') continue
    left -= blob.bytes.length
    if (blob.isExecutable) executable.add(path)
  }
  await layFiles(folder, Object.fromEntries(files), executable)
  return true
}

async function originalsOf(options: Store, { base, files }: Change): Promise<Originals> {
  const old = files.filter(({ status }) => status !== 'added').slice(0, originalsLimit)
  if (old.length === 0) return new Map()
  return options.trusted(base, async (trusted) => {
    const { read } = contentOf(options, trusted, base)
    return new Map(await Promise.all(old.map(async ({ path }) => [path, await read(path)] as const)))
  })
}

/** As much as an artifact is worth: a larger change is no repair. */
const patchBytes = 1024 * 1024

/** Made from content alone, like a commit: what the change holds decides nothing about how git reads it. */
async function patchOf(options: Store, change: Change): Promise<Patch> {
  const files = change.files.filter(({ status, content }) => status === 'deleted' || content !== null)
  return options.trusted(change.base, async (trusted): Promise<Patch> => {
    const tree = await treeOf(options.git, trusted, { ...change, files }).catch(() => null)
    if (tree === null) return 'unreadable'
    const { code, stdout, stderr } = await options.git({
      folder: trusted,
      args: [
        'diff-tree',
        '-p',
        '--binary',
        '--full-index',
        '--no-renames',
        '--no-ext-diff',
        '--no-textconv',
        '--no-color',
        '--src-prefix=a/',
        '--dst-prefix=b/',
        change.base,
        tree,
      ],
      environment: { GIT_DIR: trusted },
      maxBytes: patchBytes,
    })
    if (code === 0) return stdout
    return stderr === tooLarge ? 'too-large' : 'unreadable'
  })
}

async function push(options: Store, { change, branch, message, drops, joins }: PushRequest): Promise<PushResult & Dropped> {
  const { git } = options
  return options.trusted(change.base, async (trusted) => {
    const author = await options.author()
    const build = async (): Promise<Sha | Extract<PushResult, { kind: 'rejected' }>> => {
      if (joins?.how === 'rebase')
        return replay(git, trusted, { ...joins, tree: await treeOf(git, trusted, change), message, author }).catch((error: unknown) => ({
          kind: 'rejected',
          detail: describeError(error),
        }))
      return commitChange(git, { trusted, change, parents: joins === null ? [change.base] : [joins.head, joins.base], message, author })
    }
    const commit = await build().catch(unlessForged)
    if (typeof commit !== 'string') return { ...commit, dropped: false }
    return pushChild(options, trusted, { commit, parent: joins?.head ?? change.base, branch, message, drops })
  })
}

/** What a change says of itself did not hold when its tree was built: that is the fault of whoever made it. */
function unlessForged(error: unknown): Extract<PushResult, { kind: 'rejected' }> {
  if (error instanceof ForgedChange) return { kind: 'rejected', detail: error.message }
  throw error
}

/** Only a commit that has one parent, and that very one, is taken back, and only where nothing else is on top of it: no more than it is ever lost. */
async function revert(options: Store, { head, bad, good, branch, message }: RevertRequest): Promise<PushResult> {
  const use = async (trusted: string): Promise<PushResult> => {
    const parsed = async (...names: readonly string[]): Promise<readonly string[]> => {
      const { code, stdout } = await options.git({ folder: trusted, args: ['rev-parse', ...names] })
      return code === 0 ? stdout.toString().trim().split('\n') : []
    }
    const [parents, [now], [then]] = [await parsed(`${bad}^@`), await parsed(`${head}^{tree}`), await parsed(`${bad}^{tree}`)]
    if (parents.length === 0) return { kind: 'rejected', detail: `What ${bad} stands on could not be seen, so it is not taken back.` }
    if (!parents.some((parent) => parent === good))
      return {
        kind: 'rejected',
        detail: `${bad} took the place of the commits that ended with ${good}, so no commit on top takes it back.`,
        isReplaced: true,
      }
    if (parents.length !== 1)
      return {
        kind: 'rejected',
        detail: `${bad} is a merge, and what it brought in from the base branch would count as merged for ever, so it is not taken back.`,
      }
    if (now === undefined || now !== then)
      return { kind: 'rejected', detail: `${head} has other files than ${bad}, so that is not taken back.` }
    const commit = await commitTree(options.git, {
      trusted,
      tree: `${good}^{tree}`,
      parents: [head],
      message,
      author: await options.author(),
    })
    return pushChild(options, trusted, { commit, parent: head, branch, message, drops: null })
  }
  return options.trusted(head, use, head === bad ? 2 : depth)
}

async function refsBelow(options: WorkspaceOptions, folder: string): Promise<readonly Ref[]> {
  const listed = await must(options.git, options.temp, ['ls-remote', options.url, `refs/${folder}*`], credentials(options))
  return listed
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [sha = '', name = ''] = line.split('\t', 2)
      return isSha(sha) ? [{ name, sha }] : []
    })
}
