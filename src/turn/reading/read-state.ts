import { mergeMarker, readClaims, rebuildRecord } from '../../core/decision/claims.ts'
import { ciWorkflows } from '../../core/decision/judge-ci.ts'
import { isOnlyReplies } from '../../core/reviews/heard.ts'
import type { LoopState } from '../../core/decision/loop-state.ts'
import { isOwnCheck, runOfKey } from '../../core/model/check-run.ts'
import type { CiSnapshot, CiVerdict } from '../../core/model/ci.ts'
import type { Config } from '../../core/model/config.ts'
import type { Claims, LoopRecord, Ref } from '../../core/model/loop.ts'
import type { Pull, Sha } from '../../core/model/pull.ts'
import type { ReviewRemark } from '../../core/model/session.ts'
import { spentOf } from '../../core/model/spending.ts'
import type { Trigger, Untrusted } from '../../core/model/trigger.ts'
import { placed, saidBefore } from '../../core/reviews/said.ts'
import { isAboutSeenCommit, ownCommits, wasSeen } from '../../core/decision/seen-head.ts'
import type { World } from '../../ports/world.ts'
import { rulesOf } from '../ci/ci-now.ts'
import { type Own, readLedger } from './own-words.ts'
import { type Ignored, settle } from '../ci/settle.ts'

/** All that a turn reads before it decides. */
export interface TurnState extends LoopState {
  readonly kind: 'state'
  readonly untrusted: Untrusted | null
  readonly record: LoopRecord
  readonly statusCommentId: number | null
  /** Our refs as they stood before all else was read. */
  readonly refs: readonly Ref[]
  /** The other runs that were at work then. */
  readonly atWork: readonly number[]
  readonly ciWorkflows: readonly string[]
  /** As in `TurnContext`: null when what CI says is not waited for any more. */
  readonly settleBy: number | null
  readonly notes: readonly string[]
  /** The status comment says that somebody is at work, and nobody is. */
  readonly isLost: boolean
  /** The loop worked here, and no status comment says so. */
  readonly isSilent: boolean
  /** Commits on which a check of a session may read as at work although nobody is. */
  readonly openChecks: readonly Sha[]
}

/** Reads what was done before and how CI stands: each thing once. Who asks is known by then, and may. */
export async function readState(
  trigger: Trigger,
  pull: Pull,
  untrusted: Untrusted | null,
  deadline: number,
  config: Config,
  world: World,
): Promise<TurnState | Ignored> {
  const { github } = world
  if (trigger.kind === 'commented' || trigger.kind === 'commanded') await github.react(trigger.commentId, 'eyes')

  const settled = await settle(trigger, pull, deadline, config, world, readLedger)
  if (settled.kind === 'ignored') return settled
  const { own, checked, pull: now } = settled
  const state = stateOf(now, own, checked, config)
  const remarks = trigger.kind === 'reviewed' ? await github.remarks(now.number, { id: trigger.reviewId, at: trigger.at }) : []
  return {
    ...state,
    untrusted,
    remarks: remarks.map(placed),
    before: trigger.kind === 'commented' ? saidBefore(trigger, own.people) : [],
    mention: config.policy.mention,
    dispatchedAt: trigger.kind === 'dispatched' ? ((await github.run(trigger.runId))?.createdAt ?? 0) : 0,
    headWasSeen: await wasHeadSeen(trigger, remarks, now.headSha, state.record, checked.snapshot, world),
    ciWorkflows: ciWorkflows(checked.snapshot, rulesOf(config)),
    settleBy: checked.settleBy,
    notes: checked.notes,
  }
}

/** Costs a request only where the newest commits are the loop's own. */
async function wasHeadSeen(
  trigger: Trigger,
  remarks: readonly ReviewRemark[],
  head: Sha,
  record: LoopRecord,
  { runs }: CiSnapshot,
  { github }: World,
): Promise<boolean> {
  if (!isAboutSeenCommit(trigger)) return true
  const commits = ownCommits(head, record)
  const first = commits.at(-1)
  const isReply = trigger.kind === 'reviewed' && isOnlyReplies(trigger, remarks)
  return wasSeen(
    trigger,
    commits,
    first === undefined || first === head || (trigger.kind === 'reviewed' && !isReply) ? runs : await github.ciRuns(first),
    isReply,
  )
}

