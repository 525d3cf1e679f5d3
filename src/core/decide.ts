import { compareEpochs, deedKey, epochOf, isTold, latestSlot, verdictKey } from './claims.ts'
import { type ConflictState, heedConflict } from './decide-conflict.ts'
import { greenKey, haltKey, replyKey } from './model/notice-keys.ts'
import type { CiVerdict } from './model/ci.ts'
import type { Budget } from './model/config.ts'
import type { Decision, HaltReason } from './model/decision.ts'
import type { Claims } from './model/loop.ts'
import type { Pull } from './model/pull.ts'
import type { ReviewRemark } from './model/session.ts'
import { isSpent, type Spent } from './model/spending.ts'
import type { IgnoreReason, Trigger } from './model/trigger.ts'

/** All that a decision may look at, read once. */
export interface LoopState extends ConflictState {
  readonly pull: Pull
  readonly claims: Claims
  readonly ci: CiVerdict
  /** Keys of the comments of ours that stand on the pull request. */
  readonly told: ReadonlySet<string>
  readonly remarks: readonly ReviewRemark[]
  /** When the dispatched run was created, in seconds since 1970; 0 for every other trigger. */
  readonly dispatchedAt: number
  readonly maxAttempts: number
  readonly budget: Budget
  /** What agents took since the last human action. */
  readonly spent: Spent
  /** Was the branch as it is, but for commits of the loop, when a person wrote or reviewed? True for what is about no commit. */
  readonly headWasSeen: boolean
  /** The run of another turn that is at work here and was not waited for, or not to its end. */
  readonly busy: number | null
}

/** Says what to do about a trigger. Pure: the same state always gives the same answer. */
export function decide(trigger: Trigger, state: LoopState): Decision {
  const decision = heedConflict(trigger, decideFirst(trigger, state), state)
  return trigger.kind === 'reconcile-due' ? whatIsLost(decision, state) : decision
}

function decideFirst(trigger: Trigger, state: LoopState): Decision {
  switch (trigger.kind) {
    case 'ci-finished':
    case 'ci-started':
      return whenBusy(state) ?? decideOnCi(trigger.kind, state)
    case 'reconcile-due':
      return whenBusy(state) ?? decideOnCi(trigger.kind, state)
    case 'commanded':
      return decideOnCommand(trigger, state)
    case 'dispatched':
      return handledBefore(trigger, state) ?? stoppedSince(trigger, state) ?? answerBusy(state) ?? retry(state)
    case 'commented':
      return (
        handledBefore(trigger, state) ??
        whenStopped(state) ??
        answerBusy(state) ??
        askAgain(state) ?? {
          kind: 'repair',
          session: { kind: 'comment', commentId: trigger.commentId, author: trigger.author.login, text: trigger.text },
          key: epochOf(trigger, 0) ?? '',
        }
      )
    case 'reviewed':
      return handledBefore(trigger, state) ?? whenStopped(state) ?? decideOnReview(trigger, state)
  }
}

function decideOnCi(event: 'ci-finished' | 'ci-started' | 'reconcile-due', state: LoopState): Decision {
  const { ci, claims, pull } = state
  const stopped = whenStopped(state)
  if (stopped !== null) return stopped
  if (ci.kind !== 'red') return event === 'ci-started' ? leaveToTheEnd(ci, state) : ci.kind === 'green' ? settle(state) : undecided(ci, state)
  const key = verdictKey(pull.headSha, ci.generation)
  if (claims.handled.has(key)) return ignore({ code: 'already-handled', key })
  if (claims.used >= state.maxAttempts) return halt({ code: 'exhausted', attempts: claims.used }, state)
  if (isSpent(state.budget, state.spent)) return halt({ code: 'over-budget' }, state)
  return { kind: 'repair', session: { kind: 'ci', attempt: claims.used + 1 }, key }
}

function halt(because: HaltReason, { claims, told, pull }: LoopState): Decision {
  const key = haltKey(because, claims.epoch, pull.headSha)
  return { kind: 'halt', because, isTold: key === null || isTold(claims, told, key) }
}

/** What people were told before is right as it stands: to look twice changes nothing. Of a conflict the comment tells, and calls nobody. */
function whatIsLost(decision: Decision, { pull }: LoopState): Decision {
  const isConflict = decision.kind === 'halt' && decision.because.code === 'conflict'
  return (decision.kind === 'halt' || decision.kind === 'settle') && decision.isTold && !isConflict ? ignore({ code: 'nothing-due', pull: pull.number }) : decision
}

/** Of a CI that has only begun a failure alone is acted on; all else is for the event of its end. */
function leaveToTheEnd(ci: Exclude<CiVerdict, { kind: 'red' }>, { pull: { number } }: LoopState): Decision {
  switch (ci.kind) {
    case 'green':
      return ignore({ code: 'passed', pull: number })
    case 'running':
      return ignore({ code: 'still-running', pull: number, waitsFor: ci.waitsFor })
    case 'gated':
      return ignore({ code: 'gated', pull: number })
    case 'none':
      return ignore({ code: 'nothing-ran', pull: number })
  }
}

