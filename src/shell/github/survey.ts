import * as v from 'valibot'
import { toSha } from '../../core/model/pull.ts'
import type { GitHub } from '../../ports/github.ts'
import { accountOf } from './accounts.ts'
import { type Client, need, statusOf } from './client.ts'
import { askIfPossible } from './graphql.ts'
import { toPull } from './pulls.ts'
import { mergeabilityOf } from './standing.ts'

/** What REST tells of each pull request by itself alone. */
const conflictQuery = 'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { pullRequests(states: [OPEN], first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number mergeable } } } }'
const conflictSchema = v.object({ repository: v.object({ pullRequests: v.object({ nodes: v.array(v.nullable(v.object({ number: v.number(), mergeable: v.string() }))) }) }) })

/** What is asked about a whole repository at once: one page of each, however much there is. */
export function survey(client: Client): Pick<GitHub, 'openPulls' | 'conflictingPulls' | 'failedCommits' | 'startersOf' | 'closedAt'> {
  const { octokit, owner, repo } = client
  return {
    conflictingPulls: async () => {
      const answer = await askIfPossible(client, 'Which pull requests conflict', conflictSchema, conflictQuery, { owner, repo })
      return new Set((answer?.repository.pullRequests.nodes ?? []).flatMap((pull) => (pull !== null && mergeabilityOf(pull.mergeable) === 'conflicting' ? [pull.number] : [])))
    },
    openPulls: async () => {
      const { data } = await need('pull-requests: read', () => octokit.rest.pulls.list({ owner, repo, state: 'open', sort: 'updated', direction: 'desc', per_page: 100 }))
      return data.map(toPull)
    },
    failedCommits: async () => {
      const { data } = await need('actions: read', () => octokit.rest.actions.listWorkflowRunsForRepo({ owner, repo, status: 'failure', per_page: 100 }))
      return new Set(data.workflow_runs.map((run) => toSha(run.head_sha)))
    },
    startersOf: async (sha) => {
      const { data } = await need('actions: read', () => octokit.rest.actions.listWorkflowRunsForRepo({ owner, repo, head_sha: sha, per_page: 100 }))
      const actors = data.workflow_runs.flatMap(({ actor, triggering_actor: again }) => [actor, again].filter((one) => one !== undefined).map(accountOf))
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
