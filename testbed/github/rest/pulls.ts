import { association, simpleUser } from './accounts.ts'
import { commentsOn } from './comments.ts'
import { commitOf, fileObject } from './commits.ts'
import { type Call, type Hub, notFound, numberParam, ok, type Operation, paged, textField, textParam, timestamp } from './reply.ts'
import { repositoryObject } from './repository.ts'
import { asRecord } from './schema.ts'
import type { PullState, RemarkState, ReviewState } from '../state.ts'

const nowhere = '0'.repeat(40)

/** Where the pull request's branch points now. */
async function headOf(hub: Pick<Hub, 'repository' | 'state'>, pull: PullState): Promise<string> {
  const ref = pull.headRepository === hub.state.repository ? `refs/heads/${pull.headBranch}` : `refs/pull/${pull.number}/head`
  return pull.headSha ?? (await hub.repository.resolve(ref)) ?? nowhere
}

async function baseOf(hub: Pick<Hub, 'repository' | 'state'>, pull: PullState): Promise<string> {
  return (await hub.repository.resolve(`refs/heads/${pull.baseBranch}`)) ?? nowhere
}

function end(hub: Hub, template: unknown, fullName: string, branch: string, sha: string): Record<string, unknown> {
  const [owner = ''] = fullName.split('/')
  const shown = asRecord(template)
  return {
    ...shown,
    label: `${owner}:${branch}`,
    ref: branch,
    sha,
    user: simpleUser(hub, owner),
    repo: repositoryObject(hub, shown['repo'], fullName),
  }
}

function links(hub: Hub, { number }: PullState): Record<string, string> {
  const [api, page] = [`${hub.apiUrl}/repos/${hub.state.repository}`, `${hub.serverUrl}/${hub.state.repository}/pull/${number}`]
  const issue = { issue_url: `${api}/issues/${number}`, comments_url: `${api}/issues/${number}/comments` }
  return {
    url: `${api}/pulls/${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    ...issue,
    commits_url: `${api}/pulls/${number}/commits`,
  }
}

/** What the list and the single answer share, over the example of either. */
async function pullObject(hub: Hub, template: Record<string, unknown>, pull: PullState): Promise<Record<string, unknown>> {
  const [head, base] = [await headOf(hub, pull), await baseOf(hub, pull)]
  const { number, title, state, author } = pull
  const labels = pull.labels.map((name, at) => ({
    id: at + 1,
    node_id: `L_${at}`,
    url: `${hub.apiUrl}/repos/${hub.state.repository}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  }))
  const nobody = { assignee: null, assignees: [], requested_reviewers: [], requested_teams: [], milestone: null, auto_merge: null }
  const closed = state === 'closed' ? (pull.closedAt ?? '2011-01-26T19:01:12Z') : null
  const ends = {
    head: end(hub, template['head'], pull.headRepository, pull.headBranch, head),
    base: end(hub, template['base'], hub.state.repository, pull.baseBranch, base),
  }
  const status = {
    number,
    title,
    state,
    labels,
    draft: pull.draft ?? false,
    locked: false,
    active_lock_reason: null,
    closed_at: closed,
    merged_at: null,
    merge_commit_sha: null,
  }
  return {
    ...template,
    ...nobody,
    ...status,
    id: number + 900_000,
    body: null,
    user: simpleUser(hub, author),
    author_association: association(hub.state, author),
    ...links(hub, pull),
    ...ends,
  }
}

function find(call: Call, hub: Hub): PullState | undefined {
  const wanted = numberParam(call, 'pull_number')
  return hub.state.pulls.find(({ number }) => number === wanted)
}

const list: Operation = (call, hub) => {
  const { state = 'open', head, base, direction, sort } = call.query
  const fits = (pull: PullState): boolean =>
    (state === 'all' || pull.state === state) &&
    (base === undefined || pull.baseBranch === base) &&
    (head === undefined || (head.endsWith(`:${pull.headBranch}`) && head === `${pull.headRepository.split('/')[0]}:${pull.headBranch}`))
  const rising = (direction ?? (sort === undefined || sort === 'created' ? 'desc' : 'asc')) === 'asc'
  const pulls = hub.state.pulls.filter(fits).toSorted((one, other) => (rising ? one.number - other.number : other.number - one.number))
  return paged(call, hub, pulls, (pull) => pullObject(hub, hub.schema.exampleItem('pulls/list'), pull))
}

