import type { Git } from './git.ts'

export interface Entry {
  readonly mode: string
  readonly object: string
}

/** All that a commit holds beside folders, by the paths. */
export type Listing = ReadonlyMap<string, Entry>

/** Enough for a million files. */
const listingBytes = 256 * 1024 * 1024

/** Lists a commit of the repository in a folder. */
export async function listFiles(git: Git, folder: string, commit: string): Promise<Listing> {
  const listed = await git({ folder, args: ['ls-tree', '-r', '-z', '--full-tree', commit], maxBytes: listingBytes })
  if (listed.code !== 0) throw new Error(`git ls-tree failed: ${listed.stderr.trim().slice(0, 1_000)}`)
  return new Map(
    listed.stdout
      .toString()
      .split('\0')
      .flatMap((line) => {
        const [, mode, object, path] = /^(\d{6}) [a-z]+ ([0-9a-f]{40,64})\t(.+)$/s.exec(line) ?? []
        return mode === undefined || object === undefined || path === undefined ? [] : [[path, { mode, object }] as const]
      }),
  )
}
