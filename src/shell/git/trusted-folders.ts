import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
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
 * Lends a bare git directory with a commit, and as many before it as asked for, that no untrusted process has ever seen,
 * and takes it away again.
 */
export type TrustedFolders = <T>(commit: Sha, use: (folder: string) => Promise<T>, commits?: number) => Promise<T>

/** What is held of one commit in memory; larger ones are fetched again. */
const heldBytes = 64 * 1024 * 1024

/** Files of a git directory, by their paths in it. */
type Held = ReadonlyMap<string, Buffer>

/** What was fetched once is held in memory, where no other process can change it, so that each later folder takes no network. */
export function trustedFolders(source: Source): TrustedFolders {
  const known = new Map<string, Held>()
  return async (commit, use, commits = 1) => {
    const folder = await mkdtemp(join(source.temp, 'codality-git-'))
    const key = `${commit} ${commits}`
    try {
      const held = known.get(key)
      if (held === undefined) {
        await must(source.git, folder, ['init', '--quiet', '--bare', '--template='])
        await fetchCommit(source, folder, commit, commits)
        const fetched = await read(folder)
        // One commit at a time: a turn works on one, and looks at others once.
        if (fetched !== null) known.clear()
        if (fetched !== null) known.set(key, fetched)
      } else await lay(folder, held)
      return await use(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const packs = join('objects', 'pack')

/** Null when there is too much to hold. */
async function read(folder: string): Promise<Held | null> {
  const paths = ['HEAD', 'config', 'shallow', ...(await readdir(join(folder, packs))).map((name) => join(packs, name))]
  const sizes = await Promise.all(paths.map(async (path) => [path, await stat(join(folder, path)).then(({ size }) => size, () => null)] as const))
  const there = sizes.flatMap(([path, size]) => (size === null ? [] : [{ path, size }]))
  if (there.reduce((sum, { size }) => sum + size, 0) > heldBytes) return null
  return new Map(await Promise.all(there.map(async ({ path }) => [path, await readFile(join(folder, path))] as const)))
}

/** Git takes a folder for its own when it has these two folders and a `HEAD`. */
async function lay(folder: string, held: Held): Promise<void> {
  await Promise.all([packs, 'refs'].map((path) => mkdir(join(folder, path), { recursive: true })))
  await Promise.all([...held].map(([path, bytes]) => writeFile(join(folder, path), bytes)))
}

/** As one pack, however little it is. */
export async function fetchCommit(source: Source, folder: string, commit: Sha, commits: number): Promise<void> {
  await must(source.git, folder, ['-c', 'fetch.unpackLimit=1', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules', `--depth=${commits}`, source.url, commit], credentials(source))
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

export async function must(git: Git, folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const exit = await git({ folder, args, environment })
  if (exit.code !== 0) throw new Error(`git ${args.find((arg) => /^[a-z]/.test(arg) && !arg.includes('=')) ?? ''} failed: ${exit.stderr.trim().slice(0, 1_000)}`)
  return exit.stdout
}
