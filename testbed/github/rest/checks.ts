import { appOf } from './accounts.ts'
import { commitOf } from './commits.ts'
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
  timestamp,
  unprocessable,
} from './reply.ts'
import { repositoryObject } from './repository.ts'
import { grouped } from './grouped.ts'
import { checksOn } from './pull-standing.ts'
import { newestFirst, runsOn } from './runs.ts'
import { asRecord } from './schema.ts'
import type { AnnotationState, CheckState, Token } from '../state.ts'

/** Checks of a run share its suite; those of another app on one commit share a suite named by the first of them. */
function suiteId(hub: Hub, check: CheckState): number {
  if (check.run !== null) return check.run
  const siblings = checksOn(hub.state, check.sha).filter(({ app, run }) => run === null && app === check.app)
  return Math.min(...siblings.map(({ id }) => id))
}

function checkObject(hub: Hub, check: CheckState): Record<string, unknown> {
  const { id, name, sha, status, conclusion, run, output } = check
  const api = `${hub.apiUrl}/repos/${hub.state.repository}/check-runs/${id}`
  const page = `${hub.serverUrl}/${hub.state.repository}`
  const html = run === null ? `${page}/runs/${id}` : `${page}/actions/runs/${run}/job/${id}`
  const template = hub.schema.example('checks/get', 200)
  const times = { started_at: check.startedAt, completed_at: check.completedAt }
  const text = { ...output, annotations_count: check.annotations.length, annotations_url: `${api}/annotations` }
  return {
    ...template,
    id,
    node_id: `CR_${id}`,
    name,
    head_sha: sha,
    external_id: check.key ?? '',
    url: api,
    html_url: html,
    details_url: html,
    status,
    conclusion,
    ...times,
    output: text,
    check_suite: { id: suiteId(hub, check) },
    app: appOf(hub, check.app),
    pull_requests: [],
  }
}

const listForRef: Operation = async (call, hub) => {
  const sha = await commitOf(hub, textParam(call, 'ref'))
  const { check_name: name, status, filter, app_id: app } = call.query
  const all = checksOn(hub.state, sha).toSorted(newestFirst)
  const newer = (check: CheckState): boolean =>
    all.some((other) => other.id > check.id && other.name === check.name && suiteId(hub, other) === suiteId(hub, check))
  const fits = (check: CheckState): boolean =>
    (name === undefined || check.name === name) &&
    (status === undefined || check.status === status) &&
    (app === undefined || String(appOf(hub, check.app)['id']) === app) &&
    (filter === 'all' || !newer(check))
  return sha === null
    ? unprocessable(`No commit found for SHA: ${textParam(call, 'ref')}`)
    : paged(call, hub, all.filter(fits), (check) => checkObject(hub, check), 'check_runs')
}

interface Suite {
  readonly id: number
  readonly app: string
  readonly branch: string | null
  readonly status: string
  readonly conclusion: string | null
  readonly count: number
}

/** One suite for each run, and one for each other app that has checks there. */
function suitesOf(hub: Hub, sha: string): readonly Suite[] {
  const checks = checksOn(hub.state, sha)
  const runs = runsOn(hub.state, sha)
  const ofRuns = runs.map(({ id, headBranch: branch, status, conclusion }) => ({
    id,
    app: 'github-actions',
    branch,
    status: status === 'waiting' ? 'queued' : status,
    conclusion,
    count: checks.filter(({ run }) => run === id).length,
  }))
  const foreign = checks.filter(({ run }) => run === null)
  const ofApps = foreign
    .filter((check) => suiteId(hub, check) === check.id)
    .map((first) => {
      const siblings = foreign.filter(({ app }) => app === first.app)
      const done = siblings.every(({ status }) => status === 'completed')
      const worst = siblings.find(({ conclusion }) => conclusion === 'failure') ?? first
      return {
        id: first.id,
        app: first.app,
        branch: null,
        status: done ? 'completed' : 'in_progress',
        conclusion: done ? worst.conclusion : null,
        count: siblings.length,
      }
    })
  return [...ofRuns, ...ofApps]
}

