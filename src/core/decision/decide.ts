import { deedKey, epochOf, isTold, latestSlot, verdictKey } from './claims.ts'
import { decideOnCommand } from '../commands/index.ts'
import { startAnew } from '../commands/retry.ts'
import { heedConflict } from './decide-conflict.ts'
import type { LoopState } from './loop-state.ts'
import { asksNothing, unheard } from '../reviews/heard.ts'
import type { CiVerdict } from '../model/ci.ts'
import type { Decision } from '../model/decision.ts'
import { greenKey } from '../model/notice-keys.ts'
import type { Trigger } from '../model/trigger.ts'
import { answerBusy, askAgain, halt, handledBefore, ignore, leaveOpen, stoppedSince, whenStopped, whenUsedUp } from './preconditions.ts'

/** Says what to do about a trigger. Pure: the same state always gives the same answer. */
export function decide(trigger: Trigger, state: LoopState): Decision {
  const decision = heedConflict(trigger, decideFirst(trigger, state), state)
  return trigger.kind === 'reconcile-due' ? whatIsLost(decision, state) : decision
}

function decideFirst(trigger: Trigger, state: LoopState): Decision {
  switch (trigger.kind) {
    case 'ci-finished':
    case 'ci-started':
    case 'reconcile-due':
      return whenBusy(state) ?? decideOnCi(trigger.kind, state)
    case 'commanded':
      return decideOnCommand(trigger, state)
    case 'dispatched':
      return handledBefore(trigger, state) ?? stoppedSince(trigger, state) ?? answerBusy(state) ?? startAnew(state)
    case 'commented':
      return (
        handledBefore(trigger, state) ??
        whenStopped(state) ??
        answerBusy(state) ??
        askAgain(state) ?? {
          kind: 'repair',
          session: {
            kind: 'comment',
            commentId: trigger.commentId,
            author: trigger.author.login,
            text: trigger.text,
            before: state.before,
          },
          key: epochOf(trigger, 0) ?? '',
        }
      )
    case 'reviewed':
      return handledBefore(trigger, state) ?? leaveUnheard(trigger, state) ?? whenStopped(state) ?? decideOnReview(trigger, state)
  }
}

function decideOnCi(event: 'ci-finished' | 'ci-started' | 'reconcile-due', state: LoopState): Decision {
  const { ci, claims, pull } = state
  const stopped = whenStopped(state)
  if (stopped !== null) return stopped
  if (ci.kind !== 'red')
    return event === 'ci-started' ? leaveToTheEnd(ci, state) : ci.kind === 'green' ? settle(state) : undecided(ci, state)
  const key = verdictKey(pull.headSha, ci.generation)
  if (claims.handled.has(key)) return ignore({ code: 'already-handled', key })
  return whenUsedUp(state) ?? { kind: 'repair', session: { kind: 'ci', attempt: claims.used + 1 }, key }
}

/** What people were told before is right as it stands: to look twice changes nothing. Of a conflict the comment tells, and calls nobody. */
function whatIsLost(decision: Decision, { pull }: LoopState): Decision {
  const isConflict = decision.kind === 'halt' && decision.because.code === 'conflict'
  return (decision.kind === 'halt' || decision.kind === 'settle') && decision.isTold && !isConflict
    ? ignore({ code: 'nothing-due', pull: pull.number })
    : decision
}

/** Of a CI that has only begun a failure alone is acted on; all else is for the event of its end. */
function leaveToTheEnd(ci: Exclude<CiVerdict, { kind: 'red' }>, { pull }: LoopState): Decision {
  return ci.kind === 'green' ? ignore({ code: 'passed', pull: pull.number }) : leaveOpen(ci, pull)
}

function settle({ claims, told, pull }: LoopState): Decision {
  const latest = latestSlot(claims)
  // Nobody was called when failed jobs ran again, so nobody is now; but the comment says that their result is awaited.
  if (latest === null)
    return claims.handled.has(deedKey('restarted', pull.headSha))
      ? { kind: 'settle', latest, isTold: true }
      : ignore({ code: 'nobody-waits', pull: pull.number })
  return { kind: 'settle', latest, isTold: isTold(claims, told, greenKey(latest)) }
}

/** Neither red nor green. People are told where the loop has worked, for they wait for what comes of it. */
function undecided(ci: Exclude<CiVerdict, { kind: 'red' | 'green' }>, state: LoopState): Decision {
  if (ci.kind === 'none' || latestSlot(state.claims) === null) return leaveOpen(ci, state.pull)
  return halt(ci.kind === 'running' ? { code: 'still-running', waitsFor: ci.waitsFor } : { code: 'gated' }, state)
}

function decideOnReview(trigger: Extract<Trigger, { kind: 'reviewed' }>, state: LoopState): Decision {
  const { remarks, mention } = state
  const { reviewId, author, text, commit } = trigger
  const nothing = asksNothing(trigger, remarks, mention)
  if (nothing !== null) return ignore(nothing)
  return (
    answerBusy(state) ??
    askAgain(state) ?? {
      kind: 'repair',
      session: { kind: 'review', reviewId, author: author.login, verdict: trigger.state, text, commit, remarks },
      key: epochOf(trigger, 0) ?? '',
    }
  )
}

/** What nobody is to hear starts no new count either. */
function leaveUnheard(trigger: Extract<Trigger, { kind: 'reviewed' }>, { remarks, mention }: LoopState): Decision | null {
  const because = unheard(trigger, remarks, mention)
  return because === null ? null : ignore(because)
}

function whenBusy({ busy, pull }: LoopState): Decision | null {
  return busy === null ? null : ignore({ code: 'busy', pull: pull.number, runId: busy })
}
