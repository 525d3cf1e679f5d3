import type { CiCheck, CiRun } from '../../core/model/ci.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { GitHub } from '../../ports/github.ts'
import { type Client, type Octokit, need, optional, statusOf } from './client.ts'

type ApiRun = Awaited<ReturnType<Octokit['rest']['actions']['getWorkflowRun']>>['data']
type ApiCheck = Awaited<ReturnType<Octokit['rest']['checks']['get']>>['data']
type ApiStatus = Awaited<ReturnType<Octokit['rest']['repos']['getCombinedStatusForRef']>>['data']['statuses'][number]

/** Workflow runs, check runs and commit statuses of one commit. */
export function checks(client: Client): Pick<GitHub, 'ciRuns' | 'ciChecks' | 'jobsOfAttempt' | 'run'> {
  const { octokit, owner, repo } = client
  return {
    ciRuns: (sha) => runsOf(client, sha),
    ciChecks: async (sha) => (await Promise.all([checkRunsOf(client, sha), statusesOf(client, sha)])).flat(),
    jobsOfAttempt: async (run, attempt) => {
      const answer = await optional(client, `The jobs of attempt ${attempt}`, () =>
        octokit.rest.actions.listJobsForWorkflowRunAttempt({ owner, repo, run_id: run, attempt_number: attempt, per_page: 100 }),
      )
      return new Map((answer?.data.jobs ?? []).map(({ name, conclusion }) => [name, conclusion ?? '']))
    },
    run: async (id) => {
      try {
        const { data } = await need('actions: read', () => octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: id }))
        return { createdAt: Math.floor(Date.parse(data.created_at) / 1_000), ended: data.status === 'completed' }
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
  }
}

export async function runsOf({ octokit, owner, repo }: Client, sha: Sha): Promise<readonly CiRun[]> {
  const runs = await need('actions: read', () =>
    octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, { owner, repo, head_sha: sha, per_page: 100 }),
  )
  return runs.map(toRun)
}

async function checkRunsOf({ octokit, owner, repo }: Client, sha: Sha): Promise<readonly CiCheck[]> {
  const found = await need('checks: read', () =>
    octokit.paginate(octokit.rest.checks.listForRef, { owner, repo, ref: sha, filter: 'latest', per_page: 100 }),
  )
  return found.map(toCheck)
}

/** Old-style statuses are an extra: a token that may not read them still sees every Actions check. */
async function statusesOf(client: Client, sha: Sha): Promise<readonly CiCheck[]> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, 'The commit statuses (`statuses: read`)', () =>
    octokit.rest.repos.getCombinedStatusForRef({ owner, repo, ref: sha, per_page: 100 }),
  )
  return answer?.data.statuses.map(toStatusCheck) ?? []
}

function toRun(run: ApiRun): CiRun {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    name: run.name ?? run.path,
    path: run.path.split('@', 1)[0] ?? run.path,
    event: run.event,
    actor: (run.triggering_actor ?? run.actor)?.login ?? null,
    status: run.status ?? 'queued',
    conclusion: run.conclusion,
    startedAt: run.run_started_at ?? null,
    createdAt: Math.floor(Date.parse(run.created_at) / 1_000),
    url: run.html_url,
  }
}

function toCheck(check: ApiCheck): CiCheck {
  return {
    name: check.name,
    id: check.id,
    app: check.app?.slug ?? '',
    key: check.external_id ?? '',
    status: check.status === 'completed' || check.status === 'in_progress' ? check.status : 'queued',
    conclusion: check.conclusion,
    startedAt: check.started_at,
    annotations: check.output.annotations_count,
    title: check.output.title,
    summary: check.output.summary,
    text: check.output.text,
    url: check.details_url ?? check.html_url,
  }
}

function toStatusCheck(status: ApiStatus): CiCheck {
  const pending = status.state === 'pending'
  return {
    name: status.context,
    id: null,
    app: '',
    key: '',
    status: pending ? 'in_progress' : 'completed',
    conclusion: pending ? null : status.state,
    startedAt: null,
    annotations: 0,
    title: status.description,
    summary: null,
    text: null,
    url: status.target_url,
  }
}
