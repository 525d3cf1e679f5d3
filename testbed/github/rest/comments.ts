import { accountOf, association, simpleUser } from './accounts.ts'
import {
  type Call,
  forbidden,
  type Hub,
  notFound,
  numberParam,
  ok,
  type Operation,
  paged,
  type Reply,
  textField,
  timestamp,
  unprocessable,
} from './reply.ts'
import { grouped } from './grouped.ts'
import type { CommentState, State } from '../state.ts'

/** GitHub counts characters, and refuses one more. */
const longest = 65_536

const reactionKeys = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes']

function reactions(hub: Hub, comment: CommentState): Record<string, unknown> {
  const counts: readonly (readonly [string, number])[] = reactionKeys.map((key) => [
    key,
    comment.reactions.filter(({ content }) => content === key).length,
  ])
  return {
    url: `${hub.apiUrl}/repos/${hub.state.repository}/issues/comments/${comment.id}/reactions`,
    total_count: comment.reactions.length,
    ...Object.fromEntries(counts),
  }
}

function commentObject(hub: Hub, comment: CommentState): Record<string, unknown> {
  const { id, pull, author, body, createdAt, updatedAt } = comment
  const api = `${hub.apiUrl}/repos/${hub.state.repository}/issues`
  const links = {
    url: `${api}/comments/${id}`,
    issue_url: `${api}/${pull}`,
    html_url: `${hub.serverUrl}/${hub.state.repository}/pull/${pull}#issuecomment-${id}`,
  }
  const times = { created_at: createdAt, updated_at: updatedAt }
  const template = hub.schema.exampleItem('issues/list-comments')
  return {
    ...template,
    id,
    node_id: `IC_${id}`,
    body,
    user: simpleUser(hub, author),
    ...links,
    ...times,
    author_association: association(hub.state, author),
    reactions: reactions(hub, comment),
  }
}

const idOf = ({ id }: CommentState): number => id
const pullOf = ({ pull }: CommentState): number => pull

/** The comments on a pull request. */
export function commentsOn({ comments }: Pick<State, 'comments'>, pull: number): readonly CommentState[] {
  return grouped(comments, pullOf).get(pull)
}

function find(call: Call, hub: Hub): CommentState | undefined {
  return grouped(hub.state.comments, idOf).get(numberParam(call, 'comment_id'))[0]
}

/** What is wrong with a text, if anything. */
function badBody(body: string): Reply | null {
  if (body.trim() === '') return unprocessable('Validation Failed', [{ resource: 'IssueComment', code: 'missing_field', field: 'body' }])
  return Array.from(body).length > longest
    ? unprocessable('Validation Failed', [
        { resource: 'IssueComment', code: 'unprocessable', field: 'data', message: `Body is too long (maximum is ${longest} characters)` },
      ])
    : null
}

/** People without write access may change only what they wrote. */
function mayChange(call: Call, hub: Hub, comment: CommentState): boolean {
  const { kind, login } = call.token
  return kind !== 'user' || comment.author === login || ['admin', 'write'].includes(accountOf(hub.state, login).permission)
}

const list: Operation = (call, hub) => {
  const pull = numberParam(call, 'issue_number')
  if (!hub.state.pulls.some(({ number }) => number === pull)) return notFound
  const since = Date.parse(call.query['since'] ?? '1970-01-01T00:00:00Z')
  const comments = commentsOn(hub.state, pull).filter((comment) => Date.parse(comment.updatedAt) >= since)
  return paged(
    call,
    hub,
    comments.toSorted((one, other) => one.id - other.id),
    (comment) => commentObject(hub, comment),
  )
}

/** Over all issues and pull requests, by GitHub's own order where none is asked for: by id. */
const listAll: Operation = (call, hub) => {
  const { since = '1970-01-01T00:00:00Z', sort, direction } = call.query
  const key = (comment: CommentState): number =>
    sort === 'updated' ? Date.parse(comment.updatedAt) : sort === 'created' ? Date.parse(comment.createdAt) : comment.id
  const rising = sort === undefined || direction === 'asc'
  const comments = hub.state.comments.filter((comment) => Date.parse(comment.updatedAt) >= Date.parse(since))
  return paged(
    call,
    hub,
    comments.toSorted((one, other) => (key(one) - key(other) || one.id - other.id) * (rising ? 1 : -1)),
    (comment) => commentObject(hub, comment),
  )
}

const create: Operation = (call, hub) => {
  const [pull, body] = [numberParam(call, 'issue_number'), textField(call, 'body')]
  if (!hub.state.pulls.some(({ number }) => number === pull)) return notFound
  const bad = badBody(body)
  if (bad !== null) return bad
  const now = timestamp(hub.state.now())
  const comment: CommentState = {
    id: hub.state.nextId(),
    pull,
    author: call.token.login,
    body,
    createdAt: now,
    updatedAt: now,
    reactions: [],
  }
  hub.state.comments.push(comment)
  return { status: 201, body: commentObject(hub, comment) }
}

const get: Operation = (call, hub) => {
  const comment = find(call, hub)
  return comment === undefined ? notFound : ok(commentObject(hub, comment))
}

const update: Operation = (call, hub) => {
  const comment = find(call, hub)
  if (comment === undefined) return notFound
  if (!mayChange(call, hub, comment)) return forbidden(call.token)
  const bad = badBody(textField(call, 'body'))
  if (bad !== null) return bad
  comment.body = textField(call, 'body')
  comment.updatedAt = timestamp(hub.state.now())
  return ok(commentObject(hub, comment))
}

const remove: Operation = (call, hub) => {
  const comment = find(call, hub)
  if (comment === undefined) return notFound
  if (!mayChange(call, hub, comment)) return forbidden(call.token)
  hub.state.comments.splice(hub.state.comments.indexOf(comment), 1)
  return { status: 204 }
}

/** 201 for a new reaction, 200 for one that the same account gave before. */
const react: Operation = (call, hub) => {
  const comment = find(call, hub)
  if (comment === undefined) return notFound
  const [content, { login }] = [textField(call, 'content'), call.token]
  const before = comment.reactions.some((reaction) => reaction.content === content && reaction.login === login)
  if (!before) comment.reactions.push({ login, content })
  const body = {
    ...hub.schema.example('reactions/create-for-issue-comment', 201),
    id: hub.state.nextId(),
    content,
    user: simpleUser(hub, login),
    created_at: timestamp(hub.state.now()),
  }
  return { status: before ? 200 : 201, body }
}

export const commentOperations: Readonly<Record<string, Operation>> = {
  'issues/list-comments': list,
  'issues/list-comments-for-repo': listAll,
  'issues/create-comment': create,
  'issues/get-comment': get,
  'issues/update-comment': update,
  'issues/delete-comment': remove,
  'reactions/create-for-issue-comment': react,
}
