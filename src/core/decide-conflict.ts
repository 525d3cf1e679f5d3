import { conflictVerdict, isTold } from './claims.ts'
import type { CiVerdict } from './model/ci.ts'
import type { Budget } from './model/config.ts'
import type { Conflict, OnConflict } from './model/conflict.ts'
import type { Decision } from './model/decision.ts'
import type { Claims } from './model/loop.ts'
import { haltKey } from './model/notice-keys.ts'
import type { Pull, Sha } from './model/pull.ts'
import { isSpent, type Spent } from './model/spending.ts'
import { type IgnoreReason, isUnasked, type Trigger } from './model/trigger.ts'

/** All that decides about a conflict. */
export interface ConflictState {
  readonly pull: Pull
  readonly claims: Claims
  readonly ci: CiVerdict
  readonly told: ReadonlySet<string>
  readonly maxAttempts: number
  readonly budget: Budget
  readonly spent: Spent
  /** Null where there is none, or none was looked for. */
  readonly conflict: Conflict | null
  /** The conflict that the status comment tells of, as `conflictVerdict` names it; null when it tells of none. */
  readonly conflictTold: string | null
  readonly onConflict: OnConflict
}

/** Reasons to do nothing that a conflict may be the cause of: without it there may be something to do. */
const idle: ReadonlySet<IgnoreReason['code']> = new Set(['already-handled', 'gated', 'nobody-waits', 'nothing-due', 'nothing-ran', 'still-running'])

/** Is a conflict looked into for this trigger, also where that takes requests of its own? */
export function looksForConflicts(trigger: Trigger, { onConflict }: { readonly onConflict: OnConflict }): boolean {
  switch (trigger.kind) {
    case 'reconcile-due':
    case 'dispatched':
      return true
    case 'commanded':
      return trigger.command === 'retry'
    case 'ci-finished':
      // Its checks ran on a merge of both, so a conflict is newer than that and rare.
      return onConflict !== 'report'
    case 'ci-started':
    case 'commented':
    case 'reviewed':
      return false
  }
}

/**
 * What a conflict with the base branch makes of a decision: it is told, or mended, where nothing else is to be done; and mended
 * before CI is, for GitHub runs no checks on what conflicts. What a person asked for in words comes first. Pure.
 */
export function heedConflict(trigger: Trigger, decision: Decision, state: ConflictState): Decision {
  const { conflict, onConflict, pull } = state
  if (conflict === null || !looksForConflicts(trigger, { onConflict: 'merge' })) return decision
  const isAsked = !isUnasked(trigger)
  if (onConflict !== 'report' && conflict.merge !== null) return mend(decision, { ...conflict, merge: conflict.merge }, isAsked, state)
  const isNew = isAsked || state.conflictTold !== conflictVerdict(pull.headSha, conflict.base)
  return isFree(decision) && isNew ? { kind: 'halt', because: { code: 'conflict', conflict }, isTold: !isAsked } : decision
}

function mend(decision: Decision, { base, branch, files, merge }: Conflict & { readonly merge: Sha }, isAsked: boolean, state: ConflictState): Decision {
  const { claims, ci, pull } = state
  const isForCi = decision.kind === 'repair' && decision.session.kind === 'ci'
  // A push would cut short what runs.
  if ((!isFree(decision) && !isForCi) || ci.kind === 'running') return decision
  const key = conflictVerdict(pull.headSha, base)
  const attempt = isAsked ? 1 : claims.used + 1
  const repair: Decision = { kind: 'repair', session: { kind: 'conflict', attempt, base, branch, files, merge }, key }
  if (isAsked) return repair
  if (claims.handled.has(key)) return decision
  return whenUsedUp(state) ?? repair
}

function whenUsedUp(state: ConflictState): Decision | null {
  const { claims, maxAttempts, budget, spent } = state
  if (claims.used >= maxAttempts) return halt({ code: 'exhausted', attempts: claims.used }, state)
  return isSpent(budget, spent) ? halt({ code: 'over-budget' }, state) : null
}

function isFree(decision: Decision): boolean {
  switch (decision.kind) {
    case 'ignore':
      return idle.has(decision.because.code)
    case 'answer':
      return decision.code === 'nothing-to-retry' || decision.code === 'still-running' || decision.code === 'gated'
    case 'settle':
      return true
    case 'halt':
    case 'repair':
      return false
  }
}

function halt(because: Extract<Decision, { kind: 'halt' }>['because'], { claims, told, pull }: ConflictState): Decision {
  const key = haltKey(because, claims.epoch, pull.headSha)
  return { kind: 'halt', because, isTold: key === null || isTold(claims, told, key) }
}
