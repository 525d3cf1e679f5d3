import { constants } from 'node:fs'
import { mkdtemp, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LeftFolder } from '../ports/workspace.ts'
import { readPlainFile } from './plain-file.ts'

/**
 * Makes a folder for what an untrusted process leaves. The folder itself stays at hand, so that putting a link in its place leads
 * nowhere, and of what lies in it only a plain file is read: no link is followed, and nothing is waited for.
 */
export async function openLeftFolder(parent: string): Promise<LeftFolder> {
  const path = await mkdtemp(join(parent, 'left-'))
  // Only Linux has names below a handle.
  const handle = process.platform === 'linux' ? await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW) : null
  const at = handle === null ? path : `/proc/self/fd/${handle.fd}`
  return {
    path,
    take: (name, maxBytes) => readPlainFile(join(at, name), maxBytes),
    close: async () => handle?.close(),
  }
}
