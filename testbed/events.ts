import { readFile } from 'node:fs/promises'
import type { Account, CommentState, PullState, RemarkState, ReviewState, RunState, State } from './github/state.ts'

/** An event as the runner hands it to a job: its name and its payload. */
export interface WebhookEvent {
  readonly name: string
  readonly payload: Json
}

type Json = Record<string, unknown>

const examplesFile = new URL('../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url)
const definitions = JSON.parse(await readFile(examplesFile, 'utf8')) as readonly {
  readonly name: string
  readonly examples: readonly Json[]
}[]

/** The CI of a commit has ended. */
export function workflowRunCompleted(state: State, run: RunState, headCommitMessage: string): WebhookEvent {
  const payload = example(state, 'workflow_run', 'completed')
  const workflow = state.workflows.find((known) => known.id === run.workflow)
  const named = { name: workflow?.name ?? '', path: workflow?.path ?? '' }
  const shown = part(payload, 'workflow_run')
  const workflowRun = {
    ...shown,
    id: run.id,
    ...named,
    workflow_id: run.workflow,
    event: run.event,
    display_title:
      run.event === 'pull_request'
        ? (state.pulls.find((pull) => pull.headBranch === run.headBranch)?.title ?? headCommitMessage)
        : headCommitMessage,
    status: run.status,
    conclusion: run.conclusion,
    run_attempt: run.attempt,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    head_commit: { ...part(shown, 'head_commit'), id: run.headSha, message: headCommitMessage },
    head_repository: {
      ...part(shown, 'head_repository'),
      ...repositoryName(run.headRepository),
      fork: run.headRepository !== state.repository,
    },
    pull_requests: pullsOf(state, run).map((pull) => ({
      id: 5_000_000 + pull.number,
      number: pull.number,
      head: { ref: pull.headBranch, sha: run.headSha },
      base: { ref: pull.baseBranch },
    })),
    actor: user(state, run.actor),
    triggering_actor: user(state, run.actor),
    created_at: run.createdAt,
    run_started_at: run.startedAt,
  }
  return {
    name: 'workflow_run',
    payload: {
      ...payload,
      workflow: { ...part(payload, 'workflow'), ...named, id: run.workflow },
      workflow_run: workflowRun,
      sender: user(state, run.actor),
    },
  }
}

/** The CI of a commit has been started by a machine that took it on. */
export function workflowRunBegun(state: State, run: RunState, headCommitMessage: string): WebhookEvent {
  const { name, payload } = workflowRunCompleted(state, run, headCommitMessage)
  return { name, payload: { ...payload, action: 'in_progress' } }
}

/** Somebody commented on a pull request. */
export function issueCommentCreated(state: State, comment: CommentState, pull: PullState): WebhookEvent {
  const payload = example(state, 'issue_comment', 'created')
  const pullLink = { pull_request: { url: `https://api.github.com/repos/${state.repository}/pulls/${pull.number}` } }
  const issue = {
    ...part(payload, 'issue'),
    ...pullLink,
    number: pull.number,
    title: pull.title,
    state: pull.state,
    user: user(state, pull.author),
    labels: pull.labels.map((name) => ({ name })),
  }
  const shown = {
    ...part(payload, 'comment'),
    id: comment.id,
    body: comment.body,
    user: user(state, comment.author),
    author_association: association(state, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  }
  return { name: 'issue_comment', payload: { ...payload, issue, comment: shown, sender: user(state, comment.author) } }
}

/** Somebody submitted a review; payloads write its state in small letters. */
export function reviewSubmitted(state: State, review: ReviewState): WebhookEvent {
  const payload = example(state, 'pull_request_review', 'submitted')
  const pull = state.pulls.find((known) => known.number === review.pull)
  if (pull === undefined) throw new Error(`No pull request ${review.pull}`)
  const shown = {
    ...part(payload, 'review'),
    id: review.id,
    user: user(state, review.author),
    body: review.body === '' ? null : review.body,
    state: review.state.toLowerCase(),
    commit_id: review.commit,
    submitted_at: review.submittedAt,
    author_association: association(state, review.author),
  }
  return {
    name: 'pull_request_review',
    payload: {
      ...payload,
      review: shown,
      pull_request: pullObject(state, part(payload, 'pull_request'), pull, review.commit),
      sender: user(state, review.author),
    },
  }
}

/** Somebody wrote a remark, alone or as one of a review. */
export function remarkCreated(state: State, review: ReviewState, remark: RemarkState): WebhookEvent {
  const payload = example(state, 'pull_request_review_comment', 'created')
  const pull = state.pulls.find((known) => known.number === review.pull)
  if (pull === undefined) throw new Error(`No pull request ${review.pull}`)
  const shown = {
    ...part(payload, 'comment'),
    id: remark.id,
    user: user(state, review.author),
    body: remark.body,
    path: remark.path,
    pull_request_review_id: review.id,
    created_at: review.submittedAt,
    commit_id: review.commit,
    author_association: association(state, review.author),
  }
  return {
    name: 'pull_request_review_comment',
    payload: {
      ...payload,
      comment: shown,
      pull_request: pullObject(state, part(payload, 'pull_request'), pull, review.commit),
      sender: user(state, review.author),
    },
  }
}

/** It is time, by the workflow's own clock. */
export function scheduled(state: State): WebhookEvent {
  const { repository } = example(state, 'workflow_dispatch')
  return { name: 'schedule', payload: { schedule: '17 * * * *', repository } }
}

/** Somebody started the loop by hand; `inputs` carries only texts. Null for a field that was left empty. */
export function workflowDispatch(state: State, pr: number | null, login: string): WebhookEvent {
  const payload = example(state, 'workflow_dispatch')
  return {
    name: 'workflow_dispatch',
    payload: {
      ...payload,
      inputs: { pr: pr === null ? '' : String(pr) },
      ref: `refs/heads/${state.defaultBranch}`,
      sender: user(state, login),
    },
  }
}

/** A copy of a real payload, moved to our repository. */
function example(state: State, name: string, action?: string): Json {
  const found = definitions.find((known) => known.name === name)?.examples.find((payload) => payload['action'] === action)
  if (found === undefined) throw new Error(`No example of ${name} ${action ?? ''}`)
  const original = String(part(found, 'repository')['full_name'])
  const payload = JSON.parse(JSON.stringify(found).replaceAll(original, state.repository)) as Json
  delete payload['organization']
  delete payload['installation']
  return {
    ...payload,
    repository: { ...part(payload, 'repository'), ...repositoryName(state.repository), default_branch: state.defaultBranch, fork: false },
  }
}

function repositoryName(fullName: string): Json {
  const [login = '', name = ''] = fullName.split('/')
  return { full_name: fullName, name, owner: { login, id: 9, type: 'Organization' } }
}

function pullObject(state: State, shown: Json, pull: PullState, headSha: string): Json {
  const side = (name: 'head' | 'base', repository: string, ref: string): Json => {
    const repo = part(part(shown, name), 'repo')
    return {
      ...part(shown, name),
      label: `${repository.split('/')[0] ?? ''}:${ref}`,
      ref,
      repo: { ...repo, ...repositoryName(repository), fork: repository !== state.repository },
    }
  }
  const head = { ...side('head', pull.headRepository, pull.headBranch), sha: headSha }
  return {
    ...shown,
    number: pull.number,
    title: pull.title,
    state: pull.state,
    user: user(state, pull.author),
    labels: pull.labels.map((name) => ({ name })),
    head,
    base: side('base', state.repository, pull.baseBranch),
  }
}

/** As GitHub names them: open ones from our own repository with the run's branch. */
function pullsOf(state: State, run: RunState): readonly PullState[] {
  return state.pulls.filter(
    (pull) =>
      pull.state === 'open' &&
      pull.headBranch === run.headBranch &&
      pull.headRepository === run.headRepository &&
      run.headRepository === state.repository,
  )
}

function user(state: State, login: string): Json {
  const account: Pick<Account, 'id' | 'type'> | undefined = state.accounts.find((known) => known.login === login)
  return { login, id: account?.id ?? 900, type: account?.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'), site_admin: false }
}

function association(state: State, login: string): string {
  const permission = state.accounts.find((account) => account.login === login)?.permission ?? 'none'
  return permission === 'admin' ? 'OWNER' : permission === 'none' || login.endsWith('[bot]') ? 'NONE' : 'COLLABORATOR'
}

function part(value: Json, key: string): Json {
  const found = value[key]
  return typeof found === 'object' && found !== null ? (found as Json) : {}
}
