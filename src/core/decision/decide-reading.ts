import { verdictKey } from './claims.ts'
import { answerKey, commandOf } from '../commands/index.ts'
import { asksNothing, unheard } from '../reviews/heard.ts'
import type { CiVerdict } from '../model/ci.ts'
import type { Decision, ReadingDecision } from '../model/decision.ts'
import type { Pull } from '../model/pull.ts'
import type { ReviewRemark } from '../model/session.ts'
import { isUnasked, type Trigger } from '../model/trigger.ts'
import { ignore, leaveOpen } from './preconditions.ts'

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
    default:
      return leaveOpen(ci, pull)
  }
}

/** What decides about an answer there. */
export interface ReplyState {
  /** Keys of the comments of ours. */
  readonly told: ReadonlySet<string>
  readonly remarks: readonly ReviewRemark[]
  readonly mention: string
}

/** Says whether a person who commented, commanded or reviewed there is told what can be had. Pure. */
export function decideReply(
  trigger: Trigger,
  { told, remarks, mention }: ReplyState,
): Extract<Decision, { readonly kind: 'ignore' | 'answer' }> {
  const nothing = trigger.kind === 'reviewed' ? (unheard(trigger, remarks, mention) ?? asksNothing(trigger, remarks, mention)) : null
  if (nothing !== null) return ignore(nothing)
  const command = commandOf(trigger)
  const code = command?.isForReaders === true ? command.name : 'read-only'
  const key = answerKey(trigger, code)
  return told.has(key) ? ignore({ code: 'already-handled', key }) : { kind: 'answer', code }
}
