import { simpleUser } from './accounts.ts'
import { grouped } from './grouped.ts'
import {
  type Call,
  forbidden,
  type Hub,
  notFound,
  numberParam,
  ok,
  type Operation,
  paged,
  textField,
  textParam,
  unprocessable,
} from './reply.ts'
import { repositoryObject } from './repository.ts'
import { asRecord } from './schema.ts'
import type { RunState, State, WorkflowState } from '../state.ts'

/** Ids are given in order, so a higher one is newer. */
export const newestFirst = (one: { readonly id: number }, other: { readonly id: number }): number => other.id - one.id

export function workflowOf(hub: Hub, run: RunState): WorkflowState | undefined {
  return hub.state.workflows.find(({ id }) => id === run.workflow)
}

export function findRun(call: Call, hub: Hub): RunState | undefined {
  return runOf(hub.state, numberParam(call, 'run_id'))
}

const idOf = ({ id }: RunState): number | null => id
const headOf = ({ headSha }: RunState): string | null => headSha

export function runOf({ runs }: Pick<State, 'runs'>, id: number | null): RunState | undefined {
  return grouped(runs, idOf).get(id)[0]
}

/** The runs on a commit. */
export function runsOn({ runs }: Pick<State, 'runs'>, sha: string | null): readonly RunState[] {
  return grouped(runs, headOf).get(sha)
}

const numbers = new WeakMap<RunState, number>()

/** Its place among the runs of its workflow, which it keeps. */
function numberOf({ state }: Hub, run: RunState): number {
  const number = numbers.get(run) ?? state.runs.filter(({ id, workflow }) => workflow === run.workflow && id <= run.id).length
  numbers.set(run, number)
  return number
}

function runLinks(hub: Hub, run: RunState): Record<string, unknown> {
  const api = `${hub.apiUrl}/repos/${hub.state.repository}/actions`
  const own = `${api}/runs/${run.id}`
  const previous = run.attempt > 1 ? `${own}/attempts/${run.attempt - 1}` : null
  const lists = {
    jobs_url: `${own}/jobs`,
    logs_url: `${own}/logs`,
    artifacts_url: `${own}/artifacts`,
    cancel_url: `${own}/cancel`,
    rerun_url: `${own}/rerun`,
  }
  const suite = `${hub.apiUrl}/repos/${hub.state.repository}/check-suites/${run.id}`
  return {
    url: own,
    html_url: `${hub.serverUrl}/${hub.state.repository}/actions/runs/${run.id}`,
    ...lists,
    check_suite_url: suite,
    workflow_url: `${api}/workflows/${run.workflow}`,
    previous_attempt_url: previous,
  }
}

/** A run's check suite has the run's id; GitHub gives it one of its own. */
function runObject(hub: Hub, run: RunState): Record<string, unknown> {
  const template = hub.schema.example('actions/get-workflow-run', 200)
  const workflow = workflowOf(hub, run)
  const { id, event, status, conclusion, headBranch, headSha, attempt, createdAt, startedAt } = run
  const what = {
    id,
    name: workflow?.name ?? '',
    path: workflow?.path ?? '',
    display_title: workflow?.name ?? '',
    run_number: numberOf(hub, run),
    event,
    status,
    conclusion,
    workflow_id: run.workflow,
  }
  const where = {
    head_branch: headBranch,
    head_sha: headSha,
    head_commit: { ...asRecord(template['head_commit']), id: headSha },
    check_suite_id: id,
    pull_requests: [],
    referenced_workflows: [],
  }
  const when = { run_attempt: attempt, created_at: createdAt, updated_at: startedAt, run_started_at: startedAt }
  const people = { actor: simpleUser(hub, run.actor), triggering_actor: simpleUser(hub, run.actor) }
  const repositories = {
    repository: repositoryObject(hub, template['repository'], hub.state.repository),
    head_repository: repositoryObject(hub, template['head_repository'], run.headRepository),
  }
  return { ...template, node_id: `WFR_${id}`, ...what, ...where, ...when, ...people, ...repositories, ...runLinks(hub, run) }
}

