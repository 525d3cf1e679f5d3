import { accountOf } from './accounts.ts'
import { reviewFields } from './graphql-reviews.ts'
import { grouped } from './grouped.ts'
import { runOf } from './runs.ts'
import type { CheckState, PullState, State, StatusState } from '../state.ts'

/** A pull request as GraphQL tells how it stands. `head`: where its branch points now; null where nobody knows. */
export function pullRequestNode(
  state: State,
  pull: PullState,
  head: string | null,
  mergeable: () => Promise<boolean | null>,
): Record<string, unknown> {
  const { standing = {} } = pull
  const { unresolved = 0, resolved = 0, requested = [] } = standing
  const threads = [...Array.from({ length: unresolved }, () => false), ...Array.from({ length: resolved }, () => true)]
  const opinions = new Map(
    state.reviews
      .filter((review) => review.pull === pull.number && review.state !== 'COMMENTED')
      .map((review) => [review.author, review.state]),
  )
  return {
    __typename: 'PullRequest',
    number: pull.number,
    state: pull.state === 'open' ? 'OPEN' : 'CLOSED',
    headRefOid: head ?? '0'.repeat(40),
    isDraft: standing.draft ?? pull.draft === true,
    mergeable: async () => standing.mergeable ?? mergeableState(await mergeable()),
    reviewDecision: standing.decision ?? null,
    latestOpinionatedReviews: ({ writersOnly }: { readonly writersOnly: boolean }) =>
      connection(
        [...opinions].flatMap(([login, verdict]) =>
          writersOnly && !mayWrite(state, login) ? [] : [{ __typename: 'PullRequestReview', state: verdict, author: actor(state, login) }],
        ),
      ),
    reviewRequests: connection(requested.map((login) => ({ __typename: 'ReviewRequest', requestedReviewer: actor(state, login) }))),
    ...reviewFields(state, pull.number, threads),
    statusCheckRollup: head === null ? null : rollup(state, head),
  }
}

/** The same where all open ones are listed, with the one check of ours that is asked for. */
export function openPullNode(
  state: State,
  pull: PullState,
  head: string | null,
  mergeable: () => Promise<boolean | null>,
): Record<string, unknown> {
  const suite = ({ checkName }: { readonly checkName: string }): unknown => ({
    nodes: checksOn(state, head)
      .filter(({ name }) => name === checkName)
      .map((check) => ({ checkRuns: { nodes: [{ ...checkNode(state, check), title: check.output.title }] } })),
  })
  return {
    ...pullRequestNode(state, pull, head, mergeable),
    commits: {
      nodes: [{ commit: { checkSuites: ({ filterBy }: { readonly filterBy: { readonly checkName: string } }) => suite(filterBy) } }],
    },
  }
}

const shaOf = ({ sha }: CheckState): string | null => sha

/** The checks of a commit. */
export function checksOn({ checks }: Pick<State, 'checks'>, sha: string | null): readonly CheckState[] {
  return grouped(checks, shaOf).get(sha)
}

function connection(nodes: readonly unknown[]): Record<string, unknown> {
  return { totalCount: nodes.length, nodes, pageInfo: { hasNextPage: false, hasPreviousPage: false } }
}

function mayWrite({ accounts }: State, login: string): boolean {
  const permission = accounts.find((account) => account.login === login)?.permission
  return permission === 'admin' || permission === 'write'
}

/** A bot has no `[bot]` in its name here. */
function actor(state: State, login: string): Record<string, unknown> {
  return { __typename: accountOf(state, login).type, login: login.replace(/\[bot\]$/, '') }
}

/** Null where nothing has reported, as on GitHub. */
function rollup(state: State, sha: string): Record<string, unknown> | null {
  const checks = checksOn(state, sha)
  const statuses = state.statuses.filter((status) => status.sha === sha)
  if (checks.length + statuses.length === 0) return null
  const failed =
    checks.some(({ conclusion }) => ['failure', 'timed_out', 'action_required', 'startup_failure'].includes(conclusion ?? '')) ||
    statuses.some(({ state: word }) => word === 'failure' || word === 'error')
  const pending = checks.some(({ status }) => status !== 'completed') || statuses.some(({ state: word }) => word === 'pending')
  const newest = checks.filter(
    (check) =>
      !checks.some((other) => other.id > check.id && other.name === check.name && other.run === check.run && other.app === check.app),
  )
  return {
    __typename: 'StatusCheckRollup',
    state: failed ? 'FAILURE' : pending ? 'PENDING' : 'SUCCESS',
    contexts: connection([...newest.map((check) => checkNode(state, check)), ...statuses.map(statusNode)]),
  }
}

function checkNode(state: State, { id, name, status, conclusion, key, app, run }: CheckState): Record<string, unknown> {
  const of = runOf(state, run)
  const workflow = state.workflows.find((known) => known.id === of?.workflow)
  const workflowRun = of === undefined ? null : { databaseId: of.id, workflow: { name: workflow?.name ?? '' } }
  return {
    __typename: 'CheckRun',
    databaseId: id,
    name,
    status: status.toUpperCase(),
    conclusion: conclusion?.toUpperCase() ?? null,
    externalId: key ?? '',
    checkSuite: { app: { slug: app }, workflowRun },
  }
}

function statusNode({ context, state }: StatusState): Record<string, unknown> {
  return { __typename: 'StatusContext', context, state: state.toUpperCase() }
}

/** What REST says of it in GraphQL's words; `null` while GitHub works it out. */
function mergeableState(mergeable: boolean | null): string {
  return mergeable === null ? 'UNKNOWN' : mergeable ? 'MERGEABLE' : 'CONFLICTING'
}
