import { admit } from '../core/admit.ts'
import { commandOf, waitsForOthers } from '../core/commands/index.ts'
import { mergeMarker, readClaims, rebuildRecord } from '../core/claims.ts'
import { type CiRules, ciWorkflows, judgeCi } from '../core/judge-ci.ts'
import { isOnlyReplies } from '../core/heard.ts'
import type { LoopState } from '../core/loop-state.ts'
import { isOwnCheck, runOfKey } from '../core/model/check-run.ts'
import type { CiSnapshot, CiVerdict } from '../core/model/ci.ts'
import type { Config } from '../core/model/config.ts'
import { listNames } from '../core/model/listing.ts'
import type { Claims, LoopRecord, Ref } from '../core/model/loop.ts'
import { type Pull, type Sha, short } from '../core/model/pull.ts'
import type { ReviewRemark } from '../core/model/session.ts'
import { spentOf } from '../core/model/spending.ts'
import { type IgnoreReason, isOfCi, type Trigger, type Untrusted } from '../core/model/trigger.ts'
import { placed, saidBefore } from '../core/said.ts'
import { isAboutSeenCommit, ownCommits, wasSeen } from '../core/seen-head.ts'
import type { OwnComments, World } from '../ports.ts'
import { hasMoved, isListed, lookNow, rulesOf } from './ci-now.ts'
import { lookForTurns } from './one-at-a-time.ts'

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

interface Ignored {
  readonly kind: 'ignored'
  readonly because: IgnoreReason
}

/** Reads what was done before and how CI stands: each thing once. Who asks is known by then, and may. */
export async function readState(trigger: Trigger, pull: Pull, untrusted: Untrusted | null, deadline: number, config: Config, world: World): Promise<TurnState | Ignored> {
  const { github } = world
  if (trigger.kind === 'commented' || trigger.kind === 'commanded') await github.react(trigger.commentId, 'eyes')

  const settled = await settle(trigger, pull, deadline, config, world, readLedger)
  if (settled.kind === 'ignored') return settled
  const { own, checked } = settled
  const { number } = settled.pull
  const claims = mergeMarker(readClaims(number, own.refs), own.record)
  const stand = standOf(own, claims, rebuildRecord(number, claims, own.record))
  const remarks = trigger.kind === 'reviewed' ? await github.remarks(number, { id: trigger.reviewId, at: trigger.at }) : []
  const headWasSeen = await wasHeadSeen(trigger, remarks, settled.pull.headSha, stand.record, checked.snapshot, world)
  return {
    kind: 'state',
    pull: settled.pull,
    untrusted,
    claims,
    ci: checked.ci,
    told: own.told,
    remarks: remarks.map(placed),
    before: trigger.kind === 'commented' ? saidBefore(trigger, own.people) : [],
    mention: config.policy.mention,
    dispatchedAt: trigger.kind === 'dispatched' ? ((await github.run(trigger.runId))?.createdAt ?? 0) : 0,
    maxAttempts: config.policy.maxAttempts,
    budget: config.policy.budget,
    spent: spentOf(stand.record),
    headWasSeen,
    ...conflictOf(stand.record, config),
    ...stand,
    isSilent: own.statusCommentId === null && claims.slots.length > 0,
    openChecks: openChecks(own, claims, checked.snapshot, config),
    statusCommentId: own.statusCommentId,
    refs: own.refs,
    atWork: own.atWork,
    ciWorkflows: ciWorkflows(checked.snapshot, rulesOf(config)),
    settleBy: checked.settleBy,
    notes: checked.notes,
  }
}

/** Costs a request only where the newest commits are the loop's own. */
async function wasHeadSeen(trigger: Trigger, remarks: readonly ReviewRemark[], head: Sha, record: LoopRecord, { runs }: CiSnapshot, { github }: World): Promise<boolean> {
  if (!isAboutSeenCommit(trigger)) return true
  const commits = ownCommits(head, record)
  const first = commits.at(-1)
  const isReply = trigger.kind === 'reviewed' && isOnlyReplies(trigger, remarks)
  return wasSeen(trigger, commits, first === undefined || first === head || (trigger.kind === 'reviewed' && !isReply) ? runs : await github.ciRuns(first), isReply)
}

