import { createHash } from 'node:crypto'
import type { Hub } from './reply.ts'
import { asRecord } from './schema.ts'
import type { Account, State } from '../state.ts'

/** A login nobody declared is a person or bot without rights, with an id that is always the same. */
export function accountOf(state: State, login: string): Account {
  const found = state.accounts.find((account) => account.login === login)
  return found ?? { login, id: stableId(login), type: login.endsWith('[bot]') ? 'Bot' : 'User', permission: 'none' }
}

/** A number that belongs to a text. */
export function stableId(text: string): number {
  return 500_000 + (createHash('sha1').update(text).digest().readUInt32BE() % 400_000)
}

/** An account as it is embedded in other objects. */
export function simpleUser(hub: Hub, login: string): Record<string, unknown> {
  const { id, type } = accountOf(hub.state, login)
  const template = asRecord(hub.schema.exampleItem('issues/list-comments')['user'])
  const path = login.replace(/^(.*)\[bot\]$/, 'apps/$1')
  const url = `${hub.apiUrl}/users/${encodeURIComponent(login)}`
  return { ...template, login, id, type, node_id: `U_${id}`, url, html_url: `${hub.serverUrl}/${path}`, site_admin: false }
}

/** The account that commits are attributed to: only GitHub's own no-reply addresses are known here. */
export function userOfEmail(hub: Hub, email: string): Record<string, unknown> | null {
  const [, login] = /^(?:\d+\+)?(.+)@users\.noreply\.[\w.-]+$/.exec(email) ?? []
  return login === undefined ? null : simpleUser(hub, login)
}

/** How the author relates to the repository, as far as permissions tell. */
export function association(state: State, login: string): string {
  const { permission, type } = accountOf(state, login)
  if (type === 'Bot') return 'NONE'
  return permission === 'admin' ? 'OWNER' : permission === 'none' ? 'NONE' : 'COLLABORATOR'
}

/** The app behind a bot's login or a check, by its slug. */
export function appOf(hub: Hub, slug: string): Record<string, unknown> {
  const template = asRecord(hub.schema.example('checks/get', 200)['app'])
  const id = slug === 'github-actions' ? 15368 : stableId(slug)
  return { ...template, id, slug, name: slug === 'github-actions' ? 'GitHub Actions' : slug, html_url: `${hub.serverUrl}/apps/${slug}` }
}
