import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findGit } from '../shell/git/git.ts'
import { listFiles } from './find-reports.ts'
import { UsageError } from './usage-error.ts'

/** The files of a checkout: what git tracks where it is a repository, else all below it. Empty when there are too many to list. */
export async function trackedFiles(root: string, path: string): Promise<readonly string[]> {
  const isFolder = await stat(root).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new UsageError(`\`--root ${root}\` is no folder.`, 'Name the folder of the checkout.')
  return (await tracked(resolve(root), path)) ?? (await listFiles(root)) ?? []
}

async function tracked(folder: string, path: string): Promise<readonly string[] | null> {
  try {
    const { code, stdout } = await findGit(path, 'file')({ args: ['ls-files', '-z'], folder })
    return code === 0
      ? stdout
          .toString()
          .split('\u0000')
          .filter((file) => file !== '')
      : null
  } catch {
    // Without git every file below the folder counts.
    return null
  }
}