/** What a turn that died left behind on a pull request that has moved on since; null when it left nothing to mend. */
export async function readLost(pull: Pull, config: Config, world: World): Promise<TurnState | null> {
  const own = await readLedger(pull, config, world)
  if (own.busy !== null || (own.record?.working ?? null) === null) return null
  return stateOf(pull, own, { ci: { kind: 'none' }, snapshot: null }, config)
}

/** How a pull request stands by our own words and refs, and by what CI says of it; `snapshot` is null where that was not looked at as a whole. */
export function stateOf(
  pull: Pull,
  own: Own,
  { ci, snapshot }: { readonly ci: CiVerdict; readonly snapshot: CiSnapshot | null },
  config: Config,
): TurnState {
  const claims = mergeMarker(readClaims(pull.number, own.refs), own.record)
  const stand = standOf(own, claims, rebuildRecord(pull.number, claims, own.record))
  return {
    kind: 'state',
    pull,
    untrusted: null,
    claims,
    ci,
    told: own.told,
    remarks: [],
    before: [],
    mention: '',
    dispatchedAt: 0,
    maxAttempts: config.policy.maxAttempts,
    budget: config.policy.budget,
    spent: spentOf(stand.record),
    headWasSeen: true,
    // Whether there is one is looked into once all else is known.
    conflict: null,
    conflictTold: stand.record.conflict ?? null,
    onConflict: config.policy.onConflict,
    ...stand,
    isSilent: own.statusCommentId === null && claims.slots.length > 0,
    openChecks: openChecks(own, claims, snapshot, config),
    statusCommentId: own.statusCommentId,
    refs: own.refs,
    atWork: own.atWork,
    ciWorkflows: [],
    settleBy: null,
    notes: [],
  }
}

function standOf({ busy, record: written }: Own, claims: Claims, record: LoopRecord): Pick<TurnState, 'busy' | 'record' | 'isLost'> {
  return busy === null
    ? { busy, record: endInterrupted(record), isLost: written !== null && isUnended(written, claims) }
    : { busy, record, isLost: false }
}

/** Where a lost machine may have left one, where an end could not be written, and where one is seen that is no other turn's. */
function openChecks({ busy, record }: Own, { slots }: Claims, snapshot: CiSnapshot | null, { runner }: Config): readonly Sha[] {
  if (busy !== null) return []
  const newest = slots.at(-1)
  const isKnown =
    newest === undefined || record?.attempts.some(({ epoch, number }) => epoch === newest.epoch && number === newest.number) === true
  const working = (record?.attempts ?? []).flatMap(({ ended, from }) => (ended === 'working' ? [from] : []))
  const isSeen =
    snapshot?.checks.some(
      (check) => isOwnCheck(check) && check.status !== 'completed' && (runOfKey(check.key) !== runner.runId || runner.runAttempt > 1),
    ) === true
  return [
    ...working,
    ...(isKnown ? [] : [newest.from]),
    ...(record?.openCheck === undefined ? [] : [record.openCheck]),
    ...(isSeen ? [snapshot.sha] : []),
  ]
}

/** Does the comment tell of work whose end it does not know, or does it not know of the newest work at all? People may have edited any of it. */
function isUnended({ working, attempts }: LoopRecord, { slots }: Claims): boolean {
  const newest = slots.at(-1)
  const isKnown = newest === undefined || attempts.some(({ epoch, number }) => epoch === newest.epoch && number === newest.number)
  return working !== null || !isKnown || attempts.some(({ ended }) => ended === 'working')
}

/** An attempt that nobody works on any more did not end by itself: its machine was lost. */
export function endInterrupted(record: LoopRecord): LoopRecord {
  return {
    ...record,
    working: null,
    attempts: record.attempts.map((attempt) => (attempt.ended === 'working' ? { ...attempt, ended: 'interrupted' } : attempt)),
  }
}
