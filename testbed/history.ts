import { bareRepository } from './github/rest/bare-repository.ts'

/** A commit, and what it changes in its first parent. */
export interface PastCommit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: string
  readonly message: string
  /** Ids of blobs by their paths, null for what it removes. */
  readonly changed: ReadonlyMap<string, string | null>
}

/** All that a repository holds, as plain data. */
export interface History {
  readonly commits: ReadonlyMap<string, PastCommit>
  /** Commits by the full names of the refs. */
  readonly refs: ReadonlyMap<string, string>
}

/** Reads a bare repository as it is now; what no ref reaches any more is not in it. */
export async function readHistory(folder: string): Promise<History> {
  const repository = bareRepository(folder)
  const format = ['%x01%H', '%T', '%P', '%an', '%B'].join('%x02')
  const [named, log] = await Promise.all([
    repository.refs('refs/'),
    repository.git([
      'log',
      '--all',
      '--root',
      '--diff-merges=first-parent',
      '--no-renames',
      '--raw',
      '--no-abbrev',
      '-z',
      `--format=${format}%x02`,
    ]),
  ])
  const commits = log.split('\u0001').slice(1).map(toCommit)
  return { commits: new Map(commits.map((commit) => [commit.sha, commit])), refs: new Map(named.map(({ name, sha }) => [name, sha])) }
}

function toCommit(text: string): PastCommit {
  const [sha = '', tree = '', parents = '', author = '', message = '', raw = ''] = text.split('\u0002')
  const words = raw.split('\0').map((word) => word.trimStart())
  const changed = words.flatMap((word, index): readonly (readonly [string, string | null])[] => {
    const [, blob = '', status] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(word) ?? []
    return status === undefined ? [] : [[words[index + 1] ?? '', status === 'D' ? null : blob]]
  })
  return { sha, tree, parents: parents.split(' ').filter((id) => id !== ''), author, message: message.trim(), changed: new Map(changed) }
}

/** Is a commit another one, or among what stands behind it? */
export function isReachable({ commits }: History, sha: string, from: string): boolean {
  const seen = new Set<string>()
  const left = [from]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at === sha) return true
    if (seen.has(at)) continue
    seen.add(at)
    left.push(...(commits.get(at)?.parents ?? []))
  }
  return false
}
