import * as v from 'valibot'
import { agentCheck } from '../../../core/model/check-run.ts'
import type { News } from '../../../core/dashboard/board.ts'
import { readStatus } from '../../../core/dashboard/status.ts'
import { checkShape, commentShape, ownCheck, ownComment, pullFacts, pullShape, type Trusted } from './shapes.ts'

const repository = v.object({ full_name: v.string() })
const commentEvent = v.object({
  action: v.string(),
  issue: v.object({ number: v.number() }),
  comment: v.omit(commentShape, ['issue_url']),
  repository,
})
const pullEvent = v.object({ action: v.string(), pull_request: pullShape, repository })
const checkEvent = v.object({ action: v.string(), check_run: checkShape, repository })

/** What an event came to. `reread`: a pull request whose comments were said while it was not looked at. */
export type Heard =
  | {
      readonly kind: 'news'
      readonly news: readonly News[]
      readonly reread: { readonly repository: string; readonly pull: number } | null
    }
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed' }

/** Reads an event that is known to be GitHub's. `names`: the repositories that are shown, as they are written there. */
export function hear(event: string, payload: unknown, names: readonly string[], trusted: Trusted): Heard {
  const of = v.safeParse(v.object({ repository: v.nullish(repository) }), payload)
  if (!of.success) return { kind: 'malformed' }
  const fullName = of.output.repository?.full_name.toLowerCase()
  const name = names.find((one) => one.toLowerCase() === fullName)
  if (event === 'ping' && fullName === undefined) return { kind: 'ignored' }
  if (name === undefined) return { kind: 'unlisted' }
  switch (event) {
    case 'issue_comment':
      return read(commentEvent, payload, ({ action, issue, comment }) => ofComment(name, action, issue.number, comment, trusted))
    case 'pull_request':
      return read(pullEvent, payload, ({ action, pull_request: pull }) => ofPull(name, action, pull))
    case 'check_run':
      return read(checkEvent, payload, ({ check_run: check }) => ofCheck(name, check, trusted))
    default:
      return { kind: 'ignored' }
  }
}

function read<S extends v.GenericSchema>(schema: S, payload: unknown, use: (value: v.InferOutput<S>) => Heard): Heard {
  const parsed = v.safeParse(schema, payload)
  return parsed.success ? use(parsed.output) : { kind: 'malformed' }
}

function ofComment(
  name: string,
  action: string,
  number: number,
  comment: v.InferOutput<typeof commentEvent>['comment'],
  trusted: Trusted,
): Heard {
  const own = ownComment({ ...comment, issue_url: `/issues/${number}` }, trusted)
  if (own === null) return { kind: 'ignored' }
  if (action === 'deleted') return newsOf({ kind: 'comment-gone', repository: name, number, commentId: own.id })
  const status = readStatus(own)
  return status === null ? { kind: 'ignored' } : newsOf({ kind: 'status', repository: name, number, status })
}

function ofPull(name: string, action: string, pull: v.InferOutput<typeof pullShape>): Heard {
  if (action === 'closed') return newsOf({ kind: 'pull-closed', repository: name, number: pull.number })
  const news: News = { kind: 'pulls', repository: name, pulls: [pullFacts(name, pull)], isWhole: false }
  return { kind: 'news', news: [news], reread: action === 'reopened' ? { repository: name, pull: pull.number } : null }
}

function ofCheck(name: string, check: v.InferOutput<typeof checkShape>, trusted: Trusted): Heard {
  const own = check.name === agentCheck ? ownCheck([check], trusted) : null
  return own === null ? { kind: 'ignored' } : newsOf({ kind: 'check', repository: name, commit: check.head_sha, check: own })
}

function newsOf(news: News): Heard {
  return { kind: 'news', news: [news], reread: null }
}
