import { latestSlot, liftsStop, opensCount } from '../../core/decision/claims.ts'
import type { Config } from '../../core/model/config.ts'
import type { AttemptRecord, LoopRecord } from '../../core/model/loop.ts'
import type { Session } from '../../core/model/session.ts'
import { mostMinutes, spentOf } from '../../core/model/spending.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { TurnState } from '../reading/read-state.ts'
import { type Opened, unopened } from './open-epoch.ts'

const degraded = 'The token may not create refs (`contents: write`), so attempts are counted in this comment alone.'

/** What every word about a turn takes from what was read. */
export type Read = Pick<TurnState, 'pull' | 'untrusted' | 'claims' | 'record' | 'statusCommentId' | 'ciWorkflows' | 'settleBy' | 'notes'>

/** What is told with when no attempt is claimed. */
export function idleContext(trigger: Trigger, state: Read, config: Config): TurnContext {
  return contextOf(trigger, state, unopened(state.claims), config)
}

/** What is told with of a count that was opened, or not. */
export function contextOf(trigger: Trigger, state: Read, { key, slot, epoch, result }: Opened, { policy, runner }: Config): TurnContext {
  const isNewCount = slot !== null && opensCount(slot)
  // A new count that refs keep needs no help from the marker.
  const ledger: Partial<LoopRecord> = isNewCount && result === 'created' ? { ledger: 'refs', handled: [] } : {}
  const record: LoopRecord = { ...state.record, ...ledger, epoch, stopped: slot === 'stop' || (state.record.stopped && !liftsStop(slot)) }
  const context: TurnContext = {
    trigger,
    pull: state.pull,
    untrusted: state.untrusted,
    session: null,
    report: null,
    record,
    work: null,
    used: isNewCount ? 0 : state.claims.used,
    latest: latestSlot(state.claims),
    maxAttempts: policy.maxAttempts,
    budget: policy.budget,
    commandPrefix: policy.commandPrefix,
    statusCommentId: state.statusCommentId,
    ciWorkflows: state.ciWorkflows,
    settleBy: state.settleBy,
    check: null,
    notes: state.notes,
    timeline: [],
    links: {
      repository: `${runner.serverUrl}/${runner.repository}`,
      run: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`,
    },
  }
  return result === 'refused' ? byMarker(context, key) : context
}

/** Without refs the comment has to count, and to remember what was taken on. */
export function byMarker(context: TurnContext, key: string): TurnContext {
  const { record, notes } = context
  return {
    ...context,
    record: { ...record, ledger: 'marker', handled: [...record.handled.filter((known) => known !== key), key].slice(-100) },
    notes: notes.includes(degraded) ? notes : [...notes, degraded],
  }
}

/** An attempt begins, or where `number` is 0 a session that counts as none. */
export function withAttempt(context: TurnContext, session: Session, number: number, { runner, agent, policy }: Config): TurnContext {
  const { record, pull } = context
  // Set aside at once: nobody can say later how much of it an attempt took whose machine was lost.
  const seconds = 60 * mostMinutes(agent, policy.budget, spentOf(record))
  const attempt: AttemptRecord = {
    epoch: record.epoch,
    number,
    from: pull.headSha,
    ended: 'working',
    commit: null,
    failures: 0,
    broken: 0,
    fingerprint: '',
    ids: [],
    after: null,
    costUsd: null,
    seconds,
  }
  return {
    ...context,
    session,
    used: number === 0 ? context.used : number,
    latest: `${record.epoch}/${number}`,
    record: { ...record, working: { runId: runner.runId, runAttempt: runner.runAttempt }, attempts: [...record.attempts, attempt] },
  }
}

/** As if the latest attempt had not been claimed. */
export function withoutAttempt(context: TurnContext): TurnContext {
  const { record, used } = context
  const attempts = record.attempts.slice(0, -1)
  const last = attempts.at(-1)
  return {
    ...context,
    session: null,
    used: used - 1,
    latest: last === undefined ? null : `${last.epoch}/${last.number}`,
    record: { ...record, working: null, attempts },
  }
}
