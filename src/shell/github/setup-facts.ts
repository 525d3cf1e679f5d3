import { RequestError } from '@octokit/request-error'
import * as v from 'valibot'
import { ConfigError } from '../../core/model/config.ts'
import type { GitHubFacts, RuleFact, Seen } from '../../core/model/setup-facts.ts'
import { type Client, statusOf } from './client.ts'

/** So many branches of open pull requests are looked at. */
const mostBranches = 3
/** Looked at where no pull request is open: rules hold by names, whether there is such a branch or not. */
const madeUpBranch = 'codality/doctor'
const perPage = 100
/** Pages that are read of a list. */
const mostPages = 10

const names = v.pipe(
  v.array(v.object({ name: v.string() })),
  v.transform((list) => list.map(({ name }) => name)),
)
const variables = v.pipe(
  v.array(v.object({ name: v.string(), value: v.string() })),
  v.transform((list): Readonly<Record<string, string>> => Object.fromEntries(list.map(({ name, value }) => [name, value]))),
)
const workflows = v.array(v.object({ name: v.string(), path: v.string(), state: v.string() }))
const checksOfRule = v.object({ required_status_checks: v.array(v.object({ context: v.string() })) })
const rules = v.array(
  v.pipe(
    v.object({ type: v.string(), parameters: v.optional(v.unknown()) }),
    v.transform(({ type, parameters }): RuleFact => ({
      type,
      checks: v.is(checksOfRule, parameters) ? parameters.required_status_checks.map(({ context }) => context) : [],
    })),
  ),
)
const installations = v.pipe(
  v.array(v.object({ client_id: v.optional(v.string()), app_slug: v.string(), permissions: v.record(v.string(), v.string()) })),
  v.transform((list) => list.map(({ client_id: clientId = null, app_slug: slug, permissions }) => ({ clientId, slug, permissions }))),
)

const branchName = v.pipe(
  v.object({ default_branch: v.string() }),
  v.transform((data) => data.default_branch),
)
const protection = v.pipe(
  v.object({ protected: v.boolean() }),
  v.transform((data) => data.protected),
)
const enabled = v.pipe(
  v.object({ enabled: v.boolean() }),
  v.transform((data) => data.enabled),
)
const defaultRights = v.pipe(
  v.object({ default_workflow_permissions: v.string() }),
  v.transform((data) => data.default_workflow_permissions),
)

/** Looks at a repository's settings. What the token may not see is told as unseen; throws where it sees no repository at all. */
export async function readSetupFacts(client: Client): Promise<GitHubFacts> {
  const { owner, repo } = client
  const repository = `${owner}/${repo}`
  const base = `/repos/${owner}/${repo}`
  const one = <T>(right: string, path: string, schema: v.GenericSchema<unknown, T>): Promise<Seen<T>> =>
    see(right, async () => v.parse(schema, await get(client, path)))
  const all = <T>(right: string, path: string, key: string, schema: v.GenericSchema<unknown, T>): Promise<Seen<T>> =>
    see(right, async () => v.parse(schema, await pages(client, path, key)))
  const defaultBranch = await whole(one('`metadata: read`', base, branchName), repository)
  const branch = defaultBranch.kind === 'seen' ? encodeURIComponent(defaultBranch.value) : 'main'
  const rulesOf = (name: string): Promise<Seen<readonly RuleFact[]>> =>
    see('`metadata: read`, and on a private repository a plan with rulesets', async () =>
      v.parse(rules, await pages(client, `${base}/rules/branches/${encodeURIComponent(name)}`, '')),
    )
  return {
    repository,
    defaultBranch,
    workflows: await all('`actions: read`', `${base}/actions/workflows`, 'workflows', workflows),
    isProtected: await one('`contents: read`', `${base}/branches/${branch}`, protection),
    baseRules: await rulesOf(defaultBranch.kind === 'seen' ? defaultBranch.value : 'main'),
    headRules: await headRules(client, base, rulesOf),
    secrets: await all('`secrets: read`, as an admin of the repository has', `${base}/actions/secrets`, 'secrets', names),
    organisationSecrets: await all(
      '`secrets: read`, as an admin of the repository has',
      `${base}/actions/organization-secrets`,
      'secrets',
      names,
    ),
    variables: await all('`variables: read`, as people with write access have', `${base}/actions/variables`, 'variables', variables),
    isActionsEnabled: await one('`administration: read`, as an admin of the repository has', `${base}/actions/permissions`, enabled),
    defaultRights: await one(
      '`administration: read`, as an admin of the repository has',
      `${base}/actions/permissions/workflow`,
      defaultRights,
    ),
    installations: await all(
      "the right `organization_administration: read` of an owner of the organisation; for a person's repository GitHub tells it nobody (look under Settings → GitHub Apps)",
      `/orgs/${owner}/installations`,
      'installations',
      installations,
    ),
  }
}

/** A repository that the token does not see at all leaves nothing to be said. */
async function whole<T>(seen: Promise<Seen<T>>, repository: string): Promise<Seen<T>> {
  const fact = await seen
  if (fact.kind === 'unseen' && fact.status === 404)
    throw new ConfigError(`GitHub shows this token no repository \`${repository}\`.`, 'Correct its name, or use a token that may read it.')
  return fact
}

async function headRules(
  client: Client,
  base: string,
  rulesOf: (name: string) => Promise<Seen<readonly RuleFact[]>>,
): Promise<GitHubFacts['headRules']> {
  const pulls = await see('`pull-requests: read`', async () =>
    v.parse(
      v.array(v.object({ head: v.object({ ref: v.string(), repo: v.nullish(v.object({ full_name: v.string() })) }) })),
      await get(client, `${base}/pulls?state=open&sort=updated&direction=desc&per_page=30`),
    ),
  )
  const own =
    pulls.kind === 'seen'
      ? pulls.value
          .filter(({ head }) => head.repo?.full_name.toLowerCase() === `${client.owner}/${client.repo}`.toLowerCase())
          .map(({ head }) => head.ref)
      : []
  const branches = own.length === 0 ? [madeUpBranch] : [...new Set(own)].slice(0, mostBranches)
  const found = []
  for (const branch of branches) {
    const seen = await rulesOf(branch)
    if (seen.kind === 'unseen') return seen
    found.push({ branch, rules: seen.value })
  }
  return { kind: 'seen', value: found }
}

async function get({ octokit }: Client, path: string): Promise<unknown> {
  const { data } = (await octokit.request(`GET ${path}`)) as { readonly data: unknown }
  return data
}

/** All entries of a list; of an answer that wraps it by the key that it stands under. */
async function pages(client: Client, path: string, key: string): Promise<readonly unknown[]> {
  const entries: unknown[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const data = await get(client, `${path}?per_page=${perPage}&page=${page}`)
    const more = v.parse(v.array(v.unknown()), key === '' ? data : v.parse(v.record(v.string(), v.unknown()), data)[key])
    entries.push(...more)
    if (more.length < perPage) break
  }
  return entries
}

/** An answer, or why there is none: what is not understood is as good as not said. A token that is none is a misconfiguration. */
async function see<T>(right: string, look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { kind: 'seen', value: await look() }
  } catch (error) {
    const status = statusOf(error)
    if (status === 401) throw new ConfigError('GitHub does not accept the token: it is wrong, expired or revoked.', 'Check its value.')
    if (error instanceof v.ValiError || (error instanceof RequestError && status !== null)) return { kind: 'unseen', status, right }
    throw error
  }
}
