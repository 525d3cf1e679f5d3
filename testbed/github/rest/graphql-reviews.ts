import { accountOf } from './accounts.ts'
import { holds } from './access.ts'
import type { RemarkState, ReviewState, State, Token } from '../state.ts'

interface Window {
  readonly first?: number | null
  readonly last?: number | null
  readonly before?: string | null
}

/** What may be done to reviews by GraphQL: their threads are ended. */
export function reviewRoots(state: State, token: Token): Record<string, unknown> {
  return {
    resolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) => {
      if (token.kind !== 'user' && !(holds(token, 'contents', 'write') && holds(token, 'pull_requests', 'write')))
        throw new Error('Resource not accessible by integration')
      const top = Number(input.threadId.replace('PRRT_', ''))
      if (!state.reviews.some(({ remarks }) => remarks.some(({ id, replyTo }) => id === top && replyTo === undefined)))
        throw new Error(`Could not resolve to a node with the global id of '${input.threadId}'.`)
      state.resolved.add(top)
      return { thread: { id: input.threadId, isResolved: true } }
    },
  }
}

/** The reviews of a pull request and their threads, as GraphQL tells them. `others`: threads of which nothing is known but whether they are resolved. */
export function reviewFields(state: State, number: number, others: readonly boolean[]): Record<string, unknown> {
  const reviews = state.reviews.filter(({ pull }) => pull === number)
  return {
    reviews: (window: Window) =>
      connection(
        reviews.map((review) => ({
          fullDatabaseId: String(review.id),
          state: review.state,
          body: review.body,
          submittedAt: review.submittedAt,
          lastEditedAt: review.editedAt ?? null,
          commit: { oid: review.commit },
          author: actor(state, review.author),
        })),
        window,
      ),
    reviewThreads: (window: Window) =>
      connection(
        [
          ...others.map(bareThread),
          ...reviews.flatMap((review) =>
            review.remarks.filter(({ replyTo }) => replyTo === undefined).map((top) => thread(state, reviews, top)),
          ),
        ],
        window,
      ),
  }
}

function bareThread(isResolved: boolean, index: number): unknown {
  return {
    id: `PRRT_other${index}`,
    isResolved,
    isOutdated: false,
    subjectType: 'FILE',
    diffSide: 'RIGHT',
    line: null,
    startLine: null,
    originalLine: null,
    originalStartLine: null,
    comments: (window: Window) => connection([], window),
  }
}

function thread(state: State, reviews: readonly ReviewState[], top: RemarkState): unknown {
  const written = reviews.flatMap(({ author, remarks }) =>
    remarks
      .filter(({ id, replyTo }) => id === top.id || replyTo === top.id)
      .map(({ id, body, editedAt }) => ({ id, author, body, editedAt })),
  )
  const replies = state.replies
    .filter(({ remark }) => remark === top.id)
    .map(({ id, login, body }) => ({ id, author: login, body, editedAt: undefined }))
  const comments = [...written, ...replies]
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, author, body, editedAt }) => ({
      fullDatabaseId: String(id),
      body,
      lastEditedAt: editedAt ?? null,
      author: actor(state, author),
    }))
  const [line, startLine] = top.subject === 'file' ? [null, null] : [top.line, top.startLine ?? null]
  const isOutdated = top.outdated === true
  return {
    id: `PRRT_${top.id}`,
    isResolved: state.resolved.has(top.id),
    isOutdated,
    subjectType: top.subject === 'file' ? 'FILE' : 'LINE',
    diffSide: top.side ?? 'RIGHT',
    line: isOutdated ? null : line,
    startLine: isOutdated ? null : startLine,
    originalLine: line,
    originalStartLine: startLine,
    comments: (window: Window) => connection(comments, window),
  }
}

/** Programs are called by their names alone here. */
function actor(state: State, login: string): unknown {
  return { __typename: accountOf(state, login).type, login: login.replace(/\[bot\]$/, '') }
}

function connection(all: readonly unknown[], { first, last, before }: Window): unknown {
  const end = before == null ? all.length : Number(before)
  const [from, to] = first != null ? [0, Math.min(end, first)] : [Math.max(0, end - (last ?? end)), end]
  return { nodes: all.slice(from, to), pageInfo: { hasPreviousPage: from > 0, hasNextPage: to < all.length, startCursor: String(from) } }
}
