import { join } from 'node:path'
import type { Change, FileChange } from '../../core/model/change.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { Git } from './git.ts'

/** Beyond this a change is not looked at: it could only be refused. */
const bounds = { files: 2_000, bytes: 20 * 1024 * 1024 }

export interface Harvest {
  /** A bare git directory that holds `base` and was made after the agent had ended. */
  readonly trusted: string
  readonly folder: string
  readonly base: Sha
}

/** Compares the tree that the agent left with the commit it started from. Its own `.git` is never used. */
export async function harvest(git: Git, { trusted, folder, base }: Harvest): Promise<Change> {
  const environment = { GIT_DIR: trusted, GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(trusted, 'harvest-index') }
  const call = async (args: readonly string[]): Promise<Buffer> => {
    const exit = await git({ folder, args, environment })
    if (exit.code !== 0) throw new Error(`git ${args[0] ?? ''} failed on the agent's tree: ${exit.stderr.trim().slice(0, 1_000)}`)
    return exit.stdout
  }
  await call(['read-tree', base])
  await call(['add', '--all', '--', '.'])
  const tree = (await call(['write-tree'])).toString().trim()
  const entries = parseRawDiff((await call(['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', '--raw', base, tree])).toString('utf8'))
  if (entries.length > bounds.files) return { base, files: [], oversize: `${entries.length} files` }

  const files: FileChange[] = []
  let held = 0
  for (const entry of entries) {
    const content = entry.status === 'deleted' || !entry.newMode.startsWith('100') ? null : await call(['cat-file', 'blob', entry.object])
    held += content?.length ?? 0
    if (held > bounds.bytes) return { base, files: [], oversize: `more than ${bounds.bytes} bytes` }
    files.push({ path: entry.path, status: entry.status, oldMode: entry.oldMode, newMode: entry.newMode, content: content?.toString('base64') ?? null })
  }
  return { base, files, oversize: null }
}

interface RawEntry {
  readonly path: string
  readonly status: FileChange['status']
  readonly oldMode: string
  readonly newMode: string
  readonly object: string
}

/** Reads `diff-tree --raw -z`: a header and a path by turns. What does not parse is refused, never guessed. */
export function parseRawDiff(text: string): readonly RawEntry[] {
  const fields = text.split('\0')
  const entries: RawEntry[] = []
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const header = /^:(\d{6}) (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([ADMT])$/.exec(fields[index] ?? '')
    const path = fields[index + 1] ?? ''
    // U+FFFD is what bytes that are no UTF-8 became: such a name could not be written back as it was.
    if (header === null || path === '' || path.includes('\uFFFD')) throw new Error(`git told of a change that could not be read: ${JSON.stringify(fields.slice(index, index + 2)).slice(0, 300)}`)
    const [, oldMode = '', newMode = '', object = '', letter = ''] = header
    entries.push({ path, oldMode, newMode, object, status: statuses[letter] ?? 'modified' })
  }
  return entries
}

const statuses: Readonly<Record<string, FileChange['status']>> = { A: 'added', D: 'deleted', M: 'modified', T: 'type-changed' }
