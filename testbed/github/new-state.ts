import type { Account, State, Token } from './state.ts'

const accounts: readonly Account[] = [
  { login: 'maria', id: 101, type: 'User', permission: 'admin' },
  { login: 'ben', id: 102, type: 'User', permission: 'write' },
  { login: 'rita', id: 103, type: 'User', permission: 'read' },
  { login: 'github-actions[bot]', id: 41898282, type: 'Bot', permission: 'write' },
  { login: 'loop-app[bot]', id: 201, type: 'Bot', permission: 'write' },
  { login: 'dependabot[bot]', id: 49699333, type: 'Bot', permission: 'write' },
  { login: 'renovate[bot]', id: 29139614, type: 'Bot', permission: 'write' },
]

const all = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const
const readOnly = {
  actions: 'read',
  checks: 'read',
  contents: 'read',
  issues: 'read',
  metadata: 'read',
  pull_requests: 'read',
  statuses: 'read',
} as const

/** No workflow's own token may change workflows, so `job-token` never has that. */
function tokens(): Map<string, Token> {
  return new Map<string, Token>([
    ['job-token', { kind: 'job', login: 'github-actions[bot]', permissions: all }],
    ['app-token', { kind: 'app', login: 'loop-app[bot]', permissions: all }],
    [
      'maria-token',
      {
        kind: 'user',
        login: 'maria',
        permissions: {
          ...all,
          workflows: 'write',
          administration: 'read',
          secrets: 'read',
          variables: 'read',
          organization_administration: 'read',
        },
      },
    ],
    ['read-token', { kind: 'user', login: 'rita', permissions: readOnly }],
  ])
}

/** A repository with people, bots and tokens and nothing else; give what the test needs. */
export function newState(options: Partial<State> = {}): State {
  let last = 1000
  return {
    repository: 'acme/shop',
    defaultBranch: 'main',
    protectedBranches: ['main'],
    accounts: [...accounts],
    tokens: tokens(),
    pulls: [],
    comments: [],
    reviews: [],
    replies: [],
    resolved: new Set(),
    pullReactions: [],
    workflows: [],
    runs: [],
    jobs: [],
    checks: [],
    statuses: [],
    artifacts: [],
    settings: {
      secrets: [],
      organisationSecrets: [],
      variables: {},
      isActionsEnabled: true,
      defaultRights: 'read',
      rules: {},
      installations: [],
    },
    nextId: () => (last += 1),
    now: () => Date.now(),
    ...options,
  }
}
