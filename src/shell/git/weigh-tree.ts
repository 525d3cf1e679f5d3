import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha } from '../../core/model/pull.ts'
import type { GitExit } from './run-git.ts'

/** How many paths are looked at side by side. */
const batch = 500

/**
 * Says in words why a tree is too much to be read, null when it is not: git would copy and pack all of it first, until the
 * disk is full. Looks at names and sizes only. What is as large as it was counts nothing: the repository holds that much anyhow.
 */
export async function weighTree(
  call: (args: readonly string[]) => Promise<GitExit>,
  { folder, base }: { readonly folder: string; readonly base: Sha },
  bounds: { readonly files: number; readonly bytes: number },
): Promise<string | null> {
  const [listed, added] = await Promise.all([
    call(['ls-tree', '-r', '-l', '-z', '--full-tree', base]),
    call(['ls-files', '--others', '--exclude-standard', '-z']),
  ])
  if (added.code !== 0) return `git cannot list it: ${added.stderr}`
  const fresh = added.stdout
    .toString()
    .split('\0')
    .filter((path) => path !== '')
  if (fresh.length > bounds.files) return `${fresh.length} files`
  const known = listed.stdout
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, size, path] = /^\d{6} blob [0-9a-f]+ +(\d+)\t(.+)$/s.exec(line) ?? []
      return path === undefined ? [] : [{ path, size: Number(size) }]
    })
  let bytes = 0
  const all = [...known, ...fresh.map((path) => ({ path, size: 0 }))]
  for (let at = 0; at < all.length; at += batch) {
    const sizes = await Promise.all(
      all.slice(at, at + batch).map(async ({ path, size }) => {
        const now = await sizeOf(join(folder, path))
        return now === size ? 0 : now
      }),
    )
    bytes += sizes.reduce((sum, one) => sum + one, 0)
    if (bytes > bounds.bytes) return `more than ${bounds.bytes} bytes`
  }
  return null
}

/** Of a plain file; all else, and what is not there, has none. */
async function sizeOf(path: string): Promise<number> {
  try {
    const stats = await lstat(path)
    return stats.isFile() ? stats.size : 0
  } catch {
    return 0
  }
}
