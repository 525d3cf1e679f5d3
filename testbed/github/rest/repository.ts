import { accountOf, simpleUser, stableId } from './accounts.ts'
import { commitObject } from './commits.ts'
import { forbidden, type Call, type Hub, notFound, ok, type Operation, textParam } from './reply.ts'
import { asRecord } from './schema.ts'
import type { Account } from '../state.ts'

/** A repository as pull requests and runs embed it; `template` is the example at that place. */
export function repositoryObject(hub: Hub, template: unknown, fullName: string): Record<string, unknown> {
  const [owner = '', name = ''] = fullName.split('/')
  const fork = fullName !== hub.state.repository
  const page = `${hub.serverUrl}/${fullName}`
  const links = { url: `${hub.apiUrl}/repos/${fullName}`, html_url: page, clone_url: `${page}.git`, git_url: `${page}.git` }
  const shown = asRecord(template)
  const known = Object.fromEntries(Object.entries(links).filter(([key]) => key in shown))
  // Without an example there is nothing to hold it against.
  const branch = 'default_branch' in shown || Object.keys(shown).length === 0 ? { default_branch: hub.state.defaultBranch } : {}
  return {
    ...shown,
    ...known,
    ...branch,
    id: stableId(fullName),
    name,
    full_name: fullName,
    owner: simpleUser(hub, owner),
    fork,
    private: false,
  }
}

const levels = ['none', 'read', 'write', 'admin'] as const

/** The flags that GitHub derives from a permission. */
function flags(permission: Account['permission']): Record<string, boolean> {
  const level = levels.indexOf(permission)
  return { pull: level >= 1, triage: level >= 2, push: level >= 2, maintain: level >= 3, admin: level >= 3 }
}

const getRepository: Operation = (call, hub) => {
  const template = hub.schema.example('repos/get', 200)
  delete template['parent']
  delete template['source']
  delete template['template_repository']
  delete template['organization']
  const permissions = flags(accountOf(hub.state, call.token.login).permission)
  return ok({ ...repositoryObject(hub, template, hub.state.repository), language: null, permissions })
}

const getPermission: Operation = (call, hub) => {
  const account = hub.state.accounts.find(({ login }) => login === textParam(call, 'username'))
  if (account === undefined) return notFound
  const { permission } = account
  const user = { ...simpleUser(hub, account.login), permissions: flags(permission), role_name: permission }
  return ok({ permission, role_name: permission, user })
}

const getBranch: Operation = async (call, hub) => {
  const name = textParam(call, 'branch')
  const sha = await hub.repository.resolve(`refs/heads/${name}`)
  if (sha === null) return { ...notFound, body: { message: 'Branch not found' } }
  const template = hub.schema.example('repos/get-branch', 200)
  return ok({ ...template, name, commit: await commitObject(hub, sha), protected: hub.state.protectedBranches.includes(name) })
}

/** Tokens of apps and jobs stand for no user. */
const getUser: Operation = (call: Call, hub) => {
  if (call.token.kind !== 'user') return forbidden(call.token)
  return ok({ ...hub.schema.example('users/get-authenticated', 200), ...simpleUser(hub, call.token.login) })
}

const rateLimit: Operation = (_call, hub) => ok(hub.schema.example('rate-limit/get', 200))

export const repositoryOperations: Readonly<Record<string, Operation>> = {
  'repos/get': getRepository,
  'repos/get-branch': getBranch,
  'repos/get-collaborator-permission-level': getPermission,
  'users/get-authenticated': getUser,
  'rate-limit/get': rateLimit,
}
