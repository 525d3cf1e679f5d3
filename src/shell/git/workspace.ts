import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PushResult } from '../../core/model/change.ts'
import type { Ref } from '../../core/model/loop.ts'
import { isSha, type Sha } from '../../core/model/pull.ts'
import type { Checkout, PushRequest, Workspace } from '../../ports.ts'
import type { Git } from './git.ts'
import { harvest } from './harvest.ts'
import { commitChange } from './commit-change.ts'

export interface WorkspaceOptions {
  readonly git: Git
  /** A private folder; everything made here lies below it. */
  readonly temp: string
  /** `https://github.com/owner/name.git`. */
  readonly url: string
  readonly token: string
  readonly author: () => Promise<{ readonly name: string; readonly email: string }>
}

/** Larger files are not looked into for the brief. */
const readBytes = 1024 * 1024

/** How much history the agent may look at. */
const depth = 50

/** The agent's checkout, and the trusted git directories that it never sees. */
export function workspace(options: WorkspaceOptions): Workspace {
  return {
    open: (commit) => open(options, commit),
    push: (request) => push(options, request),
    refs: (folder) => refsBelow(options, folder),
  }
}

async function open(options: WorkspaceOptions, commit: Sha): Promise<Checkout> {
  const root = await mkdtemp(join(options.temp, 'codality-'))
  const [folder, scratch] = [join(root, 'checkout'), join(root, 'scratch')]
  await Promise.all([mkdir(folder), mkdir(scratch)])
  await must(options.git, folder, ['init', '--quiet', '--initial-branch', 'codality-work'])
  await fetchCommit(options, folder, commit, depth)
  await must(options.git, folder, ['-c', 'advice.detachedHead=false', 'reset', '--quiet', '--hard', commit])
  return {
    folder,
    scratch,
    ...contentOf(options.git, folder, commit),
    lay: async (files) => {
      await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(scratch, name), text)))
    },
    harvest: () => withTrusted(options, commit, (trusted) => harvest(options.git, { trusted, folder, base: commit })),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Reads the commit's own objects, not its work tree, so that no link leads out of it. Only for as long as nothing else has run there. */
function contentOf(git: Git, folder: string, commit: Sha): Pick<Checkout, 'files' | 'read' | 'patch'> {
  return {
    files: async () => (await must(git, folder, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])).toString().split('\0').filter((path) => path !== ''),
    read: async (path) => {
      const entry = await must(git, folder, ['ls-tree', '-z', '--full-tree', commit, '--', path])
      const blob = /^100(?:644|755) blob ([0-9a-f]{40,64})\t/.exec(entry.toString())?.[1]
      if (blob === undefined) return null
      const shown = await git({ folder, args: ['cat-file', 'blob', blob], maxBytes: readBytes })
      return shown.code === 0 ? shown.stdout.toString() : null
    },
    patch: async (one, maxCharacters) => {
      const shown = await git({ folder, args: ['show', '--no-color', '--no-ext-diff', '--no-textconv', '--format=%s', '--stat', '--patch', one], maxBytes: readBytes })
      return shown.code === 0 ? shown.stdout.toString().slice(0, maxCharacters) : null
    },
  }
}

/** Makes a bare git directory that no untrusted process has ever seen, and takes it away again. */
async function withTrusted<T>(options: WorkspaceOptions, commit: Sha, use: (trusted: string) => Promise<T>): Promise<T> {
  const trusted = await mkdtemp(join(options.temp, 'codality-git-'))
  try {
    await must(options.git, trusted, ['init', '--quiet', '--bare'])
    await fetchCommit(options, trusted, commit, 1)
    return await use(trusted)
  } finally {
    await rm(trusted, { recursive: true, force: true })
  }
}

async function push(options: WorkspaceOptions, { change, branch, message }: PushRequest): Promise<PushResult> {
  return withTrusted(options, change.base, async (trusted) => {
    const commit = await commitChange(options.git, { trusted, change, message, author: await options.author() })
    const ref = `refs/heads/${branch}`
    // The lease names the one value that the branch may have, so a branch that was rewound or deleted is not brought back;
    // as the commit is a child of that value, nothing can ever be thrown away.
    const pushed = await options.git({ folder: trusted, args: ['push', '--porcelain', '--no-verify', `--force-with-lease=${ref}:${change.base}`, options.url, `${commit}:${ref}`], environment: credentials(options) })
    if (pushed.code === 0) return { kind: 'pushed', commit, subject: message.split('\n', 1)[0] ?? '' }
    const head = await headOf(options, trusted, ref)
    if (head === commit) return { kind: 'pushed', commit, subject: message.split('\n', 1)[0] ?? '' }
    if (head === change.base) return { kind: 'rejected', detail: `${pushed.stdout.toString()}\n${pushed.stderr}`.trim() }
    return { kind: 'superseded', head }
  })
}

/** What the branch really is now; null when it is gone. A push whose answer was lost is found out here. */
async function headOf(options: WorkspaceOptions, folder: string, ref: string): Promise<Sha | null> {
  const listed = await must(options.git, folder, ['ls-remote', options.url, ref], credentials(options))
  const sha = listed.toString().split('\t', 1)[0]?.trim() ?? ''
  return isSha(sha) ? sha : null
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

async function fetchCommit(options: WorkspaceOptions, folder: string, commit: Sha, commits: number): Promise<void> {
  await must(options.git, folder, ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', `--depth=${commits}`, options.url, commit], credentials(options))
}

/** The token reaches git by its environment alone: never a URL, a file or an argument. */
function credentials({ url, token }: WorkspaceOptions): Readonly<Record<string, string>> {
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${url}.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  }
}

async function must(git: Git, folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const exit = await git({ folder, args, environment })
  if (exit.code !== 0) throw new Error(`git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ''} failed: ${exit.stderr.trim().slice(0, 1_000)}`)
  return exit.stdout
}