const get: Operation = async (call, hub) => {
  const pull = find(call, hub)
  if (pull === undefined) return notFound
  const files = await changes(hub, pull)
  const count = (key: 'additions' | 'deletions'): number => files.reduce((sum, file) => sum + file[key], 0)
  const totals = { additions: count('additions'), deletions: count('deletions'), changed_files: files.length }
  const template = hub.schema.example('pulls/get', 200)
  const mergeable = await mergeableOf(hub, pull)
  const open = {
    merged: false,
    merged_by: null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
  }
  return ok({ ...(await pullObject(hub, template, pull)), ...open, ...totals, comments: commentsOn(hub.state, pull.number).length })
}

/** Null as long as it is to be worked out: to be asked is what makes GitHub do so. */
export async function mergeableOf(hub: Pick<Hub, 'repository' | 'state'>, pull: PullState): Promise<boolean | null> {
  if ((pull.looksUntilMergeable ?? 0) > 0) {
    pull.looksUntilMergeable = (pull.looksUntilMergeable ?? 0) - 1
    return null
  }
  return pull.mergeable ?? !(await hub.repository.conflict(await baseOf(hub, pull), await headOf(hub, pull)))
}

/** None when either end is not in the repository. */
async function changes(hub: Hub, pull: PullState): ReturnType<Hub['repository']['changedFiles']> {
  const [base, head] = [await baseOf(hub, pull), await headOf(hub, pull)]
  return (await hub.repository.mergeBase(base, head)) === null ? [] : hub.repository.changedFiles(base, head)
}

const listFiles: Operation = async (call, hub) => {
  const pull = find(call, hub)
  if (pull === undefined) return notFound
  const head = await headOf(hub, pull)
  return paged(call, hub, await changes(hub, pull), (file) => fileObject(hub, file, head))
}

function reviewObject(hub: Hub, review: ReviewState): Record<string, unknown> {
  const { id, pull, author, state, body, commit, submittedAt } = review
  const page = `${hub.serverUrl}/${hub.state.repository}/pull/${pull}#pullrequestreview-${id}`
  const pullUrl = `${hub.apiUrl}/repos/${hub.state.repository}/pulls/${pull}`
  const fields = {
    id,
    state,
    body,
    commit_id: commit,
    submitted_at: submittedAt,
    html_url: page,
    pull_request_url: pullUrl,
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
  }
  return {
    ...hub.schema.exampleItem('pulls/list-reviews'),
    ...fields,
    user: simpleUser(hub, author),
    author_association: association(hub.state, author),
  }
}

function remarkObject(hub: Hub, template: Record<string, unknown>, review: ReviewState, remark: RemarkState): Record<string, unknown> {
  const { id, path, hunk, body, side = 'RIGHT', subject = 'line' } = remark
  const api = `${hub.apiUrl}/repos/${hub.state.repository}/pulls`
  const [line, start] = [remark.line, remark.startLine ?? null]
  const now = remark.outdated === true ? { start_line: null, position: null } : { line, start_line: start, position: 1 }
  const lines =
    subject === 'file'
      ? { position: 1 }
      : { ...now, original_line: line, side, original_start_line: start, start_side: start === null ? null : side }
  const place = {
    path,
    ...lines,
    subject_type: subject,
    diff_hunk: hunk,
    original_position: 1,
    commit_id: review.commit,
    original_commit_id: review.commit,
  }
  const urls = {
    url: `${api}/comments/${id}`,
    html_url: `${hub.serverUrl}/${hub.state.repository}/pull/${review.pull}#discussion_r${id}`,
    pull_request_url: `${api}/${review.pull}`,
  }
  const within = remark.replyTo === undefined ? {} : { in_reply_to_id: remark.replyTo }
  // The example tells a line and a thread, whatever the remark is about.
  return {
    ...withoutPlace(template),
    ...within,
    id,
    body,
    ...place,
    ...urls,
    pull_request_review_id: review.id,
    user: simpleUser(hub, review.author),
    author_association: association(hub.state, review.author),
    created_at: review.submittedAt,
    updated_at: remark.editedAt ?? review.submittedAt,
  }
}

