import { lstat, mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { removeTree } from '../remove-tree.ts'

/**
 * Takes entries at the top of a folder out of the way, into a folder beside it; the result puts them back. What has come to stand in
 * their place meanwhile is dropped; never throws for it. Only to be called, both ways, while no untrusted process lives.
 */
export async function putAside(folder: string, names: readonly string[], beside: string): Promise<() => Promise<void>> {
  const aside = await mkdtemp(join(beside, 'aside-'))
  const taken: string[] = []
  for (const name of names) {
    // Anything deeper could lead through a link that the pull request brought.
    if (name.includes('/')) throw new TypeError(`${name} is not at the top of the checkout`)
    if ((await lstat(join(folder, name)).catch(() => null)) === null) continue
    await rename(join(folder, name), join(aside, name))
    taken.push(name)
  }
  return async () => {
    for (const name of taken) {
      await removeTree(join(folder, name))
      await rename(join(aside, name), join(folder, name)).catch(() => undefined)
    }
    await removeTree(aside)
  }
}
