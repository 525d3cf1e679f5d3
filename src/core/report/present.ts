import { answerKey, tellAnswer, wordsOf } from '../commands/index.ts'
import { greenKey, haltKey, replyKey } from '../model/notice-keys.ts'
import { cut } from '../common/fence.ts'
import type { HaltReason } from '../model/decision.ts'
import { keyLine } from '../model/marker.ts'
import type { Ending, Interruption, Outcome } from '../model/outcome.ts'
import { isUnasked } from '../model/trigger.ts'
import { isAsked } from '../model/session.ts'
import type { TurnContext } from '../model/turn.ts'
import { tellCourse } from './courses.ts'
import { tellEnding } from './endings.ts'
import { exhaustedSentence, tellHalt } from './halts.ts'
import { explainIgnore } from './reasons.ts'
import { greenNotice } from './green.ts'
import { jobSummary } from './job-summary.ts'
import { capitalise, type StatusView, statusComment, statusWords } from './status-comment.ts'

/** A comment that notifies people, posted once per key. */
export interface Notice {
  readonly key: string
  readonly body: string
}

/** All that a turn says. `status` is null when the status comment stays as it is. */
export interface Presentation {
  readonly status: string | null
  readonly notice: Notice | null
  /** What the status comment says, without its hidden line; empty when it stays as it is. */
  readonly words: string
  /** For the job summary and the log. */
  readonly summary: string
}

/** Nothing was done and nobody is told but the log and the summary. */
export function presentIgnored(outcome: Extract<Outcome, { kind: 'ignored' }>): Presentation {
  return { status: null, notice: null, words: '', summary: `**Ignored.** ${explainIgnore(outcome.because)}` }
}

/** Turns the end of a turn into all its words. `people`: GitHub's own logins of those who are called when all is green. */
export function present(
  outcome: Exclude<Outcome, { kind: 'ignored' }>,
  context: TurnContext,
  people: readonly string[] = [],
): Presentation {
  const view = viewOf(outcome, context)
  const status = view === null ? null : statusComment(view, context)
  return {
    status,
    notice: noticeOf(outcome, context, people),
    words: view === null ? '' : statusWords(view, context),
    summary: summarise(outcome, context),
  }
}

function viewOf(outcome: Exclude<Outcome, { kind: 'ignored' }>, { statusCommentId }: TurnContext): StatusView | null {
  switch (outcome.kind) {
    case 'halted':
      return { kind: 'halted', because: outcome.because }
    case 'settled':
      return { kind: 'green' }
    case 'answered': {
      const { view } = wordsOf(outcome.code)
      return view === null || (view === 'listening' && statusCommentId === null) ? null : { kind: view }
    }
    case 'diagnosed':
    case 'restarted':
    case 'reverted':
      return { kind: 'steered', outcome }
    case 'offered':
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

function noticeOf(outcome: Exclude<Outcome, { kind: 'ignored' }>, context: TurnContext, people: readonly string[]): Notice | null {
  const { latest, commandPrefix, trigger } = context
  switch (outcome.kind) {
    case 'halted':
      return outcome.isTold ? null : haltNotice(outcome.because, context)
    case 'diagnosed':
    case 'restarted':
    case 'reverted': {
      const { headline, story, next } = tellCourse(outcome, context)
      return isUnasked(trigger) || (outcome.kind === 'diagnosed' && outcome.why === 'only-read')
        ? null
        : notice(replyKey(trigger), `${headline}\n\n${story}\n\n${capitalise(next)}`)
    }
    case 'settled':
      return outcome.isTold ? null : notice(greenKey(latest ?? '0'), greenNotice(context, people))
    case 'answered':
      return notice(answerKey(trigger, outcome.code), tellAnswer(outcome.code, outcome.facts ?? {}, context))
    default:
      return endingNotice(outcome, context, `${commandPrefix} retry`)
  }
}

/** Once for each reason; a person who asked gets an answer all the same. */
function haltNotice(because: HaltReason, context: TurnContext): Notice | null {
  const { record, pull, trigger } = context
  const key = isUnasked(trigger) ? haltKey(because, record.epoch, pull.headSha) : replyKey(trigger)
  const { headline, story, next } = tellHalt(because, context)
  return key === null ? null : notice(key, [headline, story, capitalise(next)].join('\n\n'))
}

/** Interruptions after which nothing goes on by itself. */
const strandings: ReadonlySet<Interruption> = new Set(['cancelled', 'ci-running', 'ci-unknown'])

/** People are called when they asked, or when nothing more will happen unless someone acts. */
function endingNotice(
  ending: Ending,
  { trigger, session, links, latest, maxAttempts, used, notes, work }: TurnContext,
  retry: string,
): Notice | null {
  const words = tellEnding(ending, links, retry, isAsked(session), work?.proof ?? null)
  if (isAsked(session))
    return notice(
      replyKey(trigger),
      [`@${session.author} ${words.headline}`, words.story, ...notes.map((note) => `> ${note}`), words.next].join('\n\n'),
    )
  if (ending.kind === 'pushed' || ending.kind === 'superseded' || (ending.kind === 'interrupted' && !strandings.has(ending.by))) return null
  if (ending.kind === 'offered')
    return notice(
      `offered ${latest ?? '0'}`,
      `${words.headline}: attempt ${session?.attempt ?? used} of ${maxAttempts}. The status comment has it, with the command that applies it.\n\n${capitalise(words.next)}`,
    )
  const spent = used >= maxAttempts ? `${exhaustedSentence(used)}\n\n` : ''
  return notice(
    `stalled ${latest ?? '0'}`,
    `${spent}${words.headline}: attempt ${session?.attempt ?? used} of ${maxAttempts} pushed nothing, so nothing more happens by itself.\n\n${words.next}`,
  )
}

function notice(key: string, text: string): Notice {
  return { key, body: `${cut(text, 60_000)}\n${keyLine(key)}` }
}

function summarise(outcome: Exclude<Outcome, { kind: 'ignored' }>, context: TurnContext): string {
  const view = viewOf(outcome, context)
  if (view !== null) return jobSummary(statusWords(view, context), context)
  const title = `## Pull request #${context.pull.number}`
  return outcome.kind === 'answered' ? `${title}\n\n${tellAnswer(outcome.code, outcome.facts ?? {}, context)}\n` : title
}
