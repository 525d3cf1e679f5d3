import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha } from '../../core/model/pull.ts'
import type { Git } from './git.ts'

/** Where commits come from. */
export interface Source {
  readonly git: Git
  /** A private folder; everything made here lies below it. */
  readonly temp: string
  /** `https://github.com/owner/name.git`, or the path of a repository on this machine. */
  readonly url: string
  /** Null where none is asked for. */
  readonly token: string | null
}

/**
 * Lends a bare git directory with a commit, and at least as many before it as asked for, that no untrusted process has ever seen,
 * and takes it away again.
 */
export type TrustedFolders = <T>(commit: Sha, use: (folder: string) => Promise<T>, commits?: number) => Promise<T>

/** What is held of one commit in memory; larger ones are fetched again. */
const heldBytes = 64 * 1024 * 1024

/** Files of a git directory, by their paths in it. */
type Held = ReadonlyMap<string, Buffer>

/** `layMade` lays what is on no server. What was fetched once is held in memory, where no other process can change it, so that each later folder takes no network. */
export function trustedFolders(
  source: Source,
  layMade: (folder: string, commit: Sha) => Promise<boolean> = () => Promise.resolve(false),
): TrustedFolders {
  // One commit at a time: a turn works on one, and looks at others once.
  let known: { readonly commit: Sha; readonly commits: number; readonly held: Held } | null = null
  return async (commit, use, commits = 1) => {
    const folder = await mkdtemp(join(source.temp, 'codality-git-'))
    try {
      if (known?.commit !== commit || known.commits < commits) {
        await layEmpty(folder)
        if (!(await layMade(folder, commit))) await fetch(source, { folder, wanted: [commit], commits })
        const held = await read(folder)
        if (held !== null) known = { commit, commits, held }
      } else await lay(folder, known.held)
      return await use(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** Gives another git directory, just made, all that a trusted one holds. */
export async function copyHistory(trusted: string, folder: string): Promise<void> {
  await mkdir(join(folder, packs), { recursive: true })
  for (const path of await filesOf(trusted))
    if (path !== 'HEAD' && path !== 'config') await copyFile(join(trusted, path), join(folder, path))
}

const packs = join('objects', 'pack')

/** All that a fetch into an empty git directory leaves there but for its notes. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const shallow = await stat(join(folder, 'shallow')).then(
    () => ['shallow'],
    () => [],
  )
  return ['HEAD', 'config', ...shallow, ...(await readdir(join(folder, packs))).map((name) => join(packs, name))]
}

/** Null when there is too much to hold. */
async function read(folder: string): Promise<Held | null> {
  const paths = await filesOf(folder)
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size))
  if (sizes.reduce((sum, size) => sum + size, 0) > heldBytes) return null
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)))
}

/** Git takes a folder for its own when it has these two folders and a `HEAD`. */
async function lay(folder: string, held: Held): Promise<void> {
  await Promise.all([packs, 'refs'].map((path) => mkdir(join(folder, path), { recursive: true })))
  await Promise.all([...held].map(([path, bytes]) => writeFile(join(folder, path), bytes)))
}

const empty: Held = new Map([
  ['HEAD', Buffer.from('ref: refs/heads/main\n')],
  ['config', Buffer.from('[core]\n\trepositoryformatversion = 0\n\tbare = true\n')],
])

/** What `git init --bare` comes to. https://git-scm.com/docs/gitrepository-layout */
export function layEmpty(folder: string): Promise<void> {
  return lay(folder, empty)
}

interface Fetch {
  readonly folder: string
  /** Commits, names of refs, and other objects. */
  readonly wanted: readonly string[]
  /** How many there are to be of each history. */
  readonly commits: number
  /** Leaves out contents of files that are not asked for by their own ids. */
  readonly namesOnly?: boolean
}

/** As one pack, however little it is. */
export async function fetch(source: Source, { folder, wanted, commits, namesOnly = false }: Fetch): Promise<void> {
  const filter = namesOnly ? ['--filter=blob:none'] : []
  await must(
    source.git,
    folder,
    [
      '-c',
      'fetch.unpackLimit=1',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      `--depth=${commits}`,
      ...filter,
      source.url,
      ...wanted,
    ],
    credentials(source),
  )
}

/** The token reaches git by its environment alone: never a URL, a file or an argument. */
export function credentials({ url, token }: Source): Readonly<Record<string, string>> {
  if (token === null) return {}
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${url}.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  }
}

export async function must(
  git: Git,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const exit = await git({ folder, args, environment })
  if (exit.code !== 0)
    throw new Error(
      `git ${args.find((arg) => /^[a-z]/.test(arg) && !arg.includes('=')) ?? ''} failed: ${exit.stderr.trim().slice(0, 1_000)}`,
    )
  return exit.stdout
}
