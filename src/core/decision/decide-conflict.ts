import { conflictVerdict } from './claims.ts'
import { commandOf } from '../commands/index.ts'
import type { LoopState } from './loop-state.ts'
import type { Conflict, Joining, OnConflict } from '../model/conflict.ts'
import type { Decision } from '../model/decision.ts'
import type { Sha } from '../model/pull.ts'
import { type IgnoreReason, isUnasked, type Trigger } from '../model/trigger.ts'
import { whenUsedUp } from './preconditions.ts'

/** Reasons to do nothing that a conflict may be the cause of: without it there may be something to do. */
const idle: ReadonlySet<IgnoreReason['code']> = new Set([
  'already-handled',
  'gated',
  'nobody-waits',
  'nothing-due',
  'nothing-ran',
  'still-running',
])

/** Is a conflict looked into for this trigger, also where that takes requests of its own? */
export function looksForConflicts(trigger: Trigger, { onConflict }: { readonly onConflict: OnConflict }): boolean {
  switch (trigger.kind) {
    case 'reconcile-due':
    case 'dispatched':
      return true
    case 'commanded':
      return commandOf(trigger)?.looksForConflicts === true
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
export function heedConflict(trigger: Trigger, decision: Decision, state: LoopState): Decision {
  const { conflict, onConflict, pull } = state
  if (conflict === null || !looksForConflicts(trigger, { onConflict: 'merge' })) return decision
  const isAsked = !isUnasked(trigger)
  const how = joiningOf(conflict, onConflict)
  if (how !== null) return mend(decision, how, isAsked, state)
  const unfit = onConflict === 'rebase' && conflict.replay !== 'yes' ? conflict.replay : null
  const isNew = isAsked || state.conflictTold !== conflictVerdict(pull.headSha, conflict.base)
  return isFree(decision) && isNew ? { kind: 'halt', because: { code: 'conflict', conflict, unfit }, isTold: !isAsked } : decision
}

/** What can be made of it, where anything is to be. */
type Mendable = Pick<Conflict, 'base' | 'branch' | 'files'> & { readonly how: Joining; readonly merge: Sha }

function joiningOf({ base, branch, files, merge, replay }: Conflict, onConflict: OnConflict): Mendable | null {
  if (onConflict === 'report' || merge === null || (onConflict === 'rebase' && replay !== 'yes')) return null
  return { base, branch, files, merge, how: onConflict }
}

function mend(decision: Decision, { base, branch, files, merge, how }: Mendable, isAsked: boolean, state: LoopState): Decision {
  const { claims, ci, pull } = state
  const isForCi = decision.kind === 'repair' && decision.session.kind === 'ci' && decision.session.asked === undefined
  // A push would cut short what runs.
  if ((!isFree(decision) && !isForCi) || ci.kind === 'running') return decision
  const key = conflictVerdict(pull.headSha, base)
  const attempt = isAsked ? 1 : claims.used + 1
  const repair: Decision = { kind: 'repair', session: { kind: 'conflict', attempt, how, base, branch, files, merge }, key }
  if (isAsked) return repair
  if (claims.handled.has(key)) return decision
  return whenUsedUp(state) ?? repair
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
    case 'undo':
      return false
  }
}
