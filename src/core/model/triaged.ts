import * as v from 'valibot'
import { timelineSchema } from './account.ts'
import { diagnosticSchema } from './diagnostic.ts'
import { recordSchema } from './marker.ts'
import { isSha, mergeabilities, type Sha } from './pull.ts'
import { reviewStates } from './session.ts'
import type { TurnContext } from './turn.ts'
import { workSchema } from './work.ts'

/** An attempt that is claimed, with all that there is to brief: what `triage` hands to the other phases. */
export interface ClaimedTurn {
  readonly context: TurnContext
}

const text = v.string()
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const nullable = { text: v.nullable(text), count: v.nullable(count) }
const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))
const sha = v.custom<Sha>(isSha)
const actor = v.object({ login: text, type: v.picklist(['User', 'Bot', 'Organization', 'Mannequin']) })
const said = { pull: count, title: nullable.text, author: actor, at: count }

const run = {
  id: count,
  attempt: count,
  name: text,
  title: nullable.text,
  headSha: sha,
  headBranch: text,
  headRepository: nullable.text,
  pulls: v.array(count),
  startedBy: v.array(actor),
}

const trigger = v.variant('kind', [
  v.object({ kind: v.literal('ci-finished'), run: v.object({ ...run, conclusion: nullable.text }) }),
  v.object({ kind: v.literal('ci-started'), run: v.object(run) }),
  v.object({ kind: v.literal('commented'), commentId: count, text, ...said }),
  v.object({ kind: v.literal('commanded'), commentId: count, command: text, argument: text, text, ...said }),
  v.object({ kind: v.literal('reviewed'), reviewId: count, state: v.picklist(reviewStates), text, commit: sha, ...said }),
  v.object({ kind: v.literal('dispatched'), pull: count, author: actor, runId: count }),
  v.object({ kind: v.literal('reconcile-due'), pull: count, startedBy: v.array(actor) }),
])

const pull = v.object({
  number: count,
  author: actor,
  open: v.boolean(),
  draft: v.boolean(),
  merge: v.picklist(mergeabilities),
  headSha: sha,
  headBranch: text,
  headRepository: nullable.text,
  baseBranch: text,
  baseSha: sha,
  defaultBranch: text,
  labels: v.array(text),
})

const untrusted = v.variant('kind', [
  v.object({ kind: v.literal('fork'), repository: text }),
  v.object({ kind: v.literal('stranger'), login: text, role: v.picklist(['asked', 'started-ci', 'opened-pull']) }),
])

const before = v.array(v.object({ author: text, text: nullable.text }))
const remark = v.object({
  id: count,
  top: count,
  thread: v.nullable(v.object({ id: text, isResolved: v.boolean() })),
  path: text,
  subject: v.picklist(['line', 'file']),
  side: v.picklist(['left', 'right']),
  startLine: nullable.count,
  line: nullable.count,
  isOutdated: v.boolean(),
  hunk: text,
  text: nullable.text,
  before,
})

const session = v.variant('kind', [
  v.object({ kind: v.literal('ci'), attempt: count, asked: v.optional(v.object({ author: text, only: nullable.text, text })) }),
  v.object({
    kind: v.literal('conflict'),
    attempt: count,
    how: v.picklist(['merge', 'rebase']),
    base: sha,
    branch: text,
    merge: sha,
    files: v.array(text),
  }),
  v.object({ kind: v.literal('comment'), commentId: count, author: text, text, before }),
  v.object({
    kind: v.literal('review'),
    reviewId: count,
    author: text,
    verdict: v.picklist(reviewStates),
    text,
    commit: sha,
    remarks: v.array(remark),
  }),
])

const counters = { tests: count, failed: count, errored: count, skipped: count, flaky: count }

/** A report as phases hand it over. */
const reportSchema = v.object({
  summary: v.object({ passed: count, ...counters }),
  sources: v.array(v.object({ path: text, kind: text, ...counters, warnings: v.array(text) })),
  diagnostics: v.array(diagnosticSchema),
  omitted: count,
  fingerprint: text,
  gaps: v.array(text),
  pages: v.optional(v.record(text, text)),
})

const claimedSchema = v.object({
  context: v.object({
    trigger,
    pull,
    untrusted: v.nullable(untrusted),
    session: v.nullable(session),
    report: v.nullable(reportSchema),
    record: recordSchema,
    work: v.nullable(workSchema),
    used: count,
    latest: nullable.text,
    maxAttempts: count,
    budget: v.object({ costUsd: amount, minutes: amount }),
    commandPrefix: text,
    statusCommentId: nullable.count,
    ciWorkflows: v.array(text),
    settleBy: nullable.count,
    check: v.nullable(v.object({ id: nullable.count })),
    notes: v.array(text),
    timeline: timelineSchema,
    links: v.object({ repository: text, run: text }),
  }),
})

/** Reads what `triage` left for the next phase; null when it does not fit. */
export function readClaimed(value: unknown): ClaimedTurn | null {
  const parsed = v.safeParse(claimedSchema, value)
  return parsed.success ? parsed.output : null
}
