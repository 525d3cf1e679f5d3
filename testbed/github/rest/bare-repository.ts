import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ChangedFile, CommitRecord, GitRef, GitRepository, TreeEntry } from './git-repository.ts'

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
  const succeeds = (args: readonly string[]): Promise<boolean> => git(args).then(() => true, () => false)
  return {
    folder,
    git,
    resolve: (name) => git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{object}`]).then((text) => text.trim(), () => null),
    refs: async (prefix) => {
      const text = await git(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)'])
      return lines(text).map(toRef).filter((ref) => ref.name.startsWith(prefix))
    },
    createRef: (name, sha) => succeeds(['update-ref', name, sha, zero]),
    deleteRef: (name, sha) => succeeds(['update-ref', '-d', name, sha]),
    changedFiles: (base, head, how = 'since fork') => changedFiles(git, how === 'direct' ? [base, head] : [`${base}...${head}`]),
    tree: async (treeish, recursive) => {
      const text = await git(['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), treeish])
      return text.split('\0').filter((line) => line !== '').map(toTreeEntry)
    },
    tag: (sha) => git(['cat-file', 'tag', sha]).catch(() => null),
    // mktag refuses what is no valid tag, an object that is not there included.
    makeTag: (text) => git(['mktag'], text).then((id) => id.trim(), () => null),
    commit: (name) => git(['log', '-1', `--format=${commitFormat}`, '--end-of-options', name]).then(toCommit, () => null),
    mergeBase: (one, other) => git(['merge-base', one, other]).then((text) => text.trim(), () => null),
    commits: async (range) => lines(await git(['rev-list', range])),
  }
}

/** Git of the machine's user must not reach into the testbed. */
export function gitEnvironment(home: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_CEILING_DIRECTORIES: '/', LC_ALL: 'C' }
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

const commitFormat = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00')

function toCommit(text: string): CommitRecord {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] = text.split('\0')
  const author = { name: an, email: ae, date: ad }
  return { sha, tree, parents: parents.split(' ').filter((id) => id !== ''), author, committer: { name: cn, email: ce, date: cd }, message: message.trimEnd() }
}

function toRef(line: string): GitRef {
  const [name = '', sha = '', type = ''] = line.split(' ')
  return { name, sha, type }
}

function toTreeEntry(line: string): TreeEntry {
  const [, mode = '', type = '', sha = '', size = '-', path = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? []
  return { path, mode, type, sha, size: size === '-' ? null : Number(size) }
}

async function changedFiles(git: BareRepository['git'], range: readonly string[]): Promise<readonly ChangedFile[]> {
  const words = (await git(['diff', '--no-renames', '--raw', '--no-abbrev', '-z', ...range])).split('\0')
  const files: ChangedFile[] = []
  for (let at = 0; at + 1 < words.length; at += 2) {
    const path = words[at + 1] ?? ''
    files.push(toChangedFile(words[at] ?? '', path, await git(['diff', '--no-renames', ...range, '--', `:(literal)${path}`])))
  }
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
