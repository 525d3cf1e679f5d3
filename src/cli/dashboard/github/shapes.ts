import * as v from 'valibot'
import { agentCheck, runOfKey } from '../../../core/model/check-run.ts'
import { isSha } from '../../../core/model/pull.ts'
import type { CheckFacts, PullFacts } from '../../../core/dashboard/card-of.ts'
import type { OwnComment } from '../../../core/dashboard/status.ts'

const id = v.pipe(v.number(), v.integer(), v.minValue(0))
const text = v.string()
const time = v.pipe(
  v.string(),
  v.transform((value) => Date.parse(value)),
  v.number(),
)
const account = v.nullish(v.object({ login: text }))

/** Of lists and of events alike: only what is shown. */
export const pullShape = v.object({
  number: id,
  title: text,
  draft: v.nullish(v.boolean()),
  html_url: text,
  user: account,
  head: v.object({ ref: text, sha: v.custom<string>(isSha) }),
})

export const commentShape = v.object({ id, body: v.nullish(text), html_url: text, issue_url: text, updated_at: time, user: account })

export const checkShape = v.object({
  id,
  name: text,
  head_sha: v.custom<string>(isSha),
  external_id: v.nullish(text),
  status: text,
  started_at: v.nullish(time),
  app: v.nullish(v.object({ slug: v.nullish(text) })),
  output: v.object({ title: v.nullish(text) }),
})

export function pullFacts(
  repository: string,
  { number, title, draft, html_url: url, user, head }: v.InferOutput<typeof pullShape>,
): PullFacts {
  return { repository, number, title, author: user?.login ?? 'ghost', branch: head.ref, head: head.sha, isDraft: draft === true, url }
}

/** Accounts that the loop may write as; whatever others write is nobody's word. */
export interface Trusted {
  readonly logins: ReadonlySet<string>
}

/** Null for what somebody else wrote, whatever it says. */
export function ownComment(
  { id: comment, body, html_url: url, issue_url: issue, updated_at: at, user }: v.InferOutput<typeof commentShape>,
  { logins }: Trusted,
): OwnComment | null {
  const [, number] = /\/issues\/(\d{1,10})$/.exec(issue) ?? []
  return number === undefined || user === null || user === undefined || !logins.has(user.login)
    ? null
    : { id: comment, pull: Number(number), body: body ?? '', url, at }
}

/** The session's check among those of a commit: one at work before one that is done, then the newest. */
export function ownCheck(checks: readonly v.InferOutput<typeof checkShape>[], { logins }: Trusted): CheckFacts | null {
  const own = checks.filter(
    ({ name, external_id: key, app }) =>
      name === agentCheck && runOfKey(key ?? '') !== null && (logins.has(`${app?.slug ?? ''}[bot]`) || logins.has(app?.slug ?? '')),
  )
  const [newest] = own.toSorted(
    (one, other) => Number(one.status === 'completed') - Number(other.status === 'completed') || other.id - one.id,
  )
  return newest === undefined
    ? null
    : { key: newest.external_id ?? '', title: newest.output.title ?? '', isDone: newest.status === 'completed', at: newest.started_at ?? 0 }
}
