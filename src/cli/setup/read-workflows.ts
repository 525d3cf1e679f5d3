import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unreadable } from '../unreadable.ts'
import { UsageError } from '../usage-error.ts'

const folder = '.github/workflows'
/** GitHub shows no more of them either. */
const mostFiles = 1_000
/** GitHub takes files of up to 512 KiB. */
const mostBytes = 1_000_000

/** The texts of the workflows of a checkout, by their paths from its top; none where it has no such folder. */
export async function readWorkflows(root: string): Promise<Readonly<Record<string, string>>> {
  const isFolder = await stat(root).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new UsageError(`\`--root ${root}\` is no folder.`, 'Name the folder of the checkout.')
  const names = await readdir(join(root, folder)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw unreadable(join(root, folder), error)
  })
  const files = names
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .slice(0, mostFiles)
  return Object.fromEntries(
    await Promise.all(files.map(async (name) => [`${folder}/${name}`, await readOne(join(root, folder, name))] as const)),
  )
}

async function readOne(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > mostBytes)
      throw new UsageError(`\`${path}\` has more than ${mostBytes} bytes.`, 'GitHub takes no such workflow; make it smaller.')
    return await readFile(path, 'utf8')
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(path, error)
  }
}
