import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ChangedFile, CommitRecord, GitRepository, TreeEntry } from './git-repository.ts'
import { readRef, readRefs } from './ref-files.ts'

const run = promisify(execFile)

/** The bare repository of a world, for real. */
export interface BareRepository extends GitRepository {
  readonly folder: string
  /** Runs git in it; `input` is what it reads from standard input. */
  git(args: readonly string[], input?: string): Promise<string>
}

const zero = '0'.repeat(40)

export function bareRepository(folder: string): BareRepository {
  const git = async (args: readonly string[], input = ''): Promise<string> => {
    const running = run('git', [...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: gitEnvironment(folder) })
    // Git may end without reading; that is no error of ours.
    running.child.stdin?.on('error', () => undefined).end(input)
    return (await running).stdout
  }
  const succeeds = (args: readonly string[]): Promise<boolean> =>
    git(args).then(
      () => true,
      () => false,
    )
  const ofObjects = remembered()
  const types = new Map<string, string>()
  const shaOf = async (name: string): Promise<string> => (isSha(name) ? name : ((await readRef(folder, name)) ?? name))
  const commit = (sha: string): Promise<CommitRecord | null> =>
    ofObjects(['commit', sha], () => git(['log', '-1', `--format=${commitFormat}`, '--end-of-options', sha]).then(toCommit, () => null))
  return {
    folder,
    git,
    resolve: async (name) => {
      const ref = await readRef(folder, name)
      return (
        ref ??
        ofObjects(['resolve', name], () =>
          git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{object}`]).then(
            (text) => text.trim(),
            () => null,
          ),
        )
      )
    },
    refs: async (prefix) => {
      const wanted = [...(await readRefs(folder, prefix))]
      if (wanted.some(([, sha]) => !types.has(sha)))
        for (const line of lines(await git(['for-each-ref', '--format=%(objectname) %(objecttype)'])))
          types.set(line.slice(0, 40), line.slice(41))
      // One that has gone meanwhile has no type.
      return wanted.flatMap(([name, sha]) => [types.get(sha) ?? []].flat().map((type) => ({ name, sha, type })))
    },
    createRef: (name, sha) => succeeds(['update-ref', name, sha, zero]),
    deleteRef: (name, sha) => succeeds(['update-ref', '-d', name, sha]),
    changedFiles: async (base, head, how = 'since fork') =>
      (await ofObjects(['changes', base, head, how], () => changedFiles(git, how === 'direct' ? [base, head] : [`${base}...${head}`]))) ??
      [],
    tree: async (treeish, recursive) => {
      const text = await git(['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), treeish])
      return text
        .split('\0')
        .filter((line) => line !== '')
        .map(toTreeEntry)
    },
    file: async (commit, path) =>
      await git(['cat-file', 'blob', `${commit}:${path}`]).then(
        (text) => Buffer.from(text),
        () => null,
      ),
    tag: (sha) => git(['cat-file', 'tag', sha]).catch(() => null),
    // mktag refuses what is no valid tag, an object that is not there included.
    makeTag: (text) =>
      git(['mktag'], text).then(
        (id) => id.trim(),
        () => null,
      ),
    commit: async (name) => commit(await shaOf(name)),
    mergeBase: (one, other) =>
      ofObjects(['base', one, other], () =>
        git(['merge-base', one, other]).then(
          (text) => text.trim(),
          () => null,
        ),
      ),
    conflict: async (one, other) =>
      (await ofObjects(['conflict', one, other], () =>
        git(['merge-tree', '--write-tree', '--name-only', one, other]).then(
          () => 'no',
          (error: unknown) => (error instanceof Error && 'code' in error && error.code === 1 ? 'yes' : 'no'),
        ),
      )) === 'yes',
    commits: async (range) => (await ofObjects(['commits', ...range.split('..')], async () => lines(await git(['rev-list', range])))) ?? [],
  }
}

function isSha(name: string): boolean {
  return /^[0-9a-f]{40}$/.test(name)
}

/** Asks once what is told of objects by their full names, for it never changes; what is not there may still come. */
function remembered(): <T>(question: readonly string[], ask: () => Promise<T | null>) => Promise<T | null> {
  const answers = new Map<string, unknown>()
  return async <T>(question: readonly string[], ask: () => Promise<T | null>): Promise<T | null> => {
    const key = question.join(' ')
    const known = answers.get(key) as T | undefined
    if (known !== undefined) return known
    const answer = await ask()
    if (answer !== null && question.slice(1).every((word) => isSha(word) || words.has(word))) answers.set(key, answer)
    return answer
  }
}

const words: ReadonlySet<string> = new Set(['direct', 'since fork'])

/** Git of the machine's user must not reach into the testbed. */
export function gitEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CEILING_DIRECTORIES: '/',
    LC_ALL: 'C',
  }
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

const commitFormat = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00')

function toCommit(text: string): CommitRecord {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] = text.split('\0')
  const author = { name: an, email: ae, date: ad }
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((id) => id !== ''),
    author,
    committer: { name: cn, email: ce, date: cd },
    message: message.trimEnd(),
  }
}

function toTreeEntry(line: string): TreeEntry {
  const [, mode = '', type = '', sha = '', size = '-', path = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? []
  return { path, mode, type, sha, size: size === '-' ? null : Number(size) }
}

async function changedFiles(git: BareRepository['git'], range: readonly string[]): Promise<readonly ChangedFile[]> {
  const words = (await git(['diff', '--no-renames', '--raw', '--no-abbrev', '-z', ...range])).split('\0')
  const entries = words.slice(0, -1).flatMap((raw, at) => (at % 2 === 0 ? [{ raw, path: words[at + 1] ?? '' }] : []))
  if (entries.length === 0) return []
  // No line of content begins so. A file that became something else, such as a link, has two parts.
  const parts = (await git(['diff', '--no-renames', ...range])).split(/^(?=diff --git )/m)
  if (parts.length === entries.length) return entries.map(({ raw, path }, at) => toChangedFile(raw, path, parts[at] ?? ''))
  const files: ChangedFile[] = []
  for (const { raw, path } of entries)
    files.push(toChangedFile(raw, path, await git(['diff', '--no-renames', ...range, '--', `:(literal)${path}`])))
  return files
}

/** `raw` is `:mode mode blob blob letter`. */
function toChangedFile(raw: string, path: string, diff: string): ChangedFile {
  const [, , before = '', after = '', letter = ''] = raw.split(' ')
  const start = diff.indexOf('\n@@')
  const patch = start < 0 ? null : diff.slice(start + 1).replace(/\n$/, '')
  const count = (sign: string): number => (patch ?? '').split('\n').filter((line) => line.startsWith(sign)).length
  const status = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified'
  return { path, status, additions: count('+'), deletions: count('-'), patch, sha: letter === 'D' ? before : after }
}