const listSuites: Operation = async (call, hub) => {
  const sha = await commitOf(hub, textParam(call, 'ref'))
  if (sha === null) return unprocessable(`No commit found for SHA: ${textParam(call, 'ref')}`)
  const render = (suite: Suite): Record<string, unknown> => {
    const template = hub.schema.exampleItem('checks/list-suites-for-ref', 'check_suites')
    const url = `${hub.apiUrl}/repos/${hub.state.repository}/check-suites/${suite.id}`
    const what = {
      id: suite.id,
      head_branch: suite.branch,
      head_sha: sha,
      status: suite.status,
      conclusion: suite.conclusion,
      latest_check_runs_count: suite.count,
      pull_requests: [],
    }
    return {
      ...template,
      ...what,
      url,
      check_runs_url: `${url}/check-runs`,
      head_commit: { ...asRecord(template['head_commit']), id: sha },
      app: appOf(hub, suite.app),
      repository: repositoryObject(hub, template['repository'], hub.state.repository),
    }
  }
  return paged(call, hub, suitesOf(hub, sha), render, 'check_suites')
}

const idOf = ({ id }: CheckState): number => id

function find(call: Call, hub: Hub): CheckState | undefined {
  return grouped(hub.state.checks, idOf).get(numberParam(call, 'check_run_id'))[0]
}

const get: Operation = (call, hub) => {
  const check = find(call, hub)
  return check === undefined ? notFound : ok(checkObject(hub, check))
}

const listAnnotations: Operation = (call, hub) => {
  const check = find(call, hub)
  if (check === undefined) return notFound
  return paged(call, hub, check.annotations, ({ path, startLine, endLine, startColumn, level, title, message }) => {
    const place = {
      path,
      blob_href: `${hub.serverUrl}/${hub.state.repository}/blob/${check.sha}/${path}`,
      start_line: startLine,
      end_line: endLine,
      start_column: startColumn,
      end_column: startColumn,
    }
    return { ...place, annotation_level: level, title, message, raw_details: null }
  })
}

const textOr = (value: unknown, other: string | null): string | null => (typeof value === 'string' ? value : other)

function annotationsIn(output: Record<string, unknown>): AnnotationState[] {
  const given: unknown = output['annotations']
  return (Array.isArray(given) ? given : []).map(asRecord).map((item) => ({
    path: String(item['path']),
    startLine: Number(item['start_line']),
    endLine: Number(item['end_line']),
    startColumn: typeof item['start_column'] === 'number' ? item['start_column'] : null,
    level: item['annotation_level'] as AnnotationState['level'],
    title: textOr(item['title'], null),
    message: String(item['message']),
  }))
}

/** The request's fields over what the check was; annotations are only ever added. */
function apply(call: Call, hub: Hub, check: CheckState): void {
  const output = asRecord(call.body['output'])
  const isReopened = call.body['conclusion'] === undefined && call.body['status'] !== undefined
  check.conclusion = isReopened ? null : textOr(call.body['conclusion'], check.conclusion)
  check.key = textOr(call.body['external_id'], null) ?? check.key ?? ''
  const status = call.body['conclusion'] === undefined ? (call.body['status'] ?? check.status) : 'completed'
  check.status = status === 'completed' || status === 'in_progress' ? status : 'queued'
  check.completedAt = check.status === 'completed' ? (check.completedAt ?? timestamp(hub.state.now())) : null
  check.output = {
    title: textOr(output['title'], check.output.title),
    summary: textOr(output['summary'], check.output.summary),
    text: textOr(output['text'], check.output.text),
  }
  check.annotations.push(...annotationsIn(output))
}

/** The app that a token writes checks as; people cannot. */
function appOfToken({ kind, login }: Token): string | null {
  return kind === 'user' ? null : login.replace(/\[bot\]$/, '')
}

const create: Operation = (call, hub) => {
  const app = appOfToken(call.token)
  if (app === null) return forbidden(call.token, 'You must authenticate via a GitHub App.')
  const check: CheckState = {
    id: hub.state.nextId(),
    name: textField(call, 'name'),
    sha: textField(call, 'head_sha'),
    app,
    status: 'queued',
    conclusion: null,
    run: null,
    startedAt: timestamp(hub.state.now()),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  }
  apply(call, hub, check)
  hub.state.checks.push(check)
  return { status: 201, body: checkObject(hub, check) }
}

const update: Operation = (call, hub) => {
  const check = find(call, hub)
  if (check === undefined) return notFound
  if (appOfToken(call.token) !== check.app)
    return forbidden(call.token, 'Invalid app_id `' + check.app + '` - check run can only be modified by the GitHub App that created it.')
  apply(call, hub, check)
  return ok(checkObject(hub, check))
}

export const checkOperations: Readonly<Record<string, Operation>> = {
  'checks/list-for-ref': listForRef,
  'checks/list-suites-for-ref': listSuites,
  'checks/list-annotations': listAnnotations,
  'checks/get': get,
  'checks/create': create,
  'checks/update': update,
}