/** What a turn that died left behind on a pull request that has moved on since; null when it left nothing to mend. */
export async function readLost(pull: Pull, config: Config, world: World): Promise<TurnState | null> {
  const own = await readLedger(pull, config, world)
  if (own.busy !== null || (own.record?.working ?? null) === null) return null
  return stateOf(pull, own, { kind: 'none' }, config)
}

/** How a pull request stands by our own words and refs, and by a verdict of CI that was not waited for. */
export function stateOf(pull: Pull, own: Own, ci: CiVerdict, config: Config): TurnState {
  const claims = mergeMarker(readClaims(pull.number, own.refs), own.record)
  const stand = standOf(own, claims, rebuildRecord(pull.number, claims, own.record))
  const { maxAttempts, budget } = config.policy
  const isSilent = own.statusCommentId === null && claims.slots.length > 0
  return { kind: 'state', pull, claims, ci, told: own.told, untrusted: null, remarks: [], before: [], mention: '', dispatchedAt: 0, maxAttempts, budget, spent: spentOf(stand.record), headWasSeen: true, ...conflictOf(stand.record, config), ...stand, isSilent, openChecks: openChecks(own, claims, null, config), statusCommentId: own.statusCommentId, refs: own.refs, atWork: own.atWork, ciWorkflows: [], settleBy: null, notes: [] }
}

/** Whether there is one is looked into once all else is known. */
function conflictOf({ conflict }: LoopRecord, { policy }: Config): Pick<LoopState, 'conflict' | 'conflictTold' | 'onConflict'> {
  return { conflict: null, conflictTold: conflict ?? null, onConflict: policy.onConflict }
}

function standOf({ busy, record: written }: Own, claims: Claims, record: LoopRecord): Pick<TurnState, 'busy' | 'record' | 'isLost'> {
  return busy === null ? { busy, record: endInterrupted(record), isLost: written !== null && isUnended(written, claims) } : { busy, record, isLost: false }
}

/** Where a lost machine may have left one, where an end could not be written, and where one is seen that is no other turn's. */
function openChecks({ busy, record }: Own, { slots }: Claims, snapshot: CiSnapshot | null, { runner }: Config): readonly Sha[] {
  if (busy !== null) return []
  const newest = slots.at(-1)
  const isKnown = newest === undefined || record?.attempts.some(({ epoch, number }) => epoch === newest.epoch && number === newest.number) === true
  const working = (record?.attempts ?? []).flatMap(({ ended, from }) => (ended === 'working' ? [from] : []))
  const isSeen = snapshot?.checks.some((check) => isOwnCheck(check) && check.status !== 'completed' && (runOfKey(check.key) !== runner.runId || runner.runAttempt > 1)) === true
  return [...working, ...(isKnown ? [] : [newest.from]), ...(record?.openCheck === undefined ? [] : [record.openCheck]), ...(isSeen ? [snapshot.sha] : [])]
}

/** Does the comment tell of work whose end it does not know, or does it not know of the newest work at all? People may have edited any of it. */
function isUnended({ working, attempts }: LoopRecord, { slots }: Claims): boolean {
  const newest = slots.at(-1)
  const isKnown = newest === undefined || attempts.some(({ epoch, number }) => epoch === newest.epoch && number === newest.number)
  return working !== null || !isKnown || attempts.some(({ ended }) => ended === 'working')
}

/** An attempt that nobody works on any more did not end by itself: its machine was lost. */
export function endInterrupted(record: LoopRecord): LoopRecord {
  return { ...record, working: null, attempts: record.attempts.map((attempt) => (attempt.ended === 'working' ? { ...attempt, ended: 'interrupted' } : attempt)) }
}

interface Settled {
  readonly kind: 'settled'
  readonly pull: Pull
  readonly own: Own
  readonly checked: Checked
}

/**
 * Waits until no other turn is at work here and, after a failure of CI, until all checks have ended. Whatever was read
 * before a wait is read again after it, for both may have moved the branch. What only asks a question never waits.
 */
