import type { Account } from '../model/account.ts'
import type { Change, Originals } from '../model/change.ts'
import type { Decision, ReadingDecision } from '../model/decision.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Reconciled } from '../model/reconciled.ts'
import type { Rehearsed } from '../model/rehearsed.ts'
import { isAttempt, type Session } from '../model/session.ts'
import type { TurnContext } from '../model/turn.ts'

/** How a turn ended, for the log, the job summary and later steps. */
export interface TurnReport {
  readonly decision: (Decision | ReadingDecision)['kind'] | 'reconcile'
  /** Null when a later phase is still to come. */
  readonly outcome: Outcome | Reconciled | Rehearsed | null
  /** Null when there was no pull request to speak of. */
  readonly context: TurnContext | null
  readonly summary: string
  /** Why people could not be told on the pull request; null when they were, or were not to be. */
  readonly untold: string | null
  /** How many jobs are to run the next phase side by side; 0 where none comes. */
  readonly parts: number
  /** `ready`, or `waiting: ` and what is missing; null or absent where it was not looked at. */
  readonly readiness?: string | null
  /** A change that was not pushed, as a patch; null where there is none, or none is kept. Lies beside the report, not in it. */
  readonly patch: Uint8Array | null
  /** Was nothing of it done, but only found out what would be? */
  readonly isDry?: boolean
  /** What the page of the turn shows beside the report; absent where no attempt was made. */
  readonly exhibits?: Exhibits
}

/** What an attempt left that people may look into. Untrusted. */
export interface Exhibits {
  readonly account: Account
  readonly change: ShownChange | null
}

/** A change and the texts that it was made from; `withheld` where a secret is in it. */
export type ShownChange = { readonly kind: 'shown'; readonly change: Change; readonly originals: Originals } | { readonly kind: 'withheld' }

/** The action's outputs, by the names that action.yml documents. Absent values are empty. */
export function outputsOf(
  { decision, outcome, context, parts, readiness }: Pick<TurnReport, 'decision' | 'outcome' | 'context' | 'parts' | 'readiness'>,
  reportPath: string,
): Readonly<Record<string, string>> {
  return {
    decision,
    reason: outcome === null ? (context?.session?.kind ?? '') : reasonOf(outcome, context),
    attempt: attemptOf(context?.session ?? null),
    outcome: outcome?.kind ?? '',
    'pull-number': context === null ? '' : String(context.pull.number),
    'commit-sha': outcome?.kind === 'pushed' ? outcome.commit : '',
    'diagnostics-count': context?.report == null ? '' : String(context.report.diagnostics.length + context.report.omitted),
    readiness: readiness ?? '',
    'report-path': reportPath,
    parts: listParts(parts),
  }
}

/** A matrix of jobs is made from it. */
function listParts(count: number): string {
  return count === 0 ? '' : JSON.stringify([...Array(count).keys()])
}

function attemptOf(session: Session | null): string {
  return isAttempt(session) ? String(session.attempt) : ''
}

/** The code behind an outcome, for steps that branch on it. */
export function reasonOf(outcome: Outcome | Reconciled | Rehearsed, context: TurnContext | null): string {
  switch (outcome.kind) {
    case 'ignored':
    case 'halted':
      return outcome.because.code
    case 'answered':
      return outcome.code
    case 'blocked':
      return outcome.objections[0]?.guard ?? 'blocked'
    case 'agent-failed':
    case 'superseded':
      return outcome.why
    case 'interrupted':
      return outcome.by
    case 'reconciled':
      return ''
    case 'settled':
      return 'green'
    case 'diagnosed':
      return outcome.why === 'flaky' ? 'flaky' : (context?.untrusted?.kind ?? '')
    case 'restarted':
      return 'flaky'
    case 'reverted':
      return outcome.because === 'asked' ? 'undo' : 'regression'
    case 'rehearsed':
    case 'pushed':
    case 'unchanged':
    case 'offered':
    case 'rejected':
    case 'crashed':
      return context?.session?.kind ?? ''
  }
}
