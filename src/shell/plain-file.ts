import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** The text of a plain file; null for anything else, a link included, and for what is larger than so many bytes. Nothing is waited for. */
export async function readPlainFile(path: string, maxBytes: number): Promise<string | null> {
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
