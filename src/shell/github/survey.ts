import * as v from 'valibot'
import { readinessCheck, readinessKey } from '../../core/model/check-run.ts'
import { type Pull, type PullNumber, type Sha, toSha } from '../../core/model/pull.ts'
import type { OpenStanding } from '../../core/model/standing.ts'
import type { GitHub } from '../../ports/github.ts'
import { accountOf } from './accounts.ts'
import { type Client, need, statusOf } from './client.ts'
import { askIfPossible } from './graphql.ts'
import { toPull } from './pulls.ts'
import { listed, mergeabilityOf, nodes, stateOf } from './standing.ts'

/** REST tells of each pull request by itself alone whether it conflicts, and of each commit how its checks stand. */
const standingsQuery = `query ($owner: String!, $repo: String!, $after: String, $check: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: [OPEN], first: 50, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number isDraft mergeable
        statusCheckRollup { state }
        commits(last: 1) { nodes { commit { checkSuites(first: 5, filterBy: { checkName: $check }) { nodes { checkRuns(first: 5, filterBy: { checkName: $check }) { nodes { databaseId externalId title } } } } } } }
      }
    }
  }
}`

const runSchema = v.object({ databaseId: v.nullish(v.number()), externalId: v.nullish(v.string()), title: v.nullish(v.string()) })
const commitSchema = v.object({ commit: v.object({ checkSuites: v.nullish(nodes(v.object({ checkRuns: v.nullish(nodes(runSchema)) }))) }) })
const openSchema = v.object({
  number: v.number(),
  isDraft: v.boolean(),
  mergeable: v.string(),
  statusCheckRollup: v.nullish(v.object({ state: v.string() })),
  commits: nodes(commitSchema),
})
const standingsSchema = v.object({
  repository: v.object({
    pullRequests: v.object({
      ...nodes(openSchema).entries,
      pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) }),
    }),
  }),
})

type Standings = v.InferOutput<typeof standingsSchema>['repository']['pullRequests']

/** More open pull requests than this are not listed. */
const most = { pulls: 500, pages: 10 }
/** Ends of a run after which something may be left to do. GitHub lists no runs by the third of them. */
const badEnds: ReadonlySet<string> = new Set(['failure', 'timed_out', 'startup_failure'])

/** What is asked about a whole repository at once: a bounded number of pages of each, however much there is. */
export function survey(client: Client): Pick<GitHub, 'openPulls' | 'openStandings' | 'failedCommits' | 'startersOf' | 'closedAt'> {
  const { octokit, owner, repo } = client
  const failedRuns = async (status?: 'failure'): Promise<readonly Sha[]> => {
    const { data } = await need('actions: read', () =>
      octokit.rest.actions.listWorkflowRunsForRepo({ owner, repo, ...(status === undefined ? {} : { status }), per_page: 100 }),
    )
    return data.workflow_runs.filter(({ conclusion }) => badEnds.has(conclusion ?? '')).map((run) => toSha(run.head_sha))
  }
  const standingsAfter = async (after: string | null): Promise<Standings | undefined> =>
    (
      await askIfPossible(client, 'How the open pull requests stand', standingsSchema, standingsQuery, {
        owner,
        repo,
        after,
        check: readinessCheck,
      })
    )?.repository.pullRequests
  return {
    openStandings: async () => {
      const found = new Map<PullNumber, OpenStanding>()
      let after: string | null = null
      for (let page = 0; page < most.pages; page += 1) {
        const listing = await standingsAfter(after)
        for (const pull of listed(listing)) found.set(pull.number, toOpenStanding(pull))
        after = listing?.pageInfo.hasNextPage === true ? (listing.pageInfo.endCursor ?? null) : null
        if (after === null) break
      }
      return found
    },
    openPulls: async () => {
      // What somebody does something on moves to the front, and what was listed already comes again on the next page.
      const pulls = new Map<PullNumber, Pull>()
      for (let page = 1; page <= most.pulls / 100; page += 1) {
        const { data } = await need('pull-requests: read', () =>
          octokit.rest.pulls.list({ owner, repo, state: 'open', sort: 'updated', direction: 'desc', per_page: 100, page }),
        )
        for (const pull of data.map(toPull)) pulls.set(pull.number, pull)
        if (data.length < 100) break
      }
      return [...pulls.values()]
    },
    // The newest of those that failed, and what failed otherwise among the newest of all.
    failedCommits: async () => new Set((await Promise.all([failedRuns('failure'), failedRuns()])).flat()),
    startersOf: async (sha) => {
      const runs = await need('actions: read', () =>
        octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, { owner, repo, head_sha: sha, per_page: 100 }),
      )
      const actors = runs.flatMap(({ actor, triggering_actor: again }) => [actor, again].filter((one) => one !== undefined).map(accountOf))
      return [...new Map(actors.map((actor) => [actor.login, actor])).values()]
    },
    closedAt: async (number) => {
      try {
        const { data } = await need('pull-requests: read', () => octokit.rest.pulls.get({ owner, repo, pull_number: number }))
        return data.closed_at === null ? null : Math.floor(Date.parse(data.closed_at) / 1_000)
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
  }
}

function toOpenStanding({
  number,
  isDraft,
  mergeable,
  statusCheckRollup: rollup,
  commits,
}: v.InferOutput<typeof openSchema>): OpenStanding {
  const runs = listed(commits)
    .flatMap(({ commit }) => listed(commit.checkSuites))
    .flatMap(({ checkRuns }) => listed(checkRuns))
  const own = runs
    .filter(({ externalId }) => externalId === readinessKey(number))
    .toSorted((one, other) => (other.databaseId ?? 0) - (one.databaseId ?? 0))[0]
  return {
    merge: mergeabilityOf(mergeable),
    isDraft,
    checks: rollup == null ? null : stateOf(rollup.state),
    readiness: own === undefined ? null : (own.title ?? ''),
  }
}
