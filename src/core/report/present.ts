import { exhaustedKey, greenKey } from '../model/notice-keys.ts'
import { cut } from '../fence.ts'
import type { AnswerCode } from '../model/decision.ts'
import { keyLine } from '../model/marker.ts'
import type { Ending, Outcome } from '../model/outcome.ts'
import type { Trigger } from '../model/trigger.ts'
import type { TurnContext } from '../model/turn.ts'
import { answer } from './answers.ts'
import { tellEnding } from './endings.ts'
import { explainIgnore } from './reasons.ts'
import { exhaustedSentence, type StatusView, statusComment } from './status-comment.ts'

/** A comment that notifies people, posted once per key. */
export interface Notice {
  readonly key: string
  readonly body: string
}

/** All that a turn says. `status` is null when the status comment stays as it is. */
export interface Presentation {
  readonly status: string | null
  readonly notice: Notice | null
  /** For the job summary and the log. */
  readonly summary: string
}

/** Nothing was done and nobody is told but the log and the summary. */
export function presentIgnored(outcome: Extract<Outcome, { kind: 'ignored' }>): Presentation {
  return { status: null, notice: null, summary: `**Ignored.** ${explainIgnore(outcome.because)}` }
}

/** Turns the end of a turn into all its words. */
export function present(outcome: Exclude<Outcome, { kind: 'ignored' }>, context: TurnContext): Presentation {
  const view = viewOf(outcome, context)
  const status = view === null ? null : statusComment(view, context)
  return { status, notice: noticeOf(outcome, context), summary: summarise(outcome, context) }
}

/** Answers that leave the status comment as it is. */
const silent: ReadonlySet<AnswerCode> = new Set(['status', 'help', 'unknown', 'busy'])

function viewOf(outcome: Exclude<Outcome, { kind: 'ignored' }>, { statusCommentId }: TurnContext): StatusView | null {
  switch (outcome.kind) {
    case 'halted':
      return outcome.because.code === 'exhausted' ? { kind: 'exhausted' } : { kind: 'waiting', because: outcome.because }
    case 'settled':
      return { kind: 'green' }
    case 'answered':
      if (outcome.code === 'stop') return { kind: 'stopped' }
      return silent.has(outcome.code) || statusCommentId === null ? null : { kind: 'listening' }
    case 'pushed':
    case 'unchanged':
    case 'blocked':
    case 'rejected':
    case 'agent-failed':
    case 'superseded':
    case 'interrupted':
    case 'crashed':
      return { kind: 'ended', ending: outcome }
  }
}

function noticeOf(outcome: Exclude<Outcome, { kind: 'ignored' }>, context: TurnContext): Notice | null {
  const { record, used, latest, maxAttempts, commandPrefix, pull, trigger } = context
  const retry = `${commandPrefix} retry`
  switch (outcome.kind) {
    case 'halted':
      if (outcome.isTold || outcome.because.code !== 'exhausted') return null
      return notice(exhaustedKey(record.epoch), `${exhaustedSentence(used)}\n\nA comment, a review, or \`${retry}\` by someone with write access gives ${maxAttempts} more attempts.`)
    case 'settled':
      return outcome.isTold ? null : notice(greenKey(latest ?? '0'), `🎉 All checks pass on \`${pull.headSha.slice(0, 7)}\` — this pull request is ready for review.`)
    case 'answered':
      return notice(`reply ${idOf(trigger)}`, answer(outcome.code, context))
    default:
      return endingNotice(outcome, context, retry)
  }
}

/** What a reply answers: a comment, a review, a run. */
function idOf(trigger: Trigger): number {
  switch (trigger.kind) {
    case 'commented':
    case 'commanded':
      return trigger.commentId
    case 'reviewed':
      return trigger.reviewId
    case 'dispatched':
      return trigger.runId
    case 'ci-finished':
      return trigger.run.id
  }
}

/** People are called when they asked, or when nothing more will happen unless someone acts. */
function endingNotice(ending: Ending, { session, links, latest, maxAttempts, used }: TurnContext, retry: string): Notice | null {
  const words = tellEnding(ending, links, retry)
  if (session !== null && session.kind !== 'ci') {
    const id = session.kind === 'comment' ? session.commentId : session.reviewId
    return notice(`reply ${id}`, `@${session.author} ${words.headline}\n\n${words.story}\n\n${words.next}`)
  }
  if (ending.kind === 'pushed' || ending.kind === 'superseded' || (ending.kind === 'interrupted' && ending.by !== 'cancelled')) return null
  const spent = used >= maxAttempts ? `${exhaustedSentence(used)}\n\n` : ''
  return notice(`stalled ${latest ?? '0'}`, `${spent}${words.headline}: attempt ${session?.attempt ?? used} of ${maxAttempts} pushed nothing, so nothing more happens by itself.\n\n${words.next}`)
}

function notice(key: string, text: string): Notice {
  return { key, body: `${cut(text, 60_000)}\n${keyLine(key)}` }
}

function summarise(outcome: Exclude<Outcome, { kind: 'ignored' }>, context: TurnContext): string {
  const view = viewOf(outcome, context)
  const title = `## Pull request #${context.pull.number}`
  if (view !== null) return `${title}\n\n${statusComment(view, context)}\n`
  return outcome.kind === 'answered' ? `${title}\n\n${answer(outcome.code, context)}\n` : title
}
