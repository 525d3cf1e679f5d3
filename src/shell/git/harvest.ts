import { join } from 'node:path'
import type { Change, FileChange } from '../../core/model/change.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { Git } from './git.ts'
import { readBlobs } from './read-blobs.ts'
import type { GitExit } from './run-git.ts'
import { weighTree } from './weigh-tree.ts'

/** Beyond this a change is not looked at: it could only be refused. */
const bounds = { files: 2_000, bytes: 20 * 1024 * 1024 }

export interface Harvest {
  /** A bare git directory that holds `base` and was made after the agent had ended. */
  readonly trusted: string
  readonly folder: string
  readonly base: Sha
}

/**
 * Compares the tree that the agent left with the commit it started from. Its own `.git` is never used. What git cannot read
 * of it, such as a file without rights or a repository in it, is told as that: an agent decides what it leaves.
 */
export async function harvest(git: Git, { trusted, folder, base }: Harvest): Promise<Change> {
  const environment = { GIT_DIR: trusted, GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(trusted, 'harvest-index') }
  const call = (args: readonly string[]): Promise<GitExit> => git({ folder, args, environment })
  const begun = await call(['read-tree', base])
  if (begun.code !== 0) throw new Error(`git read-tree failed beside the agent's tree: ${begun.stderr.trim().slice(0, 1_000)}`)
  const unread = (why: string): Change => ({ base, files: [], oversize: why.replace(/\s+/g, ' ').trim().slice(0, 200) })
  const weight = await weighTree(call, { folder, base }, bounds)
  if (weight !== null) return unread(weight)
  const added = await call(['add', '--all', '--', '.'])
  if (added.code !== 0) return unread(`git cannot read it: ${added.stderr}`)
  const diff = await call(['diff-index', '--cached', '-z', '--no-renames', '--raw', base])
  if (diff.code !== 0) return unread(`git cannot compare it: ${diff.stderr}`)
  const entries = entriesOf(diff.stdout)
  if (entries === null) return unread('a path in it is no text in UTF-8')
  if (entries.length > bounds.files) return unread(`${entries.length} files`)

  const wanted = entries.filter(({ status, newMode }) => status !== 'deleted' && newMode.startsWith('100'))
  const contents = await readBlobs(
    (given) => git({ folder, environment, ...given }),
    wanted.map(({ object }) => object),
    bounds.bytes,
  )
  if (contents === null) return unread(`more than ${bounds.bytes} bytes`)
  const contentOf = new Map(wanted.map(({ path }, index) => [path, contents[index]]))
  return {
    base,
    files: entries.map(({ path, status, oldMode, newMode }) => ({
      path,
      status,
      oldMode,
      newMode,
      content: contentOf.get(path)?.toString('base64') ?? null,
    })),
    oversize: null,
  }
}

/** Null for what could not be written back as it was. */
function entriesOf(diff: Buffer): readonly RawEntry[] | null {
  try {
    return parseRawDiff(diff.toString('utf8'))
  } catch {
    return null
  }
}

/** A file that differs, as git tells it. */
export interface RawEntry {
  readonly path: string
  readonly status: FileChange['status']
  readonly oldMode: string
  readonly newMode: string
  readonly object: string
}

/** Reads `--raw -z` of `diff-tree` or `diff-index`: a header and a path by turns. What does not parse is refused, never guessed. */
export function parseRawDiff(text: string): readonly RawEntry[] {
  const fields = text.split('\0')
  const entries: RawEntry[] = []
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const header = /^:(\d{6}) (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([ADMT])$/.exec(fields[index] ?? '')
    const path = fields[index + 1] ?? ''
    // U+FFFD is what bytes that are no UTF-8 became: such a name could not be written back as it was.
    if (header === null || path === '' || path.includes('\uFFFD'))
      throw new Error(`git told of a change that could not be read: ${JSON.stringify(fields.slice(index, index + 2)).slice(0, 300)}`)
    const [, oldMode = '', newMode = '', object = '', letter = ''] = header
    entries.push({ path, oldMode, newMode, object, status: statuses[letter] ?? 'modified' })
  }
  return entries
}

const statuses: Readonly<Record<string, FileChange['status']>> = { A: 'added', D: 'deleted', M: 'modified', T: 'type-changed' }
