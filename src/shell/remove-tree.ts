import { chmod, lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Removes what untrusted processes have used, folders without rights included, which tests of rights leave behind. Gives false when
 * something is left, as it is of what a container made for another user. Follows no link; only to be called while none of these processes lives.
 */
export async function removeTree(path: string): Promise<boolean> {
  if (await remove(path)) return true
  await openFolders(path)
  return remove(path)
}

function remove(path: string): Promise<boolean> {
  return rm(path, { recursive: true, force: true, maxRetries: 3 }).then(
    () => true,
    () => false,
  )
}

async function openFolders(start: string): Promise<void> {
  const waiting = [start]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const folder = path
    const isFolder = await lstat(folder).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
    if (!isFolder) continue
    await chmod(folder, 0o700).catch(() => undefined)
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    waiting.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)))
  }
}
