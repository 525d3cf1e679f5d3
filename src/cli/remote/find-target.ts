import { resolve } from 'node:path'
import { isSha, type Sha } from '../../core/model/pull.ts'
import type { GitHub } from '../../ports/github.ts'
import { firstLines, openOwnRepository, type OwnRepository } from '../../shell/git/own-repository.ts'
import type { OwnGit } from '../../shell/git/own-git.ts'
import { UsageError } from '../usage-error.ts'
import type { Target } from './arguments.ts'

/** A repository on GitHub. */
export interface RemoteRepository {
  /** `owner/name`. */
  readonly name: string
  readonly serverUrl: string
}

const defaultServer = 'https://github.com'

/** The repository that was named, else the one that `origin` names. */
export async function findRepository(
  { repository, root }: Pick<Target, 'repository' | 'root'>,
  git: OwnGit,
  environment: NodeJS.ProcessEnv,
): Promise<RemoteRepository> {
  const serverUrl = (environment['GITHUB_SERVER_URL'] ?? defaultServer).replace(/\/+$/, '')
  if (repository !== null) return { name: repository, serverUrl }
  const own = await openOwnRepository(resolve(root), git)
  const [url] = await firstLines(git, own.folder, ['remote', 'get-url', 'origin'])
  if (url === undefined)
    throw new UsageError(
      'This checkout has no remote `origin`.',
      'Add it with `git remote add origin URL`, or name the repository with `--repo OWNER/NAME`.',
    )
  const origin = readOrigin(url)
  if (origin === null)
    throw new UsageError(
      'The remote `origin` of this checkout is no repository of GitHub.',
      'Name the repository with `--repo OWNER/NAME`.',
    )
  if (origin.host !== 'github.com' && (environment['GITHUB_API_URL'] ?? '') === '')
    throw new UsageError(
      `The remote \`origin\` is at \`${origin.host}\`, whose API is not known.`,
      'Set GITHUB_API_URL, such as https://HOST/api/v3; or name a repository of github.com with `--repo OWNER/NAME`.',
    )
  return { name: origin.name, serverUrl: environment['GITHUB_SERVER_URL'] === undefined ? origin.serverUrl : serverUrl }
}

/** `https://host/owner/name.git`, `ssh://git@host/owner/name.git` or `git@host:owner/name.git`. What stands before the host may be a secret. */
export function readOrigin(url: string): (RemoteRepository & { readonly host: string }) | null {
  const [, scheme = 'ssh', host = '', owner = '', name = ''] =
    /^(?:(https?|ssh|git):\/\/)?(?:[^@/]{1,500}@)?([\w.-]{1,255}(?::\d{1,5}(?=\/))?)[:/]\/?([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?\/?$/.exec(
      url,
    ) ?? []
  if (owner === '' || name === '' || owner.startsWith('.')) return null
  return {
    name: `${owner}/${name}`,
    host,
    serverUrl: scheme.startsWith('http') ? `${scheme}://${host}` : `https://${host.replace(/:\d+$/, '')}`,
  }
}

/** The commit on GitHub that was named, else the newest one of the checkout. */
export async function findCommit(target: Target, { name }: RemoteRepository, git: OwnGit, github: Pick<GitHub, 'resolve'>): Promise<Sha> {
  const { branch, commit, root } = target
  if (branch !== null) {
    const found = await github.resolve(`heads/${branch}`)
    if (found === null) throw new UsageError(`\`${name}\` has no branch \`${branch}\`.`, 'Push it first, or name another.')
    return found
  }
  if (commit !== null) {
    const found = await github.resolve(commit)
    if (found === null) throw new UsageError(`\`${name}\` has no commit \`${commit}\`.`, 'Push it first, or give more of its id.')
    return found
  }
  const { head } = await openOwnRepository(resolve(root), git)
  if (head === null)
    throw new UsageError('Nothing has been committed yet in this checkout.', 'Name a commit with `--sha` or a branch with `--branch`.')
  if ((await github.resolve(head)) === null)
    throw new UsageError(
      `The newest commit ${head.slice(0, 10)} of this checkout is not on GitHub yet.`,
      'Push it first: `ci-feedback-loop push --watch` does both.',
    )
  return head
}

/** The branch that failures are compared with: the default one of `origin`, as far as this checkout knows it. */
export async function baseOf({ root, repository }: Target, git: OwnGit): Promise<string | null> {
  if (repository !== null) return null
  const [name] = await firstLines(git, resolve(root), ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  return name?.replace(/^origin\//, '') ?? null
}

/** Ids of the last commits below one, the newest first. */
export async function ancestors(git: OwnGit, { folder }: OwnRepository, commit: Sha, most: number): Promise<readonly Sha[]> {
  return (await firstLines(git, folder, ['rev-list', `--max-count=${most}`, '--skip=1', commit])).filter(isSha)
}
