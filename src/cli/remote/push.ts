import { resolve } from 'node:path'
import { ciWorkflows } from '../../core/decision/judge-ci.ts'
import type { CiStart } from '../../core/model/ci.ts'
import { toSha, type Sha } from '../../core/model/pull.ts'
import { countUncommitted, firstLines, lastLine, openOwnRepository, type OwnRepository } from '../../shell/git/own-repository.ts'
import { UsageError } from '../usage-error.ts'
import type { PushCommand } from './arguments.ts'
import { ancestors } from './find-target.ts'
import type { Remote } from './remote.ts'

/** So many commits are looked at for workflows that check this branch. */
const lookedBack = 10

/** Commits if that was asked, pushes, and sees to it that CI starts. */
export async function push(command: PushCommand, remote: Remote): Promise<{ readonly commit: Sha; readonly exitCode: number }> {
  const { git, github, line, repository } = remote
  const own = await openOwnRepository(resolve(command.target.root), git)
  await refuseUncommitted(command, own, remote)
  const branch = await switchTo(command.target.branch, own, remote)
  if (command.message !== null) await commitAll(command.message, own, remote)
  const [head] = await firstLines(git, own.folder, ['rev-parse', '--verify', 'HEAD^{commit}'])
  if (head === undefined) throw new UsageError('Nothing has been committed yet in this checkout.', 'Commit something, or give `--message`.')
  const commit = toSha(head)
  const code = await git.aloud({
    folder: own.folder,
    args: ['push', '--set-upstream', 'origin', `refs/heads/${branch}:refs/heads/${branch}`],
  })
  if (code !== 0)
    throw new UsageError(
      `\`git push\` failed with exit code ${code}; git says above why.`,
      'When the branch has commits that you do not have, `git pull --rebase` takes them in; nothing is ever pushed by force.',
    )
  await line({ type: 'pushed', repository: repository.name, branch, commit })
  const start = await github.startCi({
    commit,
    branch,
    pull: null,
    workflows: [...command.workflows, ...(await workflowsBefore(commit, own, remote))],
  })
  await line({ type: 'ci', state: start.kind, ...detailsOf(start) })
  return { commit, exitCode: start.kind === 'started' || start.kind === 'dispatched' ? 0 : 2 }
}

async function refuseUncommitted({ message }: PushCommand, own: OwnRepository, { git }: Remote): Promise<void> {
  const count = await countUncommitted(git, own)
  if (count > 0 && message === null)
    throw new UsageError(
      `${count} ${count === 1 ? 'file is' : 'files are'} not committed, so they would not be pushed.`,
      'Commit them, stash them, or give `--message TEXT` to commit all of them.',
    )
}

/** The branch to push: the one that is checked out, or a new one that is from now on. */
async function switchTo(wanted: string | null, { folder, branch }: OwnRepository, { git }: Remote): Promise<string> {
  if (wanted === null && branch === null) throw new UsageError('No branch is checked out here.', 'Name a new one with `--branch`.')
  if (wanted === null || wanted === branch) return branch ?? ''
  const { code, stderr } = await git({ folder, args: ['switch', '--quiet', '--create', wanted] })
  if (code === 0) return wanted
  const exists = (await firstLines(git, folder, ['rev-parse', '--verify', '--quiet', `refs/heads/${wanted}`])).length > 0
  throw exists
    ? new UsageError(
        `The branch \`${wanted}\` exists already and is not checked out.`,
        `Change to it with \`git switch ${wanted}\`, or name a new one.`,
      )
    : new UsageError(`git could not make the branch \`${wanted}\`: ${lastLine(stderr)}.`, 'Name another.')
}

/** With the person's own name, hooks and settings, as if they had typed it. */
async function commitAll(message: string, own: OwnRepository, { git, log }: Remote): Promise<void> {
  if ((await countUncommitted(git, own)) === 0) {
    log.info('Everything is committed already, so `--message` is not used.')
    return
  }
  for (const args of [
    ['add', '--all', '--', ':/'],
    ['commit', '--quiet', '--message', message],
  ]) {
    if ((await git.aloud({ folder: own.folder, args })) !== 0)
      throw new UsageError(`\`git ${args[0] ?? ''}\` failed; git says above why. Nothing was pushed.`, 'Correct it and try again.')
  }
}

/** What checked the commits below this one, of which a deployment that somebody started by hand is none. */
async function workflowsBefore(commit: Sha, own: OwnRepository, { git, github }: Remote): Promise<readonly string[]> {
  for (const sha of await ancestors(git, own, commit, lookedBack)) {
    const found = ciWorkflows(
      { sha, runs: await github.ciRuns(sha), checks: [] },
      { ignoreChecks: [], own: { runId: 0, workflowPath: null } },
    )
    if (found.length > 0) return found
  }
  return []
}

function detailsOf(start: CiStart): Readonly<Record<string, unknown>> {
  switch (start.kind) {
    case 'started':
      return { runs: start.runs }
    case 'dispatched':
      return { workflows: start.workflows.map(({ name }) => name) }
    case 'conflicting':
      return {}
    case 'gated':
      return { url: start.url }
    case 'not-seen':
      return { why: start.why }
  }
}
