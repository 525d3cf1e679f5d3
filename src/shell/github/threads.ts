import * as v from 'valibot'
import { readKey } from '../../core/model/marker.ts'
import type { PullNumber } from '../../core/model/pull.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { GitHub } from '../../ports/github.ts'
import { type Client, need } from './client.ts'
import type { Identity } from './comments.ts'
import { askGraphql, isRefusal } from './graphql.ts'
import { createOnce } from './once.ts'

const resolvedSchema = v.object({
  resolveReviewThread: v.nullable(v.object({ thread: v.nullable(v.object({ isResolved: v.boolean() })) })),
})

/** Replies in the threads of reviews, and the end of such a thread. */
export function threads(client: Client, identity: () => Promise<Identity>): Pick<GitHub, 'threadKeys' | 'replyToThread' | 'resolveThread'> {
  const { octokit, owner, repo } = client
  const keys = (pull: PullNumber, since: number): Promise<ReadonlySet<string>> => keysOf(client, identity, pull, since)
  return {
    threadKeys: keys,
    replyToThread: async (pull, { top, body, since }) => {
      const key = readKey(body)
      const post = async (): Promise<'posted'> => {
        await need('pull-requests: write', () =>
          octokit.rest.pulls.createReplyForReviewComment({ owner, repo, pull_number: pull, comment_id: top, body }),
        )
        return 'posted'
      }
      await createOnce(client, post, async () => (key !== null && (await keys(pull, since)).has(key) ? 'posted' : null))
    },
    resolveThread: async (id) => {
      try {
        await askGraphql(
          client,
          resolvedSchema,
          'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }',
          { id },
        )
        return 'resolved'
      } catch (error) {
        if (!isRefusal(error)) throw error
        client.log.warn(warnings.threadsUnresolved(error))
        return 'refused'
      }
    },
  }
}

async function keysOf(
  { octokit, owner, repo }: Client,
  identity: () => Promise<Identity>,
  pull: PullNumber,
  since: number,
): Promise<ReadonlySet<string>> {
  const from = new Date(since * 1_000).toISOString()
  const [all, { login }] = await Promise.all([
    need('pull-requests: read', () =>
      octokit.paginate(octokit.rest.pulls.listReviewComments, { owner, repo, pull_number: pull, since: from, per_page: 100 }),
    ),
    identity(),
  ])
  // The API's types promise an author, yet that of a deleted account is null.
  return new Set(
    all.flatMap(({ user, body }) => ((user as { readonly login: string } | null)?.login === login ? (readKey(body) ?? []) : [])),
  )
}
