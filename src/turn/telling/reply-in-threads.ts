import type { Config } from '../../core/model/config.ts'
import type { Fixed } from '../../core/model/fixed.ts'
import { type Ending, isEnding, type Outcome } from '../../core/model/outcome.ts'
import { threadKey } from '../../core/model/notice-keys.ts'
import type { Session } from '../../core/model/session.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { tellThreads, tellUnanswered, threadReply } from '../../core/report/thread-replies.ts'
import { warnings } from '../../core/report/warnings.ts'
import { isRepliedTo, isResolvable, mostThreads, planThreads, type ThreadPlan } from '../../core/reviews/thread-plans.ts'
import type { World } from '../../ports/world.ts'

/** What the threads of a review are answered with, once people know how the turn ended. */
export interface Replies {
  readonly session: Extract<Session, { kind: 'review' }>
  readonly ending: Ending
  readonly threads: readonly ThreadPlan[]
  /** A line for the words about the turn; null where there is none. */
  readonly note: string | null
}

/** Null where no thread is to be answered. Nobody's word but that of the lines is taken for what was done. */
export async function planReplies(
  { session }: TurnContext,
  outcome: Outcome,
  fixed: Fixed | null,
  { workspace, log }: World,
): Promise<Replies | null> {
  if (session?.kind !== 'review' || session.remarks.length === 0 || !isEnding(outcome) || !isRepliedTo(outcome)) return null
  try {
    const change = outcome.kind === 'pushed' ? (fixed?.change ?? null) : null
    const all = planThreads(session.remarks, {
      change,
      originals: change === null ? new Map() : await workspace.originals(change),
      replies: fixed?.replies ?? [],
    })
    const threads = all.slice(0, mostThreads)
    return { session, ending: outcome, threads, note: tellThreads(threads, all.slice(mostThreads), change !== null) }
  } catch (error) {
    log.warn(warnings.repliesUnplanned(error))
    return null
  }
}

/**
 * Answers each thread once, and resolves those that the change addresses. The turn has ended by then, and no failure here changes that.
 * Gives a line for people where not each thread has its reply, null otherwise.
 */
export async function replyInThreads(
  { session, ending, threads }: Replies,
  { pull, links, trigger }: TurnContext,
  { policy }: Config,
  { github, log, clock }: World,
): Promise<string | null> {
  const since = trigger.kind === 'reviewed' ? trigger.at : 0
  let mayResolve = policy.resolveThreads === 'addressed' && ending.kind === 'pushed'
  const answered = new Set<ThreadPlan>()
  const answer = async (plan: ThreadPlan, known: ReadonlySet<string>): Promise<void> => {
    if (!known.has(threadKey(session.reviewId, plan.top)))
      await github.replyToThread(pull.number, { top: plan.top, body: threadReply(session.reviewId, plan, ending, links), since })
    answered.add(plan)
    if (mayResolve && plan.thread !== null && isResolvable(plan)) mayResolve = (await github.resolveThread(plan.thread.id)) === 'resolved'
  }
  try {
    const known = await github.threadKeys(pull.number, since)
    for (const plan of threads) {
      if (clock.cancelled()) break
      // A thread may be gone by now, which is no reason to leave the others without a word.
      await answer(plan, known).catch((error: unknown) => {
        log.warn(warnings.threadUnanswered(plan.path, error))
      })
    }
  } catch (error) {
    log.warn(warnings.threadsUnanswered(error))
  }
  return tellUnanswered(
    threads.filter((plan) => !answered.has(plan)),
    threads.length,
  )
}
