import { claimsFolder, mergeMarker, readClaims, rebuildRecord } from '../core/claims.ts'
import type { LoopState } from '../core/decide.ts'
import { judgeCi } from '../core/judge-ci.ts'
import type { CiSnapshot, CiVerdict } from '../core/model/ci.ts'
import type { Config } from '../core/model/config.ts'
import type { LoopRecord } from '../core/model/loop.ts'
import { type Pull, short } from '../core/model/pull.ts'
import type { IgnoreReason, Trigger } from '../core/model/trigger.ts'
import type { OwnComments, World } from '../ports.ts'

/** All that a turn reads before it decides. */
export interface TurnState extends LoopState {
  readonly kind: 'state'
  readonly snapshot: CiSnapshot
  readonly record: LoopRecord
  readonly statusCommentId: number | null
  readonly notes: readonly string[]
}

interface Ignored {
  readonly kind: 'ignored'
  readonly because: IgnoreReason
}

/** Reads who asks, what was done before and how CI stands: each thing once, and nothing for those who may not ask. */
export async function readState(trigger: Trigger, pull: Pull, config: Config, world: World): Promise<TurnState | Ignored> {
  const { github } = world
  const permission = trigger.kind === 'ci-finished' || trigger.author.type !== 'User' ? null : await github.permission(trigger.author.login)
  if (trigger.kind !== 'ci-finished' && permission !== 'admin' && permission !== 'write')
    return { kind: 'ignored', because: { code: 'not-allowed', login: trigger.author.login, permission: permission ?? 'none' } }
  if (trigger.kind === 'commented' || trigger.kind === 'commanded') await github.react(trigger.commentId, 'eyes')

  // One time limit for all waiting, so that the job's own limit can be set to fit.
  const deadline = world.clock.now() + config.policy.settleTimeoutMinutes * 60_000
  const waited = await waitForChecks(trigger, pull, deadline, config, world)
  if (waited.kind === 'ignored') return waited
  const own = await waitForOtherTurn(pull, deadline, config, world)
  if (own.kind === 'ignored') return own
  const refs = await github.refs(claimsFolder(pull.number))
  const claims = mergeMarker(readClaims(pull.number, refs), own.record)
  return {
    kind: 'state',
    pull,
    permission,
    claims,
    ci: waited.ci,
    snapshot: waited.snapshot,
    told: own.told,
    remarks: trigger.kind === 'reviewed' ? await github.remarks(pull.number, trigger.reviewId) : [],
    dispatchedAt: trigger.kind === 'dispatched' ? ((await github.run(trigger.runId))?.createdAt ?? 0) : 0,
    maxAttempts: config.policy.maxAttempts,
    record: endInterrupted(rebuildRecord(pull.number, claims, own.record)),
    statusCommentId: own.statusCommentId,
    notes: waited.notes,
  }
}

/** An attempt that nobody works on any more did not end by itself: its machine was lost. */
function endInterrupted(record: LoopRecord): LoopRecord {
  return { ...record, working: null, attempts: record.attempts.map((attempt) => (attempt.ended === 'working' ? { ...attempt, ended: 'interrupted' } : attempt)) }
}

type Waited = { readonly kind: 'checked'; readonly ci: CiVerdict; readonly snapshot: CiSnapshot; readonly notes: readonly string[] } | Ignored

/** The debounce: a CI failure is acted on when every check of the commit has ended. People are not kept waiting. */
async function waitForChecks(trigger: Trigger, pull: Pull, deadline: number, config: Config, world: World): Promise<Waited> {
  const { policy, runner } = config
  const { github, clock, log } = world
  const rules = { ignoreChecks: policy.ignoreChecks, own: { runId: runner.runId, workflowPath: runner.workflowPath } }
  for (let looks = 0; ; looks += 1) {
    const snapshot = await github.checks(pull.headSha)
    const ci = judgeCi(snapshot, { ...rules, impatient: false })
    if (ci.kind !== 'running' || trigger.kind !== 'ci-finished') return looks > 0 && (await hasMoved(pull, world)) ? outdated(trigger, pull) : { kind: 'checked', ci, snapshot, notes: [] }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    if (clock.now() >= deadline) return giveUp(ci.waitsFor, { ...snapshot, checks: snapshot.checks }, rules, config, world)
    if (await hasMoved(pull, world)) return outdated(trigger, pull)
    log.info(`Waiting for ${ci.waitsFor.slice(0, 5).join(', ')}${ci.waitsFor.length > 5 ? ` and ${ci.waitsFor.length - 5} more` : ''} on ${short(pull.headSha)}.`)
    // Backs off: CI that runs for long is not asked more often for it.
    await clock.wait(Math.min(policy.pollSeconds * 1.5 ** looks, policy.pollSeconds * 8))
  }
}

async function giveUp(waitsFor: readonly string[], seen: CiSnapshot, rules: Omit<Parameters<typeof judgeCi>[1], 'impatient'>, { policy }: Config, { github }: World): Promise<Waited> {
  const snapshot = seen.checks.length > 0 ? seen : await github.allChecks(seen)
  const note = `Not every check ended within \`settle-timeout-minutes\` (${policy.settleTimeoutMinutes}): ${waitsFor.length} still ran and ${waitsFor.length === 1 ? 'is' : 'are'} left out.`
  return { kind: 'checked', ci: judgeCi(snapshot, { ...rules, impatient: true }), snapshot, notes: [note] }
}

async function hasMoved(pull: Pull, { github }: World): Promise<boolean> {
  const now = await github.pull(pull.number)
  return now === null || !now.open || now.headSha !== pull.headSha
}

function outdated(trigger: Trigger, pull: Pull): Ignored {
  return { kind: 'ignored', because: { code: 'moved', pull: pull.number, from: trigger.kind === 'ci-finished' ? trigger.run.headSha : pull.headSha } }
}

type Own = { readonly kind: 'own'; readonly record: LoopRecord | null; readonly told: OwnComments['told']; readonly statusCommentId: number | null } | Ignored

/** One turn at a time: where the workflow has no concurrency group, a second one waits until the first has ended. */
async function waitForOtherTurn(pull: Pull, deadline: number, { policy, runner }: Config, { github, clock, log }: World): Promise<Own> {
  for (;;) {
    const { status, told } = await github.ownComments(pull.number)
    const record = status?.record ?? null
    const other = record?.working ?? null
    if (other === null || other.runId === runner.runId || (await hasEnded(other.runId, github))) return { kind: 'own', record, told, statusCommentId: status?.id ?? null }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    if (clock.now() >= deadline) return { kind: 'ignored', because: { code: 'busy', pull: pull.number, runId: other.runId } }
    log.info(`Run ${other.runId} is at work on this pull request; waiting for it to end.`)
    await clock.wait(policy.pollSeconds * 2)
  }
}

/** A run that cannot be found any more has ended, too. */
async function hasEnded(runId: number, github: World['github']): Promise<boolean> {
  return (await github.run(runId))?.ended ?? true
}
