import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const reports = /\.(?:xml|trx|sarif|json|jsonl|ndjson|tap|log|txt|zip)(?:\.gz)?$/i
const filesLimit = 10_000
const entriesLimit = 200_000
const depthLimit = 32
/** Folders that hold what others wrote, by the hundred thousand. */
const skipped = new Set(['.git', 'node_modules'])

/** All files below a folder whose names may be those of reports or logs, sorted; symbolic links are not followed. */
export async function findReports(folder: string): Promise<{ readonly files: readonly string[]; readonly warnings: readonly string[] }> {
  const { files, warnings } = await walk(folder, (name) => reports.test(name), filesLimit)
  return { files, warnings }
}

/** All files below a folder, relative to it with `/` between the parts; null when there are too many to list. */
export async function listFiles(folder: string): Promise<readonly string[] | null> {
  const { files, isWhole } = await walk(folder, () => true, entriesLimit)
  return isWhole ? files.map((file) => file.slice(join(folder, '/').length).replaceAll('\\', '/')) : null
}

/** Files come in the order of their whole paths. */
function sortKey(entry: Dirent): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name
}

interface Walk {
  readonly files: readonly string[]
  readonly warnings: readonly string[]
  readonly isWhole: boolean
}

async function walk(root: string, wanted: (name: string) => boolean, most: number): Promise<Walk> {
  const files: string[] = []
  const warnings: string[] = []
  let [rest, isWhole] = [entriesLimit, true]
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (depth === 0) throw error
      warnings.push(`The folder ${folder} cannot be read and was left out.`)
      return []
    })
    for (const entry of entries.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1))) {
      rest -= 1
      if (rest < 0 || files.length >= most || depth > depthLimit) {
        isWhole = false
        return
      }
      const path = join(folder, entry.name)
      if (entry.isFile() && wanted(entry.name)) files.push(path)
      else if (entry.isDirectory() && !skipped.has(entry.name)) await visit(path, depth + 1)
    }
  }
  await visit(root, 0)
  if (!isWhole) warnings.push(`The folder holds more than can be read (${most} files, ${depthLimit} levels); the rest is left out.`)
  return { files, warnings, isWhole }
}
