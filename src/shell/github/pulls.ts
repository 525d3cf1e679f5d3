import { ConfigError } from '../../core/model/config.ts'
import { type Pull, type Sha, toSha } from '../../core/model/pull.ts'
import type { StartedRun } from '../../core/model/trigger.ts'
import type { Comparison, FileList, GitHub } from '../../ports/github.ts'
import { accountOf } from './accounts.ts'
import { type Client, type Octokit, need, optional, statusOf } from './client.ts'

type ListedPull = Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number]
type SinglePull = Awaited<ReturnType<Octokit['rest']['pulls']['get']>>['data']

/** Said where the files of a commit could not be listed. */
export const unlisted = 'The list of files could not be read, so places in the code are as the tools printed them.'

/** Pull requests, branches and people. */
export function pulls(
  client: Client,
): Pick<
  GitHub,
  'pull' | 'pullsOfRun' | 'permission' | 'isProtected' | 'compare' | 'resolve' | 'trackedFiles' | 'listedFiles' | 'fileText'
> {
  const { octokit, owner, repo } = client
  return {
    pull: async (number) => {
      try {
        const { data } = await need('pull-requests: read', () => octokit.rest.pulls.get({ owner, repo, pull_number: number }))
        return toPull(data)
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
    pullsOfRun: (run) => pullsOfRun(client, run),
    permission: (username) => permissionOf(client, username),
    isProtected: async (branch) => {
      const { data } = await need('contents: read', () => octokit.rest.repos.getBranch({ owner, repo, branch }))
      return data.protected
    },
    compare: (base, head) => compare(client, base, head),
    resolve: (name) => resolve(client, name),
    trackedFiles: (sha) => listFiles(client, sha),
    listedFiles: (sha) => listFiles(client, sha),
    fileText: (sha, path) => fileText(client, sha, path),
  }
}

async function listFiles(client: Client, sha: Sha): Promise<FileList> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, 'The list of files', () =>
    octokit.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: 'true' }),
  )
  if (answer === null) return { paths: [], gap: unlisted }
  const paths = answer.data.tree.filter((entry) => entry.type === 'blob').map((entry) => entry.path)
  return {
    paths,
    gap: answer.data.truncated ? `The list of files is cut off after ${paths.length}: places in other files were not found.` : null,
  }
}

/** GitHub gives the content of files up to this size alone. */
const readBytes = 1024 * 1024

async function fileText(client: Client, sha: Sha, path: string): Promise<string | null> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, `The file ${path}`, () => octokit.rest.repos.getContent({ owner, repo, path, ref: sha }))
  const file = answer?.data
  if (file === undefined || Array.isArray(file) || file.type !== 'file' || file.size > readBytes) return null
  return Buffer.from(file.content, 'base64').toString()
}

/** `pull_requests` of the event may be empty or foreign, and is empty for forks; the head branch and its owner are what GitHub itself matches by. */
async function pullsOfRun({ octokit, owner, repo }: Client, run: StartedRun): Promise<readonly Pull[]> {
  const { data } = await need('pull-requests: read', () =>
    octokit.rest.pulls.list({
      owner,
      repo,
      state: 'open',
      head: `${run.headRepository?.split('/', 1)[0] ?? owner}:${run.headBranch}`,
      per_page: 100,
    }),
  )
  return data.map(toPull).filter((pull) => pull.headBranch === run.headBranch && pull.headRepository === run.headRepository)
}

/** GitHub lists at most 300 files of a comparison, all on its first page. */
const comparedFiles = 300

async function compare(client: Client, base: string, head: Sha): Promise<Comparison> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, 'What the pull request changes', () =>
    octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 }),
  )
  if (answer === null)
    return { paths: [], mergeBase: null, gap: 'Which files the pull request changes, and since when, could not be read.' }
  const paths = (answer.data.files ?? []).map((file) => file.filename)
  return {
    paths,
    mergeBase: toSha(answer.data.merge_base_commit.sha),
    gap: paths.length < comparedFiles ? null : `Only the first ${paths.length} files that the pull request changes were looked at.`,
  }
}

/** A commit that is not there answers 422, an empty repository 409; 404 is for a repository that the token does not see. */
async function resolve({ octokit, owner, repo }: Client, name: string): Promise<Sha | null> {
  try {
    const { data } = await need('contents: read', () => octokit.rest.repos.getCommit({ owner, repo, ref: name, per_page: 1 }))
    return toSha(data.sha)
  } catch (error) {
    if (statusOf(error) === 422 || statusOf(error) === 409) return null
    if (statusOf(error) === 404)
      throw new ConfigError(
        `GitHub shows this token no repository \`${owner}/${repo}\`.`,
        'Check the name, and that the token may read the repository.',
      )
    throw error
  }
}

async function permissionOf({ octokit, owner, repo }: Client, username: string): Promise<string> {
  try {
    const { data } = await need('metadata: read', () => octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username }))
    return data.permission
  } catch (error) {
    if (statusOf(error) === 404) return 'none'
    throw error
  }
}

/** The API's types promise a head repository, yet that of a deleted fork is null. */
function nameOf(repository: { readonly full_name: string } | null): string | null {
  return repository?.full_name ?? null
}

export function toPull(data: ListedPull | SinglePull): Pull {
  return {
    number: data.number,
    author: accountOf(data.user),
    open: data.state === 'open',
    draft: data.draft === true,
    // Only the answer about a single one has it, and only once GitHub has worked it out.
    merge:
      !('mergeable' in data) || data.mergeable === null
        ? 'unknown'
        : data.mergeable && data.mergeable_state !== 'dirty'
          ? 'clean'
          : 'conflicting',
    headSha: toSha(data.head.sha),
    headBranch: data.head.ref,
    headRepository: nameOf(data.head.repo),
    baseBranch: data.base.ref,
    baseSha: toSha(data.base.sha),
    defaultBranch: data.base.repo.default_branch,
    labels: data.labels.map((label) => label.name),
  }
}
