import { compareEpochs, epochOf, isTold } from './claims.ts'
import type { LoopState } from './loop-state.ts'
import type { CiVerdict } from '../model/ci.ts'
import type { Answer, Decision, HaltReason } from '../model/decision.ts'
import { haltKey } from '../model/notice-keys.ts'
import type { Pull } from '../model/pull.ts'
import { isSpent } from '../model/spending.ts'
import type { IgnoreReason, Trigger } from '../model/trigger.ts'

/** What several triggers are asked before anything is decided: null where nothing speaks against going on. */

export function handledBefore(trigger: Trigger, { claims, dispatchedAt }: LoopState): Ignore | null {
  const epoch = epochOf(trigger, dispatchedAt)
  return epoch !== null && claims.handled.has(epoch) ? ignore({ code: 'already-handled', key: epoch }) : null
}

/** A person who asked gets a word; nothing is claimed, so that asking again, or a re-run of the job, works. */
export function answerBusy({ busy }: LoopState): Answer<'busy'> | null {
  return busy === null ? null : { kind: 'answer', code: 'busy' }
}

/** What a person has not seen is not worked on in their name. Nothing is claimed, as for one who is told to wait. */
export function askAgain({ headWasSeen }: LoopState): Answer<'moved'> | null {
  return headWasSeen ? null : { kind: 'answer', code: 'moved' }
}

export function whenStopped({ claims, pull }: LoopState): Ignore | null {
  return claims.stop !== null ? ignore({ code: 'stopped', pull: pull.number }) : null
}

/** What lifts a stop lifts every one that was given before it, none that was given while it waited its turn. */
export function stoppedSince(trigger: Trigger, { claims, dispatchedAt }: LoopState): Answer<'stopped'> | null {
  const epoch = epochOf(trigger, dispatchedAt)
  return claims.stop !== null && epoch !== null && compareEpochs(claims.stop, epoch) > 0 ? { kind: 'answer', code: 'stopped' } : null
}

type Ignore = Extract<Decision, { readonly kind: 'ignore' }>

export function ignore(because: IgnoreReason): Ignore {
  return { kind: 'ignore', because }
}

/** Why nothing is done about a CI that is neither red nor green. */
export function leaveOpen(ci: Exclude<CiVerdict, { readonly kind: 'red' | 'green' }>, { number }: Pick<Pull, 'number'>): Ignore {
  switch (ci.kind) {
    case 'running':
      return ignore({ code: 'still-running', pull: number, waitsFor: ci.waitsFor })
    case 'gated':
      return ignore({ code: 'gated', pull: number })
    case 'none':
      return ignore({ code: 'nothing-ran', pull: number })
  }
}

/** Nothing more is tried without a person once the attempts, or what they may cost, are used up. */
export function whenUsedUp(state: LoopState): Halt | null {
  const { claims, maxAttempts, budget, spent } = state
  if (claims.used >= maxAttempts) return halt({ code: 'exhausted', attempts: claims.used }, state)
  return isSpent(budget, spent) ? halt({ code: 'over-budget' }, state) : null
}

type Halt = Extract<Decision, { readonly kind: 'halt' }>

/** People are told once; what has no key calls nobody. */
export function halt(because: HaltReason, { claims, told, pull }: LoopState): Halt {
  const key = haltKey(because, claims.epoch, pull.headSha)
  return { kind: 'halt', because, isTold: key === null || isTold(claims, told, key) }
}
