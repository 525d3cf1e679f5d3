import { lstat, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Writes files, or takes away those whose content is null, in a folder that untrusted processes have used: whatever they put in the way, such as a link that leads
 * elsewhere, is taken away first. Only to be called while none of them lives. `executable` names the paths that may be run.
 */
export async function layFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array | null>>,
  executable: ReadonlySet<string> = new Set(),
): Promise<void> {
  const entries = Object.entries(files)
  // A file may stand where a folder was, and the other way round: what goes away goes first, and the deepest of it.
  const removed = entries
    .flatMap(([path, content]) => (content === null ? [path] : []))
    .toSorted((one, other) => depthOf(other) - depthOf(one))
  for (const path of removed)
    if (await isBelowFolders(folder, dirname(path))) await rm(join(folder, path), { recursive: true, force: true })
  for (const [path, content] of entries) {
    if (content === null) continue
    await makeFolders(folder, dirname(path))
    const target = join(folder, path)
    await rm(target, { recursive: true, force: true })
    await writeFile(target, content, { flag: 'wx', mode: executable.has(path) ? 0o755 : 0o644 })
  }
}

function depthOf(path: string): number {
  return path.split('/').length
}

/** Does every part of a path lead on within the folder? Behind a link or a file there is nothing of ours. */
export async function isBelowFolders(folder: string, path: string): Promise<boolean> {
  let at = folder
  for (const part of path.split('/')) {
    at = join(at, part)
    const known = await lstat(at).catch(() => null)
    if (known?.isDirectory() !== true) return false
  }
  return true
}

export async function makeFolders(folder: string, path: string): Promise<void> {
  let at = folder
  for (const part of ['.', ...path.split('/')]) {
    at = join(at, part)
    const known = await lstat(at).catch(() => null)
    if (known?.isDirectory() === true) continue
    if (known !== null) await rm(at)
    await mkdir(at, { recursive: true })
  }
}
