import { mkdtemp, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Change, FileChange } from '../../core/model/change.ts'
import { type Sha, toSha } from '../../core/model/pull.ts'
import type { Git } from './git.ts'
import { parseRawDiff, type RawEntry } from './harvest.ts'

/** Whom a commit names, and for when: `date` is in git's raw form, now where there is none. */
export interface Person {
  readonly name: string
  readonly email: string
  readonly date?: string
}

interface Commit {
  /** A bare git directory that holds the commit to start from. */
  readonly trusted: string
  readonly message: string
  readonly author: Person
  /** Where somebody else than the author makes it. */
  readonly committer?: Person
}

export interface CommitRequest extends Commit {
  readonly change: Change
  /** The change's base, but for a change that was made from a merge of these. */
  readonly parents?: readonly Sha[]
}

export interface TreeRequest extends Commit {
  /** A tree that the git directory holds, in any spelling of git. */
  readonly tree: string
  readonly parents: readonly Sha[]
}

/**
 * Builds the commit from content alone: no work tree, no attributes, no filters. At the end the tree is compared
 * with the change once more, so that what was checked is what is pushed.
 */
export async function commitChange(git: Git, { trusted, change, parents = [change.base], message, author }: CommitRequest): Promise<Sha> {
  return commitTree(git, { trusted, tree: await treeOf(git, trusted, change), parents, message, author })
}

/** A change does not come to the tree that it says it does. */
export class ForgedChange extends Error {}

/** Builds the tree of a change in a bare git directory that holds its base. Throws a `ForgedChange` where git sees another change in it. */
export async function treeOf(git: Git, trusted: string, change: Change): Promise<string> {
  const call = caller(git, trusted, { GIT_INDEX_FILE: join(trusted, 'commit-index') })
  await call(['read-tree', change.base])
  const stored = change.files.flatMap((file) =>
    file.status === 'deleted' || file.content === null ? [] : [{ path: file.path, content: file.content }],
  )
  const blobs = await storeContents(
    stored.map(({ content }) => content),
    trusted,
    call,
  )
  const blobOf = new Map(stored.map(({ path }, index) => [path, blobs[index]]))
  await call(['update-index', '-z', '--index-info'], change.files.map((file) => indexLine(file, blobOf.get(file.path))).join(''))
  const tree = (await call(['write-tree'])).trim()
  const seen = parseRawDiff(
    await call(['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', '--raw', '--no-abbrev', change.base, tree]),
  )
  compare(
    change.files.map((file) => ({ ...file, object: blobOf.get(file.path) ?? nothing(change.base) })),
    seen,
  )
  return tree
}

/** Makes a commit of a tree that is there. */
export async function commitTree(git: Git, { trusted, tree, parents, message, author, committer = author }: TreeRequest): Promise<Sha> {
  const call = caller(git, trusted, {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    ...(author.date === undefined ? {} : { GIT_AUTHOR_DATE: author.date }),
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
  })
  return toSha((await call(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], `${message}\n`)).trim())
}

type Call = (args: readonly string[], stdin?: string) => Promise<string>

function caller(git: Git, trusted: string, environment: Readonly<Record<string, string>>): Call {
  return async (args, stdin = '') => {
    const exit = await git({ folder: trusted, args, environment: { GIT_DIR: trusted, ...environment }, stdin })
    if (exit.code !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${exit.stderr.trim().slice(0, 1_000)}`)
    return exit.stdout.toString('utf8')
  }
}

/** Makes blobs of contents in base64, in one start of git, from files whose names are ours. */
async function storeContents(contents: readonly string[], trusted: string, call: Call): Promise<readonly string[]> {
  if (contents.length === 0) return []
  const folder = await mkdtemp(join(trusted, 'contents-'))
  for (const [index, content] of contents.entries()) await writeFile(join(folder, String(index)), content, 'base64')
  const names = contents.map((_, index) => `${basename(folder)}/${index}\n`)
  return (await call(['hash-object', '-w', '--no-filters', '--stdin-paths'], names.join(''))).trim().split('\n')
}

function indexLine({ path, newMode }: FileChange, blob: string | undefined): string {
  return blob === undefined ? `0 ${'0'.repeat(40)}\t${path}\0` : `${newMode} ${blob}\t${path}\0`
}

/** The id that git gives to what is not there. */
function nothing({ length }: Sha): string {
  return '0'.repeat(length)
}

function compare(files: readonly RawEntry[], entries: readonly RawEntry[]): void {
  const list = (all: readonly RawEntry[]): string =>
    all
      .map(({ path, status, oldMode, newMode, object }) => `${status} ${oldMode} ${newMode} ${object} ${path}`)
      .sort()
      .join('\n')
  if (list(files) !== list(entries)) throw new ForgedChange('The tree to be pushed is not the tree that was checked; nothing was pushed.')
}
