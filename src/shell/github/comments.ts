import * as v from 'valibot'
import type { PullNumber } from '../../core/model/pull.ts'
import { decodeRecord, isRecordKey, readKey } from '../../core/model/marker.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { GitHub, OwnComments } from '../../ports/github.ts'
import { type Client, need, optional, statusOf } from './client.ts'
import { askGraphql, isRefusal } from './graphql.ts'
import { createOnce, repeatIfLost } from './once.ts'

/** Of what people wrote: no more is told to anybody. */
const mostOfPeople = 100
const mostCharacters = 4_000

/** Who the token acts as. `login` ends in `[bot]` for an App; the job's own token is `github-actions[bot]`. */
export interface Identity {
  readonly login: string
  readonly id: number
}

const viewerSchema = v.object({ viewer: v.object({ login: v.string(), databaseId: v.nullish(v.number()) }) })

/** The job's own token, and what stands in when the platform does not say who we are. */
export const jobIdentity: Identity = { login: 'github-actions[bot]', id: 41_898_282 }

/**
 * Asks GitHub who the token is. REST cannot tell an App's token who it is; GraphQL can. Only a clear refusal means the
 * job's own account: to guess it while GitHub stumbles would overlook our comment and write a second one.
 */
export async function whoami(client: Client): Promise<Identity> {
  try {
    const { viewer } = await askGraphql(client, viewerSchema, 'query { viewer { login databaseId } }')
    return { login: viewer.login, id: viewer.databaseId ?? (viewer.login === jobIdentity.login ? jobIdentity.id : 0) }
  } catch (error) {
    if (!isRefusal(error)) throw error
    client.log.warn(warnings.tokenUnknown(error))
    return jobIdentity
  }
}

/** The status comment, notices and reactions. Only comments written by our own account are ever read or edited. */
export function comments(
  client: Client,
  identity: () => Promise<Identity>,
): Pick<GitHub, 'ownComments' | 'writeStatus' | 'postNotice' | 'react'> {
  const { octokit, owner, repo } = client
  // Newer status comments than the one that counts, as they were last seen.
  let doubles: readonly number[] = []
  // A creation that failed may have come about all the same.
  let isDoubtful = false
  const look = async (pull: PullNumber): Promise<OwnComments> => {
    const { seen, others } = await ownComments(client, pull, identity)
    doubles = others
    return seen
  }
  /** Two turns may create one at the same moment: the older one stays, whoever is second writes into it. */
  const create = async (pull: PullNumber, body: string, isAlone: boolean): Promise<number> => {
    const created = await createOnce(
      client,
      () => post(client, pull, body),
      async () => (await look(pull)).status?.id ?? null,
    ).catch((error: unknown) => {
      isDoubtful = true
      throw error
    })
    if (isAlone && !isDoubtful) return created
    const standing = (await optional(client, 'What stands on the pull request', () => look(pull)))?.status?.id ?? created
    return standing !== created && (await update(client, standing, body)) ? standing : created
  }
  return {
    ownComments: look,
    writeStatus: async (pull, id, body, isAlone) => {
      const written = id !== null && (await update(client, id, body)) ? id : await create(pull, body, isAlone)
      for (const double of doubles.filter((other) => other !== written))
        await optional(client, 'A second status comment', () => octokit.rest.issues.deleteComment({ owner, repo, comment_id: double }))
      doubles = []
      return written
    },
    postNotice: async (pull, body) => {
      const key = readKey(body)
      await createOnce(
        client,
        () => post(client, pull, body),
        async () => {
          const { told } = await look(pull)
          return key !== null && told.has(key) ? 0 : null
        },
      )
    },
    react: async (commentId, content) => {
      await optional(client, 'The reaction', () =>
        octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: commentId, content }),
      )
    },
  }
}

/** False where the comment is gone. */
async function update(client: Client, id: number, body: string): Promise<boolean> {
  const { octokit, owner, repo } = client
  try {
    await repeatIfLost(client, () =>
      need('pull-requests: write', () => octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body })),
    )
    return true
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    return false
  }
}

async function post({ octokit, owner, repo }: Client, pull: PullNumber, body: string): Promise<number> {
  const { data } = await need('pull-requests: write', () => octokit.rest.issues.createComment({ owner, repo, issue_number: pull, body }))
  return data.id
}

async function ownComments(
  { octokit, owner, repo }: Client,
  pull: PullNumber,
  identity: () => Promise<Identity>,
): Promise<{ readonly seen: OwnComments; readonly others: readonly number[] }> {
  const [all, { login }] = await Promise.all([
    need('pull-requests: read', () =>
      octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: pull, per_page: 100 }),
    ),
    identity(),
  ])
  const own = all.filter((comment) => comment.user?.login === login)
  const keyed = own.map((comment) => ({ id: comment.id, body: comment.body ?? '', key: readKey(comment.body ?? '') }))
  // The oldest counts, so that two turns always agree on one.
  const [status, ...others] = keyed.filter(({ key }) => key !== null && isRecordKey(key))
  return {
    seen: {
      status: status === undefined ? null : { id: status.id, record: decodeRecord(status.body) },
      told: new Set(keyed.flatMap(({ key }) => (key === null || isRecordKey(key) ? [] : [key]))),
      people: all
        .slice(-mostOfPeople)
        .flatMap(({ id, user, body, created_at: created, updated_at: updated }) =>
          user?.type === 'User' && user.login !== login && body !== undefined
            ? [{ id, author: user.login, text: body.slice(0, mostCharacters), at: secondsOf(created), editedAt: secondsOf(updated) }]
            : [],
        ),
    },
    others: others.map(({ id }) => id),
  }
}

function secondsOf(timestamp: string): number {
  return Date.parse(timestamp) / 1_000
}
