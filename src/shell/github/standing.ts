import * as v from 'valibot'
import { isSha, type Mergeability, type Sha } from '../../core/model/pull.ts'
import type { CheckState, PullStanding, StandingOfCheck } from '../../core/model/standing.ts'
import type { GitHub } from '../../ports/github.ts'
import type { Client } from './client.ts'
import { askIfPossible } from './graphql.ts'

const query = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      state headRefOid isDraft mergeable reviewDecision
      latestOpinionatedReviews(first: 50, writersOnly: true) { nodes { state author { __typename login } } }
      reviewRequests(first: 20) { nodes { requestedReviewer { __typename ... on User { login } } } }
      reviewThreads(first: 100) { nodes { isResolved } pageInfo { hasNextPage } }
      statusCheckRollup {
        state
        contexts(first: 100) {
          totalCount
          nodes {
            __typename
            ... on CheckRun { databaseId name status conclusion externalId checkSuite { app { slug } workflowRun { databaseId workflow { name } } } }
            ... on StatusContext { context state }
          }
        }
      }
    }
  }
}`

type Nodes<Item extends v.GenericSchema> = v.ObjectSchema<
  { readonly nodes: v.NullishSchema<v.ArraySchema<v.NullableSchema<Item, undefined>, undefined>, undefined> },
  undefined
>

/** A list as GraphQL gives it. */
export const nodes = <Item extends v.GenericSchema>(item: Item): Nodes<Item> => v.object({ nodes: v.nullish(v.array(v.nullable(item))) })
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const checkSchema = v.object({
  __typename: v.literal('CheckRun'),
  databaseId: v.nullish(count),
  name: v.string(),
  status: v.string(),
  conclusion: v.nullish(v.string()),
  externalId: v.nullish(v.string()),
  checkSuite: v.nullish(
    v.object({
      app: v.nullish(v.object({ slug: v.string() })),
      workflowRun: v.nullish(v.object({ databaseId: v.nullish(count), workflow: v.object({ name: v.string() }) })),
    }),
  ),
})
const statusSchema = v.object({ __typename: v.literal('StatusContext'), context: v.string(), state: v.string() })

const pullSchema = v.object({
  state: v.string(),
  headRefOid: v.custom<Sha>(isSha),
  isDraft: v.boolean(),
  mergeable: v.string(),
  reviewDecision: v.nullish(v.string()),
  latestOpinionatedReviews: v.nullish(
    nodes(v.object({ state: v.string(), author: v.nullish(v.object({ __typename: v.string(), login: v.string() })) })),
  ),
  reviewRequests: v.nullish(
    nodes(v.object({ requestedReviewer: v.nullish(v.object({ __typename: v.string(), login: v.optional(v.string()) })) })),
  ),
  reviewThreads: v.object({ ...nodes(v.object({ isResolved: v.boolean() })).entries, pageInfo: v.object({ hasNextPage: v.boolean() }) }),
  statusCheckRollup: v.nullish(
    v.object({
      state: v.string(),
      contexts: v.object({ ...nodes(v.variant('__typename', [checkSchema, statusSchema])).entries, totalCount: count }),
    }),
  ),
})
const answerSchema = v.object({ repository: v.object({ pullRequest: v.nullable(pullSchema) }) })

/** All that merging depends on, and who is asked to look, by one query: beside, so without it there is less to say. */
export function standing(client: Client): Pick<GitHub, 'standing'> {
  const { owner, repo } = client
  return {
    standing: async (number) => {
      const answer = await askIfPossible(client, 'How the pull request stands', answerSchema, query, { owner, repo, number })
      const pull = answer?.repository.pullRequest ?? null
      return pull === null ? null : toStanding(number, pull)
    },
  }
}

type Answer = v.InferOutput<typeof pullSchema>

function toStanding(pull: number, answer: Answer): PullStanding {
  const { reviewThreads, statusCheckRollup: rollup } = answer
  const contexts = listed(rollup?.contexts)
  const beyond = (rollup?.contexts.totalCount ?? 0) - contexts.length
  return {
    pull,
    open: answer.state === 'OPEN',
    head: answer.headRefOid,
    isDraft: answer.isDraft,
    merge: mergeabilityOf(answer.mergeable),
    reviews: toReviews(answer),
    unresolved: { count: listed(reviewThreads).filter(({ isResolved }) => !isResolved).length, more: reviewThreads.pageInfo.hasNextPage },
    checks: contexts.map(toCheck),
    beyond: rollup == null || beyond <= 0 ? null : { count: beyond, all: stateOf(rollup.state) },
  }
}

/** GraphQL's word for what REST calls `mergeable`. */
export function mergeabilityOf(mergeable: string): Mergeability {
  return mergeable === 'MERGEABLE' ? 'clean' : mergeable === 'CONFLICTING' ? 'conflicting' : 'unknown'
}

const decisions: Readonly<Record<string, PullStanding['reviews']['decision']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  REVIEW_REQUIRED: 'required',
}

function toReviews({ reviewDecision, latestOpinionatedReviews, reviewRequests }: Answer): PullStanding['reviews'] {
  const by = (wanted: string): readonly string[] =>
    listed(latestOpinionatedReviews).flatMap(({ state, author }) =>
      state === wanted && author?.__typename === 'User' ? [author.login] : [],
    )
  const requested = listed(reviewRequests).flatMap(({ requestedReviewer: who }) =>
    who?.__typename === 'User' && who.login !== undefined ? [who.login] : [],
  )
  return { decision: decisions[reviewDecision ?? ''] ?? null, approvedBy: by('APPROVED'), rejectedBy: by('CHANGES_REQUESTED'), requested }
}

function toCheck(node: v.InferOutput<typeof checkSchema> | v.InferOutput<typeof statusSchema>): StandingOfCheck {
  if (node.__typename === 'StatusContext') return { id: 0, name: node.context, app: '', key: '', state: stateOf(node.state), run: null }
  const { checkSuite: suite } = node
  const run = suite?.workflowRun
  return {
    id: node.databaseId ?? 0,
    name: node.name,
    app: suite?.app?.slug ?? '',
    key: node.externalId ?? '',
    state: node.status === 'COMPLETED' ? stateOf(node.conclusion ?? '') : 'running',
    run: run == null ? null : { id: run.databaseId ?? 0, workflow: run.workflow.name },
  }
}

const states: Readonly<Record<string, CheckState>> = {
  SUCCESS: 'passed',
  NEUTRAL: 'silent',
  SKIPPED: 'silent',
  CANCELLED: 'cancelled',
  STALE: 'cancelled',
  PENDING: 'running',
  EXPECTED: 'running',
}

/** Of conclusions, of commit statuses and of the whole; what is not known has not passed. */
export function stateOf(word: string): CheckState {
  return states[word] ?? 'failed'
}

export function listed<Item>(
  connection: { readonly nodes?: readonly (Item | null)[] | null | undefined } | null | undefined,
): readonly Item[] {
  return (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]))
}
