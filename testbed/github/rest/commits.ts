import { userOfEmail } from './accounts.ts'
import type { ChangedFile } from './git-repository.ts'
import { type Hub, notFound, ok, type Operation, paged, textParam, unprocessable } from './reply.ts'
import { asRecord } from './schema.ts'
import type { StatusState } from '../state.ts'

/** A file of a pull request, a commit or a comparison. */
export function fileObject(hub: Hub, file: ChangedFile, head: string): Record<string, unknown> {
  const at = `${hub.state.repository}/blob/${head}/${file.path}`
  const urls = {
    blob_url: `${hub.serverUrl}/${at}`,
    raw_url: `${hub.serverUrl}/${at}?raw=1`,
    contents_url: `${hub.apiUrl}/repos/${hub.state.repository}/contents/${encodeURIComponent(file.path)}?ref=${head}`,
  }
  const { path, status, additions, deletions, patch, sha } = file
  return {
    sha,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    ...urls,
    ...(patch === null ? {} : { patch }),
  }
}

/** A commit without its files; the name must resolve. */
export async function commitObject(hub: Hub, name: string): Promise<Record<string, unknown>> {
  const commit = await hub.repository.commit(name)
  if (commit === null) throw new Error(`no commit ${name}`)
  const { sha, tree, parents, author, committer, message } = commit
  const template = hub.schema.example('repos/get-commit', 200)
  delete template['files']
  delete template['stats']
  const urls = (id: string): Record<string, string> => ({
    url: `${hub.apiUrl}/repos/${hub.state.repository}/commits/${id}`,
    html_url: `${hub.serverUrl}/${hub.state.repository}/commit/${id}`,
  })
  const inner = {
    ...asRecord(template['commit']),
    author,
    committer,
    message,
    tree: { sha: tree, url: `${hub.apiUrl}/repos/${hub.state.repository}/git/trees/${tree}` },
  }
  const people = { author: userOfEmail(hub, author.email), committer: userOfEmail(hub, committer.email) }
  return {
    ...template,
    sha,
    node_id: `C_${sha}`,
    ...urls(sha),
    commit: inner,
    ...people,
    parents: parents.map((id) => ({ sha: id, ...urls(id) })),
  }
}

/** The commit a path's `{ref}` means: a branch, a tag or an id. */
export async function commitOf(hub: Hub, ref: string): Promise<string | null> {
  const name = /^[0-9a-f]{40}$/.test(ref) ? ref : ref.replace(/^(?!refs\/|heads\/|tags\/)/, 'heads/').replace(/^(?!refs\/)/, 'refs/')
  return (await hub.repository.commit(name))?.sha ?? (await hub.repository.commit(ref))?.sha ?? null
}

/** Git's name of nothing, which is what a first commit is compared with. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

const getCommit: Operation = async (call, hub) => {
  const ref = textParam(call, 'ref')
  const commit = await hub.repository.commit((await commitOf(hub, ref)) ?? ref)
  if (commit === null) return unprocessable(`No commit found for SHA: ${ref}`)
  const files = await hub.repository.changedFiles(commit.parents[0] ?? emptyTree, commit.sha, 'direct')
  const count = (key: 'additions' | 'deletions'): number => files.reduce((sum, file) => sum + file[key], 0)
  const stats = { additions: count('additions'), deletions: count('deletions'), total: count('additions') + count('deletions') }
  return ok({ ...(await commitObject(hub, commit.sha)), stats, files: files.map((file) => fileObject(hub, file, commit.sha)) })
}

const compare: Operation = async (call, hub) => {
  const [from = '', to = ''] = textParam(call, 'basehead').split('...')
  const [base, head] = [await commitOf(hub, from), await commitOf(hub, to)]
  const fork = base === null || head === null ? null : await hub.repository.mergeBase(base, head)
  if (base === null || head === null || fork === null) return notFound
  const ahead = (await hub.repository.commits(`${base}..${head}`)).toReversed()
  const behind = await hub.repository.commits(`${head}..${base}`)
  const status = ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical'
  const page = await paged(call, hub, ahead, (sha) => commitObject(hub, sha))
  const files = (await hub.repository.changedFiles(base, head)).map((file) => fileObject(hub, file, head))
  const ends = { base_commit: await commitObject(hub, base), merge_base_commit: await commitObject(hub, fork) }
  const counts = { status, ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length }
  return { ...page, body: { ...hub.schema.example('repos/compare-commits', 200), ...ends, ...counts, commits: page.body, files } }
}

/** The newest status of each context decides. */
function combined(statuses: readonly StatusState[]): string {
  const has = (...states: readonly string[]): boolean => statuses.some(({ state }) => states.includes(state))
  return has('failure', 'error') ? 'failure' : has('pending') || statuses.length === 0 ? 'pending' : 'success'
}

const getStatus: Operation = async (call, hub) => {
  const sha = await commitOf(hub, textParam(call, 'ref'))
  if (sha === null) return notFound
  const example = hub.schema.example('repos/get-combined-status-for-ref', 200)
  const [template] = Array.isArray(example['statuses']) ? (example['statuses'] as unknown[]) : []
  const latest = [...new Map(hub.state.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status])).values()]
  const render = ({ context, state, description }: StatusState): unknown => ({
    ...asRecord(template),
    context,
    state,
    description,
    url: `${hub.apiUrl}/repos/${hub.state.repository}/statuses/${sha}`,
  })
  const page = await paged(call, hub, latest, render, 'statuses')
  return { ...page, body: { ...example, ...asRecord(page.body), sha, state: combined(latest) } }
}

const getContent: Operation = async (call, hub) => {
  const path = textParam(call, 'path')
  const sha = await commitOf(hub, call.query['ref'] ?? hub.state.defaultBranch)
  const content = sha === null ? null : await hub.repository.file(sha, path)
  if (content === null) return notFound
  const example = hub.schema.example('repos/get-content', 200)
  return ok({
    ...example,
    type: 'file',
    encoding: 'base64',
    name: path.split('/').at(-1) ?? path,
    path,
    size: content.length,
    content: content.toString('base64').replaceAll(/.{60}/g, '$&\n'),
  })
}

export const commitOperations: Readonly<Record<string, Operation>> = {
  'repos/get-commit': getCommit,
  'repos/get-content': getContent,
  'repos/compare-commits': compare,
  'repos/get-combined-status-for-ref': getStatus,
}