export async function settle(trigger: Trigger, first: Pull, deadline: number, config: Config, world: World, read: ReadOwn): Promise<Settled | Ignored> {
  const isPatient = trigger.kind !== 'reconcile-due' && waitsForOthers(trigger)
  let pull = first
  for (let round = 0; ; round += 1) {
    const own = await waitForOtherTurn(pull, isPatient ? deadline : 0, config, world, read)
    if (own.kind === 'ignored') return own
    if (own.waited || round > 0) {
      const again = await readAgain(trigger, pull, config, world)
      if (again.kind === 'ignored') return again
      pull = again.pull
    }
    const checked = await waitForChecks(trigger, pull, deadline, config, world)
    if (checked.kind === 'ignored') return checked
    if (!checked.waited || own.busy !== null) return { kind: 'settled', pull, own, checked }
    // Another turn may have begun while the checks were waited for; it must not be seen as over.
    const now = await read(pull, config, world)
    if (now.busy === null) return { kind: 'settled', pull, own: now, checked }
  }
}

async function readAgain(trigger: Trigger, pull: Pull, { policy, runner }: Config, { github }: World): Promise<{ readonly kind: 'pull'; readonly pull: Pull } | Ignored> {
  const now = await github.pull(pull.number)
  const reason: IgnoreReason | null = now === null ? { code: 'closed', pull: pull.number } : admit(trigger, now, runner.repository, policy)
  return now === null || reason !== null ? { kind: 'ignored', because: reason ?? { code: 'closed', pull: pull.number } } : { kind: 'pull', pull: now }
}

interface Checked {
  readonly kind: 'checked'
  readonly ci: CiVerdict
  readonly snapshot: CiSnapshot
  readonly notes: readonly string[]
  readonly settleBy: number | null
  readonly waited: boolean
}

/** The debounce: a CI failure is acted on when every check of the commit has ended. People are not kept waiting. */
async function waitForChecks(trigger: Trigger, pull: Pull, deadline: number, config: Config, world: World): Promise<Checked | Ignored> {
  const { policy } = config
  const { clock, log } = world
  if (trigger.kind === 'ci-started') return waitForFailure(trigger, pull, deadline, config, world)
  const looksAt = commandOf(trigger)?.looksAtCi
  if (looksAt === 'so-far') return lookSoFar(pull, config, world)
  for (let looks = 0; ; looks += 1) {
    const isLate = clock.now() >= deadline
    const { ci, snapshot } = await look(pull, { ...rulesOf(config), impatient: isLate }, isLate || looksAt === 'by-name', world)
    const waited = looks > 0
    if (waited && (await hasMoved(pull, world))) return outdated(trigger, pull)
    if (isLate && trigger.kind === 'ci-finished') return { kind: 'checked', ci, snapshot, notes: notesOf(snapshot, ci, config), settleBy: null, waited }
    if (ci.kind !== 'running' || trigger.kind !== 'ci-finished') return { kind: 'checked', ci, snapshot, notes: [], settleBy: null, waited }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    log.info(`Waiting for ${listNames(ci.waitsFor, 5, (name) => name)} on ${short(pull.headSha)}.`)
    // Backs off: CI that runs for long is not asked more often for it.
    await clock.wait(Math.min(policy.pollSeconds * 1.5 ** looks, policy.pollSeconds * 8, Math.max(0, deadline - clock.now()) / 1_000))
  }
}

/** One look, for which a failure counts from the first failed job on. */
export async function lookSoFar({ headSha }: Pull, config: Config, world: World): Promise<Checked> {
  const { ci, snapshot, hasEnded } = await lookNow(headSha, config, world)
  const notes = ci.kind === 'red' && !hasEnded ? ['CI is still running: this is what has failed so far.'] : []
  return { kind: 'checked', ci, snapshot, notes, settleBy: null, waited: false }
}

/** Until the first job has failed, all have ended well, or the time is over. Looks at a steady pace: what has not changed costs nothing. */
async function waitForFailure(trigger: Extract<Trigger, { kind: 'ci-started' }>, pull: Pull, deadline: number, config: Config, world: World): Promise<Checked | Ignored> {
  const { clock, log } = world
  for (let looks = 0; ; looks += 1) {
    const { ci, snapshot, hasEnded } = await lookNow(pull.headSha, config, world)
    const waited = looks > 0
    if (waited && (await hasMoved(pull, world))) return outdated(trigger, pull)
    const isOver = ((ci.kind === 'red' || hasEnded) && isListed(trigger.run, snapshot)) || clock.now() >= deadline
    if (isOver) return { kind: 'checked', ci, snapshot, notes: [], settleBy: hasEnded ? null : deadline, waited }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    if (!waited) log.info(`Waiting for the first failed job on ${short(pull.headSha)}.`)
    await clock.wait(Math.min(config.policy.pollSeconds, Math.max(0, deadline - clock.now()) / 1_000))
  }
}

