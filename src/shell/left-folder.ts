import { constants } from 'node:fs'
import { mkdtemp, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LeftFolder } from '../ports/workspace.ts'

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
    take: (name, maxBytes) => take(join(at, name), maxBytes),
    close: async () => handle?.close(),
  }
}

async function take(path: string, maxBytes: number): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return null
  try {
    const found = await file.stat()
    if (!found.isFile() || found.size > maxBytes) return null
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } catch {
    return null
  } finally {
    await file.close()
  }
}