const listReviews: Operation = (call, hub) => {
  const pull = find(call, hub)
  if (pull === undefined) return notFound
  return paged(
    call,
    hub,
    hub.state.reviews.filter((review) => review.pull === pull.number),
    (review) => reviewObject(hub, review),
  )
}

const listRemarks: Operation = (call, hub) => {
  const review = hub.state.reviews.find(
    ({ id, pull }) => id === numberParam(call, 'review_id') && pull === numberParam(call, 'pull_number'),
  )
  if (review === undefined) return notFound
  return paged(call, hub, review.remarks, (remark) => ({
    ...withoutPlace(remarkObject(hub, hub.schema.exampleItem('pulls/list-comments-for-review'), review, remark)),
    ...(remark.replyTo === undefined ? {} : { in_reply_to_id: remark.replyTo }),
  }))
}

/** This list, unlike all others of remarks, does not tell their lines. */
function withoutPlace(remark: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(remark).filter(([name]) => !/(?:^|_)(?:line|side)$|^subject_type$|^in_reply_to_id$/.test(name)))
}

const listAllRemarks: Operation = (call, hub) => {
  const pull = find(call, hub)
  if (pull === undefined) return notFound
  const since = Date.parse(call.query['since'] ?? '1970-01-01T00:00:00Z')
  const template = (): Record<string, unknown> => hub.schema.exampleItem('pulls/list-review-comments')
  const reviews = hub.state.reviews.filter((review) => review.pull === pull.number)
  const written = reviews.flatMap((review) => review.remarks.map((remark) => remarkObject(hub, template(), review, remark)))
  const replies = reviews.flatMap((review) =>
    review.remarks.flatMap((remark) =>
      hub.state.replies
        .filter((reply) => reply.remark === remark.id)
        .map((reply) =>
          remarkObject(
            hub,
            template(),
            { ...review, author: reply.login, submittedAt: reply.createdAt },
            { ...remark, id: reply.id, body: reply.body, replyTo: remark.id },
          ),
        ),
    ),
  )
  const all = [...written, ...replies].filter((one) => Date.parse(String(one['updated_at'])) >= since)
  return paged(
    call,
    hub,
    all.toSorted((one, other) => Number(one['id']) - Number(other['id'])),
    (one) => one,
  )
}

const reply: Operation = (call, hub) => {
  const to = numberParam(call, 'comment_id')
  const review = hub.state.reviews.find(
    ({ pull, remarks }) => pull === numberParam(call, 'pull_number') && remarks.some(({ id }) => id === to),
  )
  const remark = review?.remarks.find(({ id }) => id === to)
  if (review === undefined || remark?.replyTo !== undefined || remark === undefined) return notFound
  const [id, { login }, createdAt] = [hub.state.nextId(), call.token, timestamp(hub.state.now())]
  hub.state.replies.push({ id, login, remark: to, body: textField(call, 'body'), createdAt })
  const own = { ...review, author: login, submittedAt: createdAt }
  const template = hub.schema.example('pulls/create-reply-for-review-comment', 201)
  return {
    status: 201,
    body: { ...remarkObject(hub, template, own, { ...remark, id, body: textField(call, 'body') }), in_reply_to_id: to },
  }
}

const listForCommit: Operation = async (call, hub) => {
  const sha = await commitOf(hub, textParam(call, 'commit_sha'))
  const heads = await Promise.all(hub.state.pulls.map(async (pull) => ({ pull, head: await headOf(hub, pull) })))
  const pulls = heads
    .filter(({ head, pull }) => head === (sha ?? textParam(call, 'commit_sha')) && pull.state === 'open')
    .map(({ pull }) => pull)
  return paged(call, hub, pulls, (pull) => pullObject(hub, hub.schema.exampleItem('pulls/list'), pull))
}

export const pullOperations: Readonly<Record<string, Operation>> = {
  'pulls/list': list,
  'pulls/get': get,
  'pulls/list-files': listFiles,
  'pulls/list-review-comments': listAllRemarks,
  'pulls/list-reviews': listReviews,
  'pulls/list-comments-for-review': listRemarks,
  'pulls/create-reply-for-review-comment': reply,
  'repos/list-pull-requests-associated-with-commit': listForCommit,
}