/** Jobs behind `needs:` have no check yet, so the runs are asked first; the checks only when the runs keep nobody waiting. */
async function look({ headSha }: Pull, rules: CiRules, isWhole: boolean, { github }: World): Promise<{ readonly ci: CiVerdict; readonly snapshot: CiSnapshot }> {
  const byRuns: CiSnapshot = { sha: headSha, runs: await github.ciRuns(headSha), checks: [] }
  const early = judgeCi(byRuns, rules)
  if (early.kind === 'running' && !isWhole) return { ci: early, snapshot: byRuns }
  const snapshot: CiSnapshot = { ...byRuns, checks: await github.ciChecks(headSha) }
  return { ci: judgeCi(snapshot, rules), snapshot }
}

/** What was still running when the time to wait was over, as a line for people; nothing when all had ended. */
function notesOf(snapshot: CiSnapshot, ci: CiVerdict, config: Config): readonly string[] {
  const patient = judgeCi(snapshot, { ...rulesOf(config), impatient: false })
  if (patient.kind !== 'running' || ci.kind === 'running') return []
  const count = patient.waitsFor.length
  return [`Not every check ended within \`settle-timeout-minutes\` (${config.policy.settleTimeoutMinutes}): ${count} still ran and ${count === 1 ? 'is' : 'are'} left out.`]
}

function outdated(trigger: Trigger, pull: Pull): Ignored {
  return { kind: 'ignored', because: { code: 'moved', pull: pull.number, from: isOfCi(trigger) ? trigger.run.headSha : pull.headSha } }
}

export interface Own {
  readonly kind: 'own'
  readonly record: LoopRecord | null
  readonly told: OwnComments['told']
  readonly people: OwnComments['people']
  readonly statusCommentId: number | null
  /** None where the comment alone remembers. */
  readonly refs: readonly Ref[]
  readonly atWork: readonly number[]
  /** The run that is still at work here; null when none is. */
  readonly busy: number | null
  readonly waited: boolean
}

/** One turn at a time: where the workflow has no concurrency group, a second one waits until the first has ended. */
async function waitForOtherTurn(pull: Pull, deadline: number, config: Config, world: World, read: ReadOwn): Promise<Own | Ignored> {
  const { clock, log } = world
  for (let looks = 0; ; looks += 1) {
    const own = { ...(await read(pull, config, world)), waited: looks > 0 }
    if (own.busy === null || clock.now() >= deadline) return own
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    log.info(`Run ${own.busy} is at work on this pull request; waiting for it to end.`)
    await clock.wait(config.policy.pollSeconds * 2)
  }
}

type ReadOwn = (pull: Pull, config: Config, world: World) => Promise<Own>

/** The refs come first: who writes the comment claims before it, so whatever the comment does not tell yet shows later in the refs. */
async function readLedger(pull: Pull, config: Config, world: World): Promise<Own> {
  const { refs, others } = await lookForTurns(pull.number, config, world)
  return { ...(await readOwn(pull, config, world)), refs, atWork: others }
}

/** What our comments say, where no refs are kept. */
export async function readOwn(pull: Pull, { runner }: Config, { github }: World): Promise<Own> {
  const { status, told, people } = await github.ownComments(pull.number)
  const record = status?.record ?? null
  const other = record?.working?.runId ?? runner.runId
  return { kind: 'own', record, told, people, statusCommentId: status?.id ?? null, refs: [], atWork: [], busy: other === runner.runId || (await hasEnded(other, github)) ? null : other, waited: false }
}

/** A run that cannot be found any more has ended, too. */
async function hasEnded(runId: number, github: World['github']): Promise<boolean> {
  return (await github.run(runId))?.ended ?? true
}
