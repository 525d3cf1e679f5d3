import * as v from 'valibot'
import { ghost } from '../../core/model/actor.ts'
import type { PullNumber } from '../../core/model/pull.ts'
import { databaseId } from './accounts.ts'
import type { Client } from './client.ts'
import { askIfPossible } from './graphql.ts'

/** A conversation about a place in the code. */
export interface ReviewThread {
  readonly id: string
  readonly isResolved: boolean
  readonly isOutdated: boolean
  readonly subject: 'line' | 'file'
  readonly side: 'left' | 'right'
  readonly startLine: number | null
  readonly line: number | null
  /** The comment that opens it. */
  readonly top: number
  /** The newest, the newest last. */
  readonly comments: readonly ThreadComment[]
}

interface ThreadComment {
  readonly id: number
  readonly author: string
  readonly text: string
  /** Seconds since 1970; null when it never was. */
  readonly editedAt: number | null
}

/** Threads of a page, pages that are read, and comments of a thread: the newest threads come last, so a longer list is cut at its beginning. */
const [perPage, mostPages, perThread] = [100, 5, 12]
const mostCharacters = 2_000

const number = v.nullable(v.number())
const threadSchema = v.object({
  id: v.string(),
  isResolved: v.boolean(),
  isOutdated: v.boolean(),
  subjectType: v.string(),
  diffSide: v.string(),
  startLine: number,
  line: number,
  originalStartLine: number,
  originalLine: number,
  first: v.object({ nodes: v.array(v.object({ fullDatabaseId: databaseId })) }),
  newest: v.object({
    nodes: v.array(
      v.object({
        fullDatabaseId: databaseId,
        body: v.string(),
        lastEditedAt: v.nullable(v.string()),
        author: v.nullable(v.object({ login: v.string() })),
      }),
    ),
  }),
})
const pageSchema = v.object({
  repository: v.object({
    pullRequest: v.object({
      reviewThreads: v.object({
        nodes: v.array(threadSchema),
        pageInfo: v.object({ hasPreviousPage: v.boolean(), startCursor: v.nullable(v.string()) }),
      }),
    }),
  }),
})

type Answer = v.InferOutput<typeof pageSchema>
type Page = Answer['repository']['pullRequest']['reviewThreads']

const query = `query ($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(last: ${perPage}, before: $before) {
        nodes {
          id isResolved isOutdated subjectType diffSide startLine line originalStartLine originalLine
          first: comments(first: 1) { nodes { fullDatabaseId } }
          newest: comments(last: ${perThread}) { nodes { fullDatabaseId body lastEditedAt author { login } } }
        }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
}`

/** The threads of a pull request; none where GraphQL cannot be asked: they add to what is known, and nothing rests on them. */
export async function threadsOf(client: Client, pull: PullNumber): Promise<readonly ReviewThread[]> {
  const threads: ReviewThread[] = []
  let before: string | null = null
  for (let page = 1; page <= mostPages; page += 1) {
    const answer: Answer | null = await askIfPossible(client, 'The threads of the review', pageSchema, query, {
      owner: client.owner,
      name: client.repo,
      number: pull,
      before,
    })
    if (answer === null) break
    const { nodes, pageInfo }: Page = answer.repository.pullRequest.reviewThreads
    threads.push(...nodes.flatMap(toThread))
    before = pageInfo.startCursor
    if (!pageInfo.hasPreviousPage || before === null) break
  }
  return threads
}

function toThread(node: v.InferOutput<typeof threadSchema>): readonly ReviewThread[] {
  const [first] = node.first.nodes
  if (first === undefined) return []
  // What is outdated has no line any more, only the one that it had.
  const isPlaced = node.line !== null
  return [
    {
      id: node.id,
      isResolved: node.isResolved,
      isOutdated: node.isOutdated,
      subject: node.subjectType === 'FILE' ? 'file' : 'line',
      side: node.diffSide === 'LEFT' ? 'left' : 'right',
      startLine: isPlaced ? node.startLine : node.originalStartLine,
      line: isPlaced ? node.line : node.originalLine,
      top: first.fullDatabaseId,
      comments: node.newest.nodes.map(({ fullDatabaseId, body, lastEditedAt, author }) => ({
        id: fullDatabaseId,
        author: author?.login ?? ghost.login,
        text: body.slice(0, mostCharacters),
        editedAt: lastEditedAt === null ? null : Date.parse(lastEditedAt) / 1_000,
      })),
    },
  ]
}
