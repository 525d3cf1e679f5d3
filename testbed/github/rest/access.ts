import type { Permissions, State, Token } from '../state.ts'

type Scope = keyof Permissions

/** Any one of these is enough; an empty list asks for none beyond a valid token. */
type Needs = readonly (readonly [Scope, 'read' | 'write'])[]

const comments = (level: 'read' | 'write'): Needs => [
  ['issues', level],
  ['pull_requests', level],
]

/** Operations whose permission does not follow from their first word. */
const special: Readonly<Record<string, Needs>> = {
  'rate-limit/get': [],
  'users/get-authenticated': [],
  'repos/get': [],
  'repos/get-collaborator-permission-level': [],
  'repos/get-branch-rules': [],
  'actions/get-github-actions-default-workflow-permissions-repository': [['administration', 'read']],
  'actions/get-github-actions-permissions-repository': [['administration', 'read']],
  'actions/list-repo-organization-secrets': [['secrets', 'read']],
  'actions/list-repo-secrets': [['secrets', 'read']],
  'actions/list-repo-variables': [['variables', 'read']],
  'orgs/list-app-installations': [['organization_administration', 'read']],
  'repos/get-combined-status-for-ref': [['statuses', 'read']],
  'repos/list-pull-requests-associated-with-commit': [['pull_requests', 'read']],
}

const scopes: Readonly<Record<string, Scope>> = {
  actions: 'actions',
  checks: 'checks',
  git: 'contents',
  pulls: 'pull_requests',
  repos: 'contents',
}

function needsOf(operation: string, method: string): Needs {
  const level = method === 'GET' ? 'read' : 'write'
  const [group = ''] = operation.split('/')
  const scope = scopes[group]
  return special[operation] ?? (scope === undefined ? comments(level) : [[scope, level]])
}

/** Does the token carry the permission? `write` includes `read`. */
export function holds(token: Token, scope: Scope, level: 'read' | 'write'): boolean {
  const held = token.permissions[scope]
  return held === 'write' || held === level
}

/** May this token do that? As in a private repository, where nothing is readable without a permission. */
export function mayCall(token: Token, operation: string, method: string): boolean {
  const needs = needsOf(operation, method)
  return needs.length === 0 || needs.some(([scope, level]) => holds(token, scope, level))
}

/** The token of an `Authorization` header of REST, GraphQL or git. */
export function tokenOf(state: State, header: string | undefined): Token | null {
  const [, kind = '', text = ''] = /^(\w+) +(.+)$/.exec(header ?? '') ?? []
  const secret =
    kind.toLowerCase() === 'basic'
      ? Buffer.from(text, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : text
  return state.tokens.get(secret) ?? null
}
