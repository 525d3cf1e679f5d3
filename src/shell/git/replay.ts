import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Replayable } from '../../core/model/conflict.ts'
import { type Sha, toSha } from '../../core/model/pull.ts'
import { commitTree, type Person } from './commit-change.ts'
import type { Git } from './git.ts'
import { must } from './trusted-folders.ts'

const mostCommits = 100

/** Both ends of what is put anew on its base. */
interface Sides {
  readonly head: Sha
  readonly base: Sha
}

/** May the commits of a branch be put anew on its base? Only a line of commits that one person made, but for the loop's own. */
export async function judgeReplay(git: Git, folder: string, { head, base }: Sides, own: () => Promise<Person>): Promise<Replayable> {
  const listed = await must(git, folder, ['log', `--max-count=${mostCommits + 1}`, '--format=%P%x00%ae', `${base}..${head}`], {
    GIT_DIR: folder,
  })
  const commits = listed
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split('\0'))
  if (commits.length > mostCommits) return 'too-many'
  if (commits.some(([parents = '']) => parents.includes(' '))) return 'merges'
  const authors = new Set(commits.map(([, email = '']) => email))
  if (authors.size > 1) authors.delete((await own()).email)
  return authors.size > 1 ? 'authors' : 'yes'
}

interface ReplayRequest extends Sides {
  /** What all of it has to come to, in any spelling of git. */
  readonly tree: string
  /** Of the last commit. */
  readonly message: string
  /** Of the last commit; it also stands as the one who put all others there. */
  readonly author: Person
}

/**
 * Puts each commit anew on the base, with its author, time and message. Where one meets what the base has changed, its own lines
 * are kept, so no mark of a conflict stands in any of them; the last commit brings what was decided instead. It is made also where
 * nothing is left to bring: by its trailers a workflow knows that its green end is waited for. Throws where git cannot.
 */
export async function replay(git: Git, folder: string, { head, base, tree, message, author }: ReplayRequest): Promise<Sha> {
  const listed = await must(git, folder, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`], { GIT_DIR: folder })
  let at = base
  for (const commit of listed.toString().trim().split('\n')) at = await putOn(git, folder, at, toSha(commit), author)
  return commitTree(git, { trusted: folder, tree, parents: [at], message, author })
}

async function putOn(git: Git, folder: string, at: Sha, commit: Sha, author: Person): Promise<Sha> {
  const tree = await treeOf(git, folder, at)
  // As if it stood beside the commit: then what git merges is the commit's own change.
  const stand = await commitTree(git, {
    trusted: folder,
    tree,
    parents: [await parsed(git, folder, `${commit}^`)],
    message: 'stand',
    author,
  })
  const { code, stdout } = await git({
    folder,
    args: ['merge-tree', '--write-tree', '-z', '--no-messages', stand, commit],
    environment: { GIT_DIR: folder },
  })
  const [made = '', ...entries] = stdout.toString().split('\0')
  if (code !== 0 && code !== 1) throw new Error(`The commit ${commit} could not be put on ${at}.`)
  const merged =
    code === 0
      ? made
      : await settle(
          git,
          folder,
          made,
          entries.filter((entry) => entry !== ''),
        )
  // What the base has already is dropped, as git's own rebase does.
  if (merged === tree) return at
  const [name = '', email = '', date = '', ...text] = (
    await must(git, folder, ['log', '-1', '--date=raw', '--format=%an%x00%ae%x00%ad%x00%B', commit], { GIT_DIR: folder })
  )
    .toString()
    .split('\0')
  return commitTree(git, {
    trusted: folder,
    tree: merged,
    parents: [at],
    message: text.join('').trimEnd(),
    author: { name, email, date },
    committer: author,
  })
}

/** One side of a path in conflict: 1 is what both came from, 2 the base's, 3 the commit's. */
interface Stage {
  readonly mode: string
  readonly object: string
}

/** Decides every conflict for the commit. */
async function settle(git: Git, folder: string, tree: string, entries: readonly string[]): Promise<string> {
  const paths = new Map<string, Map<string, Stage>>()
  for (const entry of entries) {
    const [, mode = '', object = '', stage = '', path = ''] = /^(\d+) ([0-9a-f]+) ([123])\t(.*)$/s.exec(entry) ?? []
    if (path === '' || path.includes('\uFFFD')) throw new Error('The names of the files in conflict could not be read.')
    paths.set(path, (paths.get(path) ?? new Map<string, Stage>()).set(stage, { mode, object }))
  }
  const environment = { GIT_DIR: folder, GIT_INDEX_FILE: join(folder, 'replay-index') }
  await must(git, folder, ['read-tree', tree], environment)
  const lines = await Promise.all(
    [...paths].map(async ([path, stages]) => {
      const theirs = stages.get('3')
      return theirs === undefined
        ? `0 ${'0'.repeat(tree.length)}\t${path}\0`
        : `${theirs.mode} ${await contentOf(git, folder, stages, theirs)}\t${path}\0`
    }),
  )
  const { code, stderr } = await git({ folder, args: ['update-index', '-z', '--index-info'], environment, stdin: lines.join('') })
  if (code !== 0) throw new Error(`git update-index failed: ${stderr.trim().slice(0, 1_000)}`)
  return (await must(git, folder, ['write-tree'], environment)).toString().trim()
}

/** Line by line where that is to be had, else the commit's own file. */
async function contentOf(git: Git, folder: string, stages: ReadonlyMap<string, Stage>, theirs: Stage): Promise<string> {
  const sides = ['2', '1', '3'].map((stage) => stages.get(stage))
  if (sides.some((side) => side?.mode.startsWith('100') !== true)) return theirs.object
  const scratch = await mkdtemp(join(folder, 'replay-'))
  const files = await Promise.all(
    sides.map(async (side, index) => {
      const file = join(scratch, String(index))
      await writeFile(file, await must(git, folder, ['cat-file', 'blob', side?.object ?? ''], { GIT_DIR: folder }))
      return file
    }),
  )
  const merged = await git({ folder, args: ['merge-file', '--stdout', '--quiet', '--theirs', ...files] })
  if (merged.code !== 0) return theirs.object
  const made = await git({
    folder,
    args: ['hash-object', '-w', '--no-filters', '--stdin'],
    environment: { GIT_DIR: folder },
    stdin: merged.stdout,
  })
  return made.code === 0 ? made.stdout.toString().trim() : theirs.object
}

function treeOf(git: Git, folder: string, commit: Sha): Promise<string> {
  return parsed(git, folder, `${commit}^{tree}`)
}

async function parsed(git: Git, folder: string, name: string): Promise<Sha> {
  return toSha((await must(git, folder, ['rev-parse', '--verify', '--quiet', name], { GIT_DIR: folder })).toString().trim())
}
