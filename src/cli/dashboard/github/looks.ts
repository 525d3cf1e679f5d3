import * as v from 'valibot'
import { agentCheck } from '../../../core/model/check-run.ts'
import type { News } from '../../../core/dashboard/board.ts'
import type { PullFacts } from '../../../core/dashboard/card-of.ts'
import { readStatus } from '../../../core/dashboard/status.ts'
import type { Looker, Trouble } from '../../../shell/github/looker.ts'
import { isMissing, pages } from './pages.ts'
import { checkShape, commentShape, ownCheck, ownComment, pullFacts, pullShape, type Trusted } from './shapes.ts'

/** Of the lists of a repository, a hundred on each. */
const mostPages = { pulls: 10, comments: 5, ofOnePull: 10 }
/** Pull requests whose comments are read one by one in the same look. */
const mostSingles = 20
const mostChecks = 50

/** What a look at one repository works with. */
export interface Means {
  /** `owner/name`. */
  readonly name: string
  readonly looker: Looker
  readonly trusted: () => Promise<Trusted>
  readonly tell: (news: News) => void
  /** Commits with sessions at work, as far as is known. */
  readonly atWork: () => readonly string[]
}

/** One part of a look: tells what is new, and gives what kept it from that. */
export type Part = () => Promise<Trouble | null>

/** What is shared between the parts of one repository. */
export interface Memory {
  /** Open pull requests. */
  readonly seen: Set<number>
  /** Those whose comments are to be read from the start. */
  readonly unread: Set<number>
  /** Comments have been read up to this time; null before the first look. */
  since: string | null
}

/** The open pull requests. */
export function pullsOf({ name, looker, tell }: Means, memory: Memory): Part {
  let listed: readonly (readonly PullFacts[])[] = []
  return async () => {
    const found = await pages(
      looker,
      'GET /repos/{owner}/{repo}/pulls',
      { ...placeOf(name), state: 'open', sort: 'updated', direction: 'desc' },
      v.array(pullShape),
      mostPages.pulls,
    )
    if (found.kind !== 'pages') return found
    if (found.values.every((page) => page === null) && found.values.length === listed.length) return null
    listed = found.values.map((page, at) => page?.map((pull) => pullFacts(name, pull)) ?? listed[at] ?? [])
    const open = listed.flat()
    tell({ kind: 'pulls', repository: name, pulls: open, isWhole: !found.hasMore })
    const { seen, unread, since } = memory
    const numbers = new Set(open.map(({ number }) => number))
    // What a list of comments told before a pull request was known is read once more.
    for (const number of numbers) if (!seen.has(number) && since !== null) unread.add(number)
    for (const number of seen) if (!found.hasMore && !numbers.has(number)) seen.delete(number)
    for (const number of numbers) seen.add(number)
    return null
  }
}

/** What was written since the last look, over all pull requests at once. */
export function commentsOf(means: Means, memory: Memory): Part {
  const { name, looker } = means
  return async () => {
    const from = memory.since === null ? {} : { since: memory.since }
    const found = await pages(
      looker,
      'GET /repos/{owner}/{repo}/issues/comments',
      { ...placeOf(name), sort: 'updated', direction: 'desc', ...from },
      v.array(commentShape),
      mostPages.comments,
    )
    if (found.kind !== 'pages') return found
    const news = found.values.flatMap((page) => page ?? [])
    if (news.length === 0 && memory.since !== null) return null
    const heard = await hear(means, news)
    if (found.hasMore)
      for (const number of await withLoop(
        means,
        [...memory.seen].filter((one) => !heard.has(one)),
      ))
        memory.unread.add(number)
    const newest = Math.max(memory.since === null ? 0 : Date.parse(memory.since), ...news.map(({ updated_at: at }) => at))
    memory.since = new Date(newest).toISOString().replace(/\.\d{3}Z$/, 'Z')
    return null
  }
}

/** What was written on single pull requests from their beginning. */
export function singlesOf(means: Means, { unread }: Memory): Part {
  const { name, looker } = means
  return async () => {
    for (const number of [...unread].slice(0, mostSingles)) {
      const found = await pages(
        looker,
        'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        { ...placeOf(name), issue_number: number },
        v.array(commentShape),
        mostPages.ofOnePull,
      )
      if (found.kind !== 'pages' && !isMissing(found)) return found
      if (found.kind === 'pages')
        await hear(
          means,
          found.values.flatMap((page) => page ?? []),
        )
      unread.delete(number)
    }
    return null
  }
}

/** What sessions at work show of themselves. Where there are very many, each look takes others. */
export function checksOf({ name, looker, trusted, tell, atWork }: Means): Part {
  let next = 0
  return async () => {
    const commits = atWork()
    const from = commits.length > mostChecks ? next % commits.length : 0
    next = from + mostChecks
    for (const commit of [...commits.slice(from), ...commits.slice(0, from)].slice(0, mostChecks)) {
      const found = await looker.page(
        'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
        { ...placeOf(name), ref: commit, check_name: agentCheck, filter: 'latest', per_page: 100 },
        v.object({ check_runs: v.array(checkShape) }),
      )
      // A branch may have been pushed anew by force meanwhile.
      if (isMissing(found)) continue
      if (found.kind !== 'page') return found
      if (found.value !== null) tell({ kind: 'check', repository: name, commit, check: ownCheck(found.value.check_runs, await trusted()) })
    }
    return null
  }
}

function placeOf(name: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = name.split('/', 2)
  return { owner, repo }
}

/** Tells what the loop said; gives the pull requests on which it did. */
async function hear({ name, trusted, tell }: Means, comments: readonly v.InferOutput<typeof commentShape>[]): Promise<ReadonlySet<number>> {
  const accounts = await trusted()
  const told = comments.flatMap((comment) => ownComment(comment, accounts) ?? []).flatMap((comment) => readStatus(comment) ?? [])
  for (const status of told) tell({ kind: 'status', repository: name, number: status.record.pull, status })
  return new Set(told.map(({ record }) => record.pull))
}

/** Those with refs of the loop; all of them where it is not told which those are. */
async function withLoop({ name, looker }: Means, numbers: readonly number[]): Promise<readonly number[]> {
  const refs = await looker.page(
    'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    { ...placeOf(name), ref: 'codality/', per_page: 100 },
    v.array(v.object({ ref: v.string() })),
  )
  if (refs.kind !== 'page' || refs.value === null || refs.hasMore) return numbers
  const own = new Set(refs.value.map(({ ref }) => Number(/^refs\/codality\/(\d{1,10})\//.exec(ref)?.[1] ?? 0)))
  return numbers.filter((number) => own.has(number))
}
