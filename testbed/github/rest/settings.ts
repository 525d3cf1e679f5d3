import { ok, type Operation, paged, textParam, timestamp } from './reply.ts'
import type { RuleState } from '../state.ts'

/** Protected branches have one rule: changes come by pull request. Others may hold for a branch by its name. */
const getRules: Operation = (call, hub) => {
  const branch = textParam(call, 'branch')
  const guarded: readonly RuleState[] = hub.state.protectedBranches.includes(branch) ? [{ type: 'pull_request' }] : []
  const about = { ruleset_source_type: 'Repository', ruleset_source: hub.state.repository, ruleset_id: 42 }
  return paged(call, hub, [...guarded, ...(hub.state.settings.rules[branch] ?? [])], (rule) => ({
    type: rule.type,
    ...about,
    ...parametersOf(rule),
  }))
}

function parametersOf({ type, checks = [] }: RuleState): Record<string, unknown> {
  switch (type) {
    case 'pull_request':
      return {
        parameters: {
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_approving_review_count: 1,
          required_review_thread_resolution: false,
        },
      }
    case 'required_status_checks':
      return { parameters: { required_status_checks: checks.map((context) => ({ context })), strict_required_status_checks_policy: false } }
    case 'update':
      return { parameters: { update_allows_fetch_and_merge: false } }
    case 'required_signatures':
      return {}
  }
}

/** Names alone: nobody is ever told a secret. */
function secretsFrom(names: 'secrets' | 'organisationSecrets'): Operation {
  return (call, hub) => paged(call, hub, hub.state.settings[names], (name) => ({ name, ...datesOf(hub.state.now()) }), 'secrets')
}

function datesOf(now: number): { readonly created_at: string; readonly updated_at: string } {
  return { created_at: timestamp(now), updated_at: timestamp(now) }
}

const listVariables: Operation = (call, hub) =>
  paged(
    call,
    hub,
    Object.entries(hub.state.settings.variables),
    ([name, value]) => ({ name, value, ...datesOf(hub.state.now()) }),
    'variables',
  )

const getActions: Operation = (_, hub) =>
  ok({ enabled: hub.state.settings.isActionsEnabled, ...(hub.state.settings.isActionsEnabled ? { allowed_actions: 'all' } : {}) })

const getDefaultRights: Operation = (_, hub) =>
  ok({ default_workflow_permissions: hub.state.settings.defaultRights, can_approve_pull_request_reviews: false })

const listInstallations: Operation = (call, hub) =>
  paged(
    call,
    hub,
    hub.state.settings.installations,
    ({ clientId, slug, permissions }) => ({
      ...hub.schema.exampleItem('orgs/list-app-installations', 'installations'),
      client_id: clientId,
      app_slug: slug,
      permissions,
    }),
    'installations',
  )

export const settingsOperations: Readonly<Record<string, Operation>> = {
  'repos/get-branch-rules': getRules,
  'actions/list-repo-secrets': secretsFrom('secrets'),
  'actions/list-repo-organization-secrets': secretsFrom('organisationSecrets'),
  'actions/list-repo-variables': listVariables,
  'actions/get-github-actions-permissions-repository': getActions,
  'actions/get-github-actions-default-workflow-permissions-repository': getDefaultRights,
  'orgs/list-app-installations': listInstallations,
}
