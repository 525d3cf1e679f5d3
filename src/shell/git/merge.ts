import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isSha, type Sha, toSha } from '../../core/model/pull.ts'
import type { Merged } from '../../ports/workspace.ts'
import type { Person } from './commit-change.ts'
import { judgeReplay } from './replay.ts'
import { credentials, fetch, layEmpty, must, type Source } from './trusted-folders.ts'

/** Enough history for most pull requests; where it is not, all of it is fetched. */
const usualCommits = 200
/** Of the list of files in conflict. */
const mostFiles = 1_000

/** Two commits that were merged here. */
interface Sides {
  readonly head: Sha
  readonly base: Sha
}

/** Merges that were made here, so that they can be made again wherever one is needed: none of them is on any server. */
export interface Merges {
  /** `base` names a branch, or is a commit of it. */
  merge(head: Sha, base: string): Promise<Merged>
  /** Lays a merge and its history into an empty git directory; false when the commit is none that was made here. */
  lay(folder: string, commit: Sha): Promise<boolean>
}

/** Merges by our own git alone, in git directories that nothing else has seen: no hook, no driver, no setting of a repository. */
export function merges(source: Source, author: () => Promise<Person>): Merges {
  const made = new Map<Sha, Sides>()
  const known = new Map<string, Merged>()
  return {
    merge: async (head, base) => {
      const before = known.get(`${head} ${base}`)
      if (before !== undefined) return before
      const folder = await mkdtemp(join(source.temp, 'codality-merge-'))
      try {
        const sides = { head, base: isSha(base) ? base : await tipOf(source, base) }
        const merged = await mergeIn(source, folder, sides, author)
        if (merged.commit !== null) made.set(merged.commit, sides)
        const all: Merged = { base: sides.base, ...merged }
        known.set(`${head} ${sides.base}`, all)
        return all
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    lay: async (folder, commit) => {
      const sides = made.get(commit)
      if (sides === undefined) return false
      const again = await mergeIn(source, folder, sides, author)
      if (again.commit !== commit) throw new Error(`The merge of ${sides.head} and ${sides.base} came out otherwise the second time.`)
      return true
    },
  }
}

async function tipOf(source: Source, branch: string): Promise<Sha> {
  const listed = await must(source.git, source.temp, ['ls-remote', source.url, `refs/heads/${branch}`], credentials(source))
  return toSha(listed.toString().split('\t', 1)[0]?.trim() ?? '')
}

/** The commit is the same wherever the same git makes it: it tells no time and no name. */
async function mergeIn(source: Source, folder: string, sides: Sides, author: () => Promise<Person>): Promise<Omit<Merged, 'base'>> {
  const { git } = source
  await layEmpty(folder)
  await fetchBoth(source, folder, sides)
  const { head, base } = sides
  const environment = { GIT_DIR: folder }
  const tried = await git({ folder, args: ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', head, base], environment })
  const [tree = '', ...paths] = tried.stdout.toString().split('\0')
  // 1: there are conflicts. All else is a git that cannot do this, or histories that have nothing in common.
  if ((tried.code !== 0 && tried.code !== 1) || !isSha(tree)) return { commit: null, files: [], replay: 'yes' }
  const files = tried.code === 0 ? [] : [...new Set(paths.filter((path) => path !== ''))]
  if (files.length > mostFiles || (tried.code === 1 && files.length === 0) || files.some((path) => path.includes('\uFFFD')))
    return { commit: null, files: files.slice(0, mostFiles), replay: 'yes' }
  const nobody = {
    GIT_AUTHOR_NAME: 'merge',
    GIT_AUTHOR_EMAIL: 'merge@localhost',
    GIT_AUTHOR_DATE: '@0 +0000',
    GIT_COMMITTER_NAME: 'merge',
    GIT_COMMITTER_EMAIL: 'merge@localhost',
    GIT_COMMITTER_DATE: '@0 +0000',
  }
  const commit = toSha(
    (await must(git, folder, ['commit-tree', tree, '-p', head, '-p', base, '-m', 'merge'], { ...environment, ...nobody }))
      .toString()
      .trim(),
  )
  const packed = await git({
    folder,
    args: ['pack-objects', '--quiet', '--revs', join(folder, 'objects', 'pack', 'pack')],
    environment,
    stdin: `${commit}\n^${head}\n^${base}\n`,
  })
  if (packed.code !== 0) throw new Error(`git pack-objects failed: ${packed.stderr.trim().slice(0, 1_000)}`)
  return { commit, files, replay: await judgeReplay(git, folder, sides, author) }
}

/** As much of both histories as it takes to know where they parted. */
async function fetchBoth(source: Source, folder: string, { head, base }: Sides): Promise<void> {
  await fetch(source, { folder, wanted: [head, base], commits: usualCommits })
  if (await areWhole(source, folder, { head, base })) return
  await must(
    source.git,
    folder,
    ['-c', 'fetch.unpackLimit=1', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--unshallow', source.url, head, base],
    credentials(source),
  )
}

/** Does no walk from either side to where they parted meet a commit whose parents were left out? */
async function areWhole({ git }: Source, folder: string, { head, base }: Sides): Promise<boolean> {
  const cut = await readFile(join(folder, 'shallow'), 'utf8').catch(() => '')
  if (cut === '') return true
  const parted = await git({ folder, args: ['merge-base', '--all', head, base], environment: { GIT_DIR: folder } })
  if (parted.code !== 0) return false
  const points = parted.stdout.toString().trim().split('\n')
  const between = (await must(git, folder, ['rev-list', head, base, '--not', ...points], { GIT_DIR: folder })).toString().split('\n')
  const ends = new Set(cut.trim().split('\n'))
  return !between.some((commit) => ends.has(commit))
}
