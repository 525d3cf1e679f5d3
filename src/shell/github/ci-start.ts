import * as v from 'valibot'
import type { CiRun, DispatchedWorkflow } from '../../core/model/ci.ts'
import type { PullNumber, Sha } from '../../core/model/pull.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { GitHub } from '../../ports/github.ts'
import { runsOf } from './checks.ts'
import { type Client, messageOf, optional, statusOf } from './client.ts'
import { type Identity, jobIdentity } from './comments.ts'

/** How often, and how many seconds apart, the new commit is looked at before CI counts as not started. */
const looks = [0, 2, 4, 8, 16]

/** Sees to it that CI runs on a pushed commit: pushes with the job's own token start none by themselves. */
export function ciStart(
  client: Client,
  context: { readonly identity: () => Promise<Identity>; readonly ownPath: string | null; readonly serverUrl: string },
): Pick<GitHub, 'startCi'> {
  return {
    startCi: async ({ commit, branch, pull, workflows }) => {
      const ownToken = (await context.identity()).login === jobIdentity.login
      const seen = await lookForRuns(client, commit, context.ownPath, ownToken ? looks.slice(0, 2) : looks)
      const awake = seen.filter((run) => !isGated(run))
      if (awake.length > 0) return { kind: 'started', runs: awake.length }
      const dispatched = await dispatchAll(
        client,
        branch,
        workflows.filter((path) => path !== context.ownPath),
      )
      if (dispatched.length > 0) return { kind: 'dispatched', workflows: dispatched }
      if (seen.length > 0) return { kind: 'gated', url: checksPage(client, context.serverUrl, pull) }
      return {
        kind: 'not-seen',
        why: ownToken
          ? "a push with the job's own token starts no CI, and no workflow that checked the commit before declares `workflow_dispatch`."
          : 'no run appeared within half a minute.',
      }
    },
  }
}

function isGated(run: CiRun): boolean {
  return run.conclusion === 'action_required' || run.status === 'action_required' || run.status === 'waiting'
}

function checksPage({ owner, repo }: Client, serverUrl: string, pull: PullNumber | null): string {
  return `${serverUrl}/${owner}/${repo}/${pull === null ? 'actions' : `pull/${pull}/checks`}`
}

async function lookForRuns(client: Client, commit: Sha, ownPath: string | null, waits: readonly number[]): Promise<readonly CiRun[]> {
  for (const seconds of waits) {
    if (seconds > 0) await client.clock.wait(seconds)
    const runs = (await runsOf(client, commit)).filter((run) => run.path !== ownPath)
    if (runs.length > 0) return runs
  }
  return []
}

/** Starts the workflows that checked the commit before, never a release or a deployment. Those without `workflow_dispatch` answer 422. */
async function dispatchAll(client: Client, branch: string, paths: readonly string[]): Promise<readonly DispatchedWorkflow[]> {
  const { octokit, owner, repo, log } = client
  const answer = await optional(client, 'The list of workflows', () =>
    octokit.rest.actions.listRepoWorkflows({ owner, repo, per_page: 100 }),
  )
  const started: DispatchedWorkflow[] = []
  for (const workflow of answer?.data.workflows ?? []) {
    if (workflow.state !== 'active' || !paths.includes(workflow.path)) continue
    try {
      started.push({ name: workflow.name, run: await dispatch(client, workflow.id, branch) })
    } catch (error) {
      if (statusOf(error) === 403) {
        log.warn(warnings.ciMayNotBeStarted())
        break
      }
      log.info(`${workflow.name} was not started: ${messageOf(error).split('\n', 1)[0] ?? ''}`)
    }
  }
  return started
}

/** Starts a workflow; gives the page of its run, null where the server does not tell: older ones answer without it, or take no such question. */
async function dispatch({ octokit, owner, repo }: Client, id: number, ref: string): Promise<string | null> {
  const asked = { owner, repo, workflow_id: id, ref }
  try {
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      ...asked,
      return_run_details: true,
    })
    const read = v.safeParse(detailsSchema, data)
    return read.success ? read.output.html_url : null
  } catch (error) {
    if (statusOf(error) !== 422 || !messageOf(error).includes('return_run_details')) throw error
    await octokit.rest.actions.createWorkflowDispatch(asked)
    return null
  }
}

const detailsSchema = v.object({ html_url: v.pipe(v.string(), v.url()) })
