import { constants } from 'node:fs'
import { lstat, mkdir, open, rename, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LiveFolder } from '../ports/workspace.ts'

/**
 * Makes a folder that is written while untrusted processes live and may write there, too. Each file is replaced as a
 * whole, so that a reader finds the old or the new one and never a part. Nothing is opened that stands there already.
 */
export async function openLiveFolder(path: string): Promise<LiveFolder> {
  await mkdir(path)
  // The folder itself stays at hand, so that putting a link in its place leads nowhere; only Linux has names below a handle.
  const handle = process.platform === 'linux' ? await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW) : null
  const at = handle === null ? path : `/proc/self/fd/${handle.fd}`
  return {
    path,
    put: async (name, text) => {
      if (handle === null && !(await lstat(path)).isDirectory()) throw new Error('something else stands in the place of the folder')
      const fresh = join(at, `.${randomUUID()}`)
      await writeFile(fresh, text, { flag: 'wx' })
      await replace(fresh, join(at, name), join(at, `.${randomUUID()}`))
    },
    close: async () => handle?.close(),
  }
}

/** A file or a link gives way at once; a folder that was put in the way is moved aside. */
async function replace(from: string, to: string, aside: string): Promise<void> {
  try {
    await rename(from, to)
  } catch {
    await rename(to, aside)
    await rename(from, to)
  }
}