function settle({ claims, told, pull }: LoopState): Decision {
  const latest = latestSlot(claims)
  // Nobody was called when failed jobs ran again, so nobody is now; but the comment says that their result is awaited.
  if (latest === null) return claims.handled.has(deedKey('restarted', pull.headSha)) ? { kind: 'settle', latest, isTold: true } : ignore({ code: 'nobody-waits', pull: pull.number })
  return { kind: 'settle', latest, isTold: isTold(claims, told, greenKey(latest)) }
}

/** Neither red nor green. People are told where the loop has worked, for they wait for what comes of it. */
function undecided(ci: Exclude<CiVerdict, { kind: 'red' | 'green' }>, state: LoopState): Decision {
  const { claims, pull: { number } } = state
  const isAwaited = latestSlot(claims) !== null
  switch (ci.kind) {
    case 'running':
      return isAwaited ? halt({ code: 'still-running', waitsFor: ci.waitsFor }, state) : ignore({ code: 'still-running', pull: number, waitsFor: ci.waitsFor })
    case 'gated':
      return isAwaited ? halt({ code: 'gated' }, state) : ignore({ code: 'gated', pull: number })
    case 'none':
      return ignore({ code: 'nothing-ran', pull: number })
  }
}

function decideOnCommand(trigger: Extract<Trigger, { kind: 'commanded' }>, state: LoopState): Decision {
  const { command } = trigger
  // What writes no ref is known by its answer, so that an event that comes twice is answered once.
  const key = replyKey(trigger)
  if (command !== 'retry') return state.told.has(key) ? ignore({ code: 'already-handled', key }) : { kind: 'answer', code: command }
  return handledBefore(trigger, state) ?? stoppedSince(trigger, state) ?? answerBusy(state) ?? retry(state)
}

/** A person asks for an attempt now: the count is new, so only CI can say that there is nothing to do. */
function retry({ ci, pull }: LoopState): Decision {
  switch (ci.kind) {
    case 'red':
      return { kind: 'repair', session: { kind: 'ci', attempt: 1 }, key: verdictKey(pull.headSha, ci.generation) }
    case 'running':
      return { kind: 'answer', code: 'still-running' }
    case 'gated':
      return { kind: 'answer', code: 'gated' }
    case 'green':
    case 'none':
      return { kind: 'answer', code: 'nothing-to-retry' }
  }
}

function decideOnReview(trigger: Extract<Trigger, { kind: 'reviewed' }>, state: LoopState): Decision {
  const { remarks } = state
  const { reviewId, author, text, commit } = trigger
  if (trigger.state !== 'changes_requested') return ignore({ code: 'nothing-asked' })
  if (text.trim() === '' && remarks.length === 0) return ignore({ code: 'empty-review' })
  return answerBusy(state) ?? askAgain(state) ?? { kind: 'repair', session: { kind: 'review', reviewId, author: author.login, text, commit, remarks }, key: epochOf(trigger, 0) ?? '' }
}

function handledBefore(trigger: Trigger, { claims, dispatchedAt }: LoopState): Decision | null {
  const epoch = epochOf(trigger, dispatchedAt)
  return epoch !== null && claims.handled.has(epoch) ? ignore({ code: 'already-handled', key: epoch }) : null
}

function whenBusy({ busy, pull }: LoopState): Decision | null {
  return busy === null ? null : ignore({ code: 'busy', pull: pull.number, runId: busy })
}

/** A person who asked gets a word; nothing is claimed, so that asking again, or a re-run of the job, works. */
function answerBusy({ busy }: LoopState): Decision | null {
  return busy === null ? null : { kind: 'answer', code: 'busy' }
}

/** What a person has not seen is not worked on in their name. Nothing is claimed, as for one who is told to wait. */
function askAgain({ headWasSeen }: LoopState): Decision | null {
  return headWasSeen ? null : { kind: 'answer', code: 'moved' }
}

function whenStopped({ claims, pull }: LoopState): Decision | null {
  return claims.stop !== null ? ignore({ code: 'stopped', pull: pull.number }) : null
}

/** A retry lifts every stop that was given before it, none that was given while it waited its turn. */
function stoppedSince(trigger: Trigger, { claims, dispatchedAt, pull }: LoopState): Decision | null {
  const epoch = epochOf(trigger, dispatchedAt)
  return claims.stop !== null && epoch !== null && compareEpochs(claims.stop, epoch) > 0 ? ignore({ code: 'stopped', pull: pull.number }) : null
}

function ignore(because: IgnoreReason): Decision {
  return { kind: 'ignore', because }
}
