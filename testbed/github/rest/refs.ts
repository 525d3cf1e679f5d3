import { accountOf } from './accounts.ts'
import type { GitRef } from './git-repository.ts'
import { type Call, type Hub, notFound, ok, type Operation, paged, textField, textParam, timestamp, unprocessable } from './reply.ts'
import { asRecord } from './schema.ts'

function refObject(hub: Hub, { name, sha, type }: GitRef): Record<string, unknown> {
  const git = `${hub.apiUrl}/repos/${hub.state.repository}/git`
  return { ref: name, node_id: `REF_${name}`, url: `${git}/${name}`, object: { sha, type, url: `${git}/${type}s/${sha}` } }
}

async function exactRef(call: Call, hub: Hub): Promise<GitRef | undefined> {
  const name = `refs/${textParam(call, 'ref')}`
  return (await hub.repository.refs(name)).find((ref) => ref.name === name)
}

const matchingRefs: Operation = async (call, hub) => {
  const refs = await hub.repository.refs(`refs/${textParam(call, 'ref')}`)
  return paged(call, hub, refs, (ref) => refObject(hub, ref))
}

const getRef: Operation = async (call, hub) => {
  const ref = await exactRef(call, hub)
  return ref === undefined ? notFound : ok(refObject(hub, ref))
}

const createRef: Operation = async (call, hub) => {
  const [name, sha] = [textField(call, 'ref'), textField(call, 'sha')]
  if (!/^refs\/[^/]+\/./.test(name)) return unprocessable("Reference name must start with 'refs/' and have at least two slashes")
  if ((await hub.repository.resolve(sha)) !== sha) return unprocessable('Object does not exist')
  const created = await hub.repository.createRef(name, sha)
  const ref = (await hub.repository.refs(name)).find((found) => found.name === name)
  if (ref === undefined) return unprocessable('Reference update failed')
  return created ? { status: 201, body: refObject(hub, ref) } : unprocessable('Reference already exists')
}

const deleteRef: Operation = async (call, hub) => {
  const ref = await exactRef(call, hub)
  if (ref === undefined) return unprocessable('Reference does not exist')
  if (hub.state.protectedBranches.some((branch) => ref.name === `refs/heads/${branch}`))
    return unprocessable('Cannot delete this protected branch')
  return (await hub.repository.deleteRef(ref.name, ref.sha)) ? { status: 204 } : unprocessable('Reference does not exist')
}

const getTree: Operation = async (call, hub) => {
  const name = textParam(call, 'tree_sha')
  const sha = (await hub.repository.resolve(`${name}^{tree}`)) ?? (await hub.repository.resolve(`refs/heads/${name}^{tree}`))
  if (sha === null) return notFound
  const git = `${hub.apiUrl}/repos/${hub.state.repository}/git`
  const entries = await hub.repository.tree(sha, call.query['recursive'] !== undefined)
  const tree = entries.map(({ size, ...entry }) => ({
    ...entry,
    ...(size === null ? {} : { size }),
    url: `${git}/${entry.type}s/${entry.sha}`,
  }))
  return ok({ sha, url: `${git}/trees/${sha}`, tree, truncated: false })
}

/** A tag object of the repository; null when the id is none. */
async function tagObject(hub: Hub, sha: string): Promise<Record<string, unknown> | null> {
  const text = await hub.repository.tag(sha)
  if (text === null) return null
  const head = (key: string): string => new RegExp(`^${key} (.*)$`, 'm').exec(text)?.[1] ?? ''
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+)/.exec(head('tagger')) ?? []
  const git = `${hub.apiUrl}/repos/${hub.state.repository}/git`
  const object = { sha: head('object'), type: head('type'), url: `${git}/${head('type')}s/${head('object')}` }
  const tagger = { name, email, date: timestamp(Number(seconds) * 1000) }
  const message = text.slice(text.indexOf('\n\n') + 2).replace(/\n$/, '')
  return {
    ...hub.schema.example('git/get-tag', 200),
    node_id: `T_${sha}`,
    tag: head('tag'),
    sha,
    url: `${git}/tags/${sha}`,
    message,
    tagger,
    object,
  }
}

const createTag: Operation = async (call, hub) => {
  const { id } = accountOf(hub.state, call.token.login)
  const tagger = {
    name: call.token.login,
    email: `${id}+${call.token.login}@users.noreply.github.com`,
    date: timestamp(hub.state.now()),
    ...asRecord(call.body['tagger']),
  }
  const when = Math.floor(Date.parse(tagger.date) / 1000)
  const head = `object ${textField(call, 'object')}\ntype ${textField(call, 'type')}\ntag ${textField(call, 'tag')}\ntagger ${tagger.name} <${tagger.email}> ${when} +0000\n`
  const sha = await hub.repository.makeTag(`${head}\n${textField(call, 'message')}\n`)
  return sha === null ? unprocessable('Object does not exist') : { status: 201, body: await tagObject(hub, sha) }
}

const getTag: Operation = async (call, hub) => {
  const tag = await tagObject(hub, textParam(call, 'tag_sha'))
  return tag === null ? notFound : ok(tag)
}

export const refOperations: Readonly<Record<string, Operation>> = {
  'git/list-matching-refs': matchingRefs,
  'git/get-ref': getRef,
  'git/create-ref': createRef,
  'git/delete-ref': deleteRef,
  'git/get-tree': getTree,
  'git/create-tag': createTag,
  'git/get-tag': getTag,
}
