import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { expectationOf, isForeignFolder } from '../core/model/document-name.ts'

const filesLimit = 10_000
/** Files whose names promise nothing, each of which has to be opened. */
const unsureLimit = 2_000
const entriesLimit = 200_000
const depthLimit = 32

/** A file below a folder. */
export interface FoundFile {
  readonly path: string
  /** Relative to the folder, with `/` between the parts. */
  readonly name: string
  /** Its extension promises a report, a log or an archive. */
  readonly isKnown: boolean
}

/** All files below a folder that may be reports or logs, sorted; symbolic links are not followed. */
export async function findReports(folder: string): Promise<{ readonly files: readonly FoundFile[]; readonly warnings: readonly string[] }> {
  const { files: all, warnings, isWhole } = await walk(folder, (name) => expectationOf(name) !== 'foreign')
  let [known, unsure] = [0, 0]
  const files = all.flatMap((path) => {
    const name = nameBelow(folder, path)
    const expectation = expectationOf(name.slice(name.lastIndexOf('/') + 1))
    const isKnown = expectation === 'known' || expectation === 'archive'
    const count = isKnown ? (known += 1) : (unsure += 1)
    return count > (isKnown ? filesLimit : unsureLimit) ? [] : [{ path, name, isKnown }]
  })
  const tooMany = `The folder holds more than can be read (${filesLimit} reports and logs, ${unsureLimit} other files, ${entriesLimit} entries, ${depthLimit} levels); the rest is left out.`
  return { files, warnings: isWhole && files.length === all.length ? warnings : [...warnings, tooMany] }
}

/** All files below a folder, relative to it with `/` between the parts; null when there are too many to list. */
export async function listFiles(folder: string): Promise<readonly string[] | null> {
  const { files, isWhole } = await walk(folder, () => true)
  return isWhole ? files.map((file) => nameBelow(folder, file)) : null
}

function nameBelow(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/')
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

async function walk(root: string, wanted: (name: string) => boolean): Promise<Walk> {
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
      if (rest < 0 || depth > depthLimit) {
        isWhole = false
        return
      }
      const path = join(folder, entry.name)
      if (entry.isFile() && wanted(entry.name)) files.push(path)
      else if (entry.isDirectory() && !isForeignFolder(entry.name)) await visit(path, depth + 1)
    }
  }
  await visit(root, 0)
  return { files, warnings, isWhole }
}
