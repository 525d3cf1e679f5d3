import { verdictKey } from './claims.ts'
import type { CiVerdict } from './model/ci.ts'
import type { Decision, ReadingDecision } from './model/decision.ts'
import { readOnlyKey } from './model/notice-keys.ts'
import type { Pull } from './model/pull.ts'
import { type IgnoreReason, isUnasked, type Trigger } from './model/trigger.ts'

/** All that decides about a pull request that is only read. */
export interface ReadingState {
  readonly pull: Pull
  readonly ci: CiVerdict
  /** The verdict that the status comment tells of; null when it tells of none. */
  readonly diagnosed: string | null
  /** The run of another turn that is at work here. */
  readonly busy: number | null
}

/** Says what to do about an end of CI where nobody vouches for the code: tell what failed, once for each verdict. Pure. */
export function decideReading(trigger: Trigger, { pull, ci, diagnosed, busy }: ReadingState): ReadingDecision {
  const { number } = pull
  if (busy !== null) return ignore({ code: 'busy', pull: number, runId: busy })
  switch (ci.kind) {
    case 'red': {
      const key = verdictKey(pull.headSha, ci.generation)
      return isUnasked(trigger) && diagnosed === key ? ignore({ code: 'already-handled', key }) : { kind: 'diagnose', key }
    }
    case 'green':
      return diagnosed === null ? ignore({ code: 'nobody-waits', pull: number }) : { kind: 'settle', latest: null, isTold: true }
    case 'running':
      return ignore({ code: 'still-running', pull: number, waitsFor: ci.waitsFor })
    case 'gated':
      return ignore({ code: 'gated', pull: number })
    case 'none':
      return ignore({ code: 'nothing-ran', pull: number })
  }
}

/** Says whether a person who commented, commanded or reviewed there is told what can be had. `told`: keys of the comments of ours. Pure. */
export function decideReply(trigger: Trigger, told: ReadonlySet<string>): Extract<Decision, { readonly kind: 'ignore' | 'answer' }> {
  if (trigger.kind === 'reviewed' && trigger.state !== 'changes_requested') return ignore({ code: 'nothing-asked' })
  const key = readOnlyKey(trigger)
  return told.has(key) ? ignore({ code: 'already-handled', key }) : { kind: 'answer', code: 'read-only' }
}

function ignore(because: IgnoreReason): Extract<Decision, { readonly kind: 'ignore' }> {
  return { kind: 'ignore', because }
}
