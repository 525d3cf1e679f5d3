import type { Sha } from '../../core/model/pull.ts'
import type { Git } from './git.ts'

export interface Entry {
  readonly mode: string
  readonly object: string
}

/** All that a commit holds beside folders, by the paths. */
export type Listing = ReadonlyMap<string, Entry>

/** Enough for a million files. */
const listingBytes = 256 * 1024 * 1024

/** Lists commits and remembers the last one: what a commit holds never changes. To be asked only of folders in which nothing untrusted has run. */
export function listings(git: Git): (folder: string, commit: Sha) => Promise<Listing> {
  let last: { readonly commit: Sha; readonly listing: Promise<Listing> } | null = null
  return async (folder, commit) => {
    const asked = last?.commit === commit ? last : { commit, listing: listFiles(git, folder, commit) }
    last = asked
    try {
      return await asked.listing
    } catch (error) {
      if (last === asked) last = null
      throw error
    }
  }
}

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