/** `created` is a date or a range in GitHub's search syntax; only `>=date` and `date..date` are known. */
function inRange(createdAt: string, created: string | undefined): boolean {
  if (created === undefined) return true
  const [, from, since = from, until] = /^(?:>=(.+)|(.+)\.\.(.+))$/.exec(created) ?? []
  return (
    (since === undefined || Date.parse(createdAt) >= Date.parse(since)) &&
    (until === undefined || Date.parse(createdAt) <= Date.parse(until))
  )
}

const listRuns: Operation = (call, hub) => {
  const { head_sha: sha, status, branch, event, actor, created, check_suite_id: suite } = call.query
  const same = (wanted: string | undefined, ...values: readonly (string | null)[]): boolean =>
    wanted === undefined || values.includes(wanted)
  const fits = (run: RunState): boolean =>
    same(status, run.status, run.conclusion) &&
    same(branch, run.headBranch) &&
    same(event, run.event) &&
    same(actor, run.actor) &&
    same(suite, String(run.id)) &&
    inRange(run.createdAt, created)
  return paged(
    call,
    hub,
    (sha === undefined ? hub.state.runs : runsOn(hub.state, sha)).filter(fits).toSorted(newestFirst),
    (run) => runObject(hub, run),
    'workflow_runs',
  )
}

const getRun: Operation = (call, hub) => {
  const run = findRun(call, hub)
  return run === undefined ? notFound : ok(runObject(hub, run))
}

function workflowObject(hub: Hub, { id, name, path, disabled }: WorkflowState): Record<string, unknown> {
  const page = `${hub.serverUrl}/${hub.state.repository}`
  const urls = {
    url: `${hub.apiUrl}/repos/${hub.state.repository}/actions/workflows/${id}`,
    html_url: `${page}/blob/${hub.state.defaultBranch}/${path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(name)}/badge.svg`,
  }
  return {
    ...hub.schema.exampleItem('actions/list-repo-workflows', 'workflows'),
    id,
    node_id: `W_${id}`,
    name,
    path,
    state: disabled ?? 'active',
    ...urls,
  }
}

const listWorkflows: Operation = (call, hub) =>
  paged(call, hub, hub.state.workflows, (workflow) => workflowObject(hub, workflow), 'workflows')

/** A workflow is named by its id or by its file's name. */
const dispatch: Operation = async (call, hub) => {
  const name = textParam(call, 'workflow_id')
  const workflow = hub.state.workflows.find(({ id, path }) => String(id) === name || path.endsWith(`/${name}`))
  if (workflow === undefined) return notFound
  const ref = textField(call, 'ref').replace(/^refs\/(?:heads|tags)\//, '')
  if ((await hub.repository.resolve(`refs/heads/${ref}`)) === null && (await hub.repository.resolve(`refs/tags/${ref}`)) === null)
    return unprocessable(`No ref found for: ${ref}`)
  if (!workflow.on.includes('workflow_dispatch')) return unprocessable("Workflow does not have 'workflow_dispatch' trigger")
  const run = hub.state.nextId()
  hub.consequences.dispatched({ workflow: workflow.id, ref, login: call.token.login, run })
  if (call.body['return_run_details'] !== true) return { status: 204 }
  const api = `${hub.apiUrl}/repos/${hub.state.repository}/actions/runs/${run}`
  return ok({ workflow_run_id: run, run_url: api, html_url: `${hub.serverUrl}/${hub.state.repository}/actions/runs/${run}` })
}

const rerunFailed: Operation = (call, hub) => {
  const run = findRun(call, hub)
  if (run === undefined) return notFound
  if (run.status !== 'completed') return forbidden(call.token, 'This workflow is already running')
  if (run.conclusion === 'success') return forbidden(call.token, 'This workflow run cannot be retried')
  hub.consequences.rerun(run.id)
  return { status: 201, body: {} }
}

export const runOperations: Readonly<Record<string, Operation>> = {
  'actions/list-workflow-runs-for-repo': listRuns,
  'actions/get-workflow-run': getRun,
  'actions/list-repo-workflows': listWorkflows,
  'actions/create-workflow-dispatch': dispatch,
  'actions/re-run-workflow-failed-jobs': rerunFailed,
}
