import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ConfigError } from '../../core/model/config.ts'
import { isSha, type Sha, toSha } from '../../core/model/pull.ts'
import type { OwnGit } from './own-git.ts'

/** A person's own checkout, as they see it. */
export interface OwnRepository {
  /** The top of the work tree. */
  readonly folder: string
  /** The git directory that holds the objects and the branches of all its work trees. */
  readonly gitFolder: string
  /** Null where nothing has been committed yet. */
  readonly head: Sha | null
  /** Null where no branch is checked out. */
  readonly branch: string | null
}

/** Finds the repository that a folder lies in. */
export async function openOwnRepository(folder: string, git: OwnGit): Promise<OwnRepository> {
  if (
    !(await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    ))
  )
    throw new ConfigError(`There is no folder \`${folder}\`.`, 'Name the checkout with `--root`.')
  const [top, gitFolder] = await firstLines(git, folder, ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir'])
  if (top === undefined || gitFolder === undefined)
    throw new ConfigError(`\`${folder}\` lies in no git repository with files to work on.`, 'Change to one, or name it with `--root`.')
  const [[head = ''], [branch = null]] = await Promise.all([
    firstLines(git, top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    firstLines(git, top, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
  ])
  return { folder: top, gitFolder: resolve(top, gitFolder), head: isSha(head) ? head : null, branch }
}

/** How many files differ from the newest commit, those that git does not know yet included. */
export async function countUncommitted(git: OwnGit, { folder }: OwnRepository): Promise<number> {
  const { code, stdout, stderr } = await git({
    folder,
    args: ['--no-optional-locks', 'status', '--porcelain', '--no-renames', '--untracked-files=all', '-z'],
  })
  if (code !== 0) throw new ConfigError(`git cannot tell the state of \`${folder}\`: ${lastLine(stderr)}.`, 'Repair the repository first.')
  return stdout
    .toString()
    .split('\0')
    .filter((entry) => entry !== '').length
}

/** Makes a commit of everything that is there, on top of the newest one; neither the index nor a branch is touched. */
export async function snapshot(git: OwnGit, { folder, head }: OwnRepository, temp: string): Promise<Sha> {
  if (head === null) throw new TypeError('a snapshot without a commit')
  const index = join(temp, 'snapshot-index')
  const environment = { GIT_INDEX_FILE: index }
  const identity =
    (await firstLines(git, folder, ['var', 'GIT_AUTHOR_IDENT'])).length > 0
      ? []
      : ['-c', `user.name=${fallback.name}`, '-c', `user.email=${fallback.email}`]
  try {
    await must(git, folder, ['read-tree', head], environment)
    await must(git, folder, ['add', '--all', '--', '.'], environment)
    const tree = await must(git, folder, ['write-tree'], environment)
    return toSha(await must(git, folder, [...identity, 'commit-tree', tree, '-p', head, '-m', 'wip: what was not committed yet']))
  } finally {
    await rm(index, { force: true })
  }
}

const fallback = { name: 'ci-feedback-loop', email: 'ci-feedback-loop@localhost' }

/** Who signs: the person, where git knows them. */
export async function ownIdentity(git: OwnGit, { folder }: OwnRepository): Promise<{ readonly name: string; readonly email: string }> {
  const [line = ''] = await firstLines(git, folder, ['var', 'GIT_AUTHOR_IDENT'])
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d{4}$/.exec(line) ?? []
  return name === undefined || email === undefined || name === '' ? fallback : { name, email }
}

/** A name for a new branch: the one that is wanted, or one that is free. */
export async function newBranch(
  git: OwnGit,
  { folder, branch: current }: OwnRepository,
  wanted: string | null,
  base: Sha,
): Promise<string> {
  const exists = async (name: string): Promise<boolean> =>
    (await firstLines(git, folder, ['rev-parse', '--verify', '--quiet', `refs/heads/${name}`])).length > 0
  if (wanted === null) {
    const plain = `codality/${base.slice(0, 10)}`
    for (let number = 1; number <= namesLimit; number += 1) {
      const name = number === 1 ? plain : `${plain}-${number}`
      if (!(await exists(name))) return name
    }
    throw new ConfigError(
      `All branches from \`${plain}\` to \`${plain}-${namesLimit}\` exist already.`,
      'Delete old ones, or name another with `--branch`.',
    )
  }
  if ((await git({ folder, args: ['check-ref-format', '--branch', wanted] })).code !== 0)
    throw new ConfigError(`\`--branch ${wanted}\` is no name that git takes for a branch.`, 'Name another.')
  if (wanted === current)
    throw new ConfigError(
      `\`--branch ${wanted}\` is checked out here, and your work tree is never touched.`,
      'Name a new branch, and merge it when you like what is on it.',
    )
  if (await exists(wanted))
    throw new ConfigError(`The branch \`${wanted}\` exists already.`, 'Name one that does not, or leave `--branch` out.')
  return wanted
}

const namesLimit = 100

/** The lines that git prints; none when it fails. */
export async function firstLines(git: OwnGit, folder: string, args: readonly string[]): Promise<readonly string[]> {
  const exit = await git({ folder, args }).catch(() => null)
  return exit?.code === 0
    ? exit.stdout
        .toString()
        .split('\n')
        .filter((line) => line !== '')
    : []
}

async function must(
  git: OwnGit,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, stdout, stderr } = await git({ folder, args, environment })
  if (code !== 0) throw new ConfigError(`git could not take in what is not committed: ${lastLine(stderr)}.`, 'Commit it yourself.')
  return stdout.toString().trim()
}

/** What git ends with, which says why. */
export function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').replace(/\.$/, '').slice(0, 400)
}
