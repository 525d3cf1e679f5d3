import { codeSpan } from '../common/fence.ts'
import type { Change, Finding, Guard } from '../model/change.ts'
import { makeVisible } from '../common/visible.ts'
import { foldNames, foldPath } from '../common/fold-path.ts'

const remedy = 'Rename the file; make this change by hand if the name is meant.'
/** Bytes of one name, the limit of common file systems, and of a whole path. */
const longest = { name: 255, path: 1_024 }
/** As many are told of. */
const mostFindings = 20

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i

/** A new name must mean the same on every file system and to every reader. Names that were there before are nobody's change. */
export const fileNames: Guard = {
  name: 'file-names',
  check: (change, _, { paths }) => {
    const fresh = change.files.filter(({ status }) => status === 'added').map(({ path }) => path)
    if (fresh.length === 0) return []
    const twins = openTwins(change, paths)
    return fresh
      .flatMap((path): readonly Finding[] => {
        const why = objectionTo(path)
        if (why !== null) return [{ message: `${codeSpan(path)} ${why}.`, remedy, path }]
        const twin = twins(path)
        return twin === null
          ? []
          : [
              {
                message: `${codeSpan(path)} and ${codeSpan(twin)} are one and the same, or look the same, to people or file systems.`,
                remedy,
                path,
              },
            ]
      })
      .slice(0, mostFindings)
  },
}

/** What is wrong with a name for itself; null when nothing is. */
function objectionTo(path: string): string | null {
  if (makeVisible(path) !== path || /[\t\n]/.test(path)) return 'has characters in its name that cannot be seen'
  const names = path.split('/')
  if (names.some((name) => name === '' || name === '.' || name === '..')) return 'leads out of its folder'
  if (names.some((name) => foldNames(name) === '.git')) return 'is read as `.git` by some file systems'
  if (/[\\:]/.test(path)) return 'has a `\\` or `:` in its name, which leads elsewhere on Windows'
  if (names.some((name) => /[. ]$/.test(name))) return 'has a name that ends in a dot or a blank, which Windows drops'
  if (names.some((name) => reserved.test(name))) return 'has the name of a device of Windows'
  if (names.some((name) => bytesIn(name) > longest.name) || bytesIn(path) > longest.path)
    return 'has a name that is too long for common file systems'
  return null
}

const encoder = new TextEncoder()

function bytesIn(text: string): number {
  return encoder.encode(text).length
}

/** Finds for a new path another one of the resulting tree, or a folder of it, that is spelt differently and yet the same. */
function openTwins({ files }: Change, paths: readonly string[]): (path: string) => string | null {
  const deleted = new Set(files.filter(({ status }) => status === 'deleted').map(({ path }) => path))
  const spelt = new Map<string, string>()
  for (const path of paths)
    if (!deleted.has(path)) for (const prefix of prefixesOf(path)) if (!spelt.has(foldPath(prefix))) spelt.set(foldPath(prefix), prefix)
  return (path) => {
    for (const prefix of prefixesOf(path)) {
      const known = spelt.get(foldPath(prefix))
      if (known !== undefined && known !== prefix) return known
      spelt.set(foldPath(prefix), prefix)
    }
    return null
  }
}

/** The folders of a path, outermost first, and the path itself. */
function* prefixesOf(path: string): Generator<string> {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) yield path.slice(0, end)
  yield path
}
