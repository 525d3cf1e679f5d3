import { cut } from '../common/fence.ts'
import type { Announcement } from '../model/announcement.ts'
import type { Outcome } from '../model/outcome.ts'
import { isAsked } from '../model/session.ts'
import { titleOf } from '../model/trigger.ts'
import type { TurnContext } from '../model/turn.ts'
import { makeVisible } from '../common/visible.ts'
import { exhaustedSentence, tellHalt } from './halts.ts'
import { tellEnding } from './endings.ts'
import type { Notice } from './present.ts'
import { reasonOf } from './turn-report.ts'

/**
 * What chat is told of the end of a turn: that a pull request is green, or needs a person. Null when nobody is called. `notice`
 * is what was posted on the pull request: what is told there once is told once everywhere.
 */
export function announcementOf(
  outcome: Exclude<Outcome, { kind: 'ignored' }>,
  notice: Notice | null,
  context: TurnContext,
): Announcement | null {
  const event = eventOf(outcome, notice, context)
  if (event === null || notice === null) return null
  const { pull, links, trigger, used } = context
  const repository = links.repository.split('/').slice(-2).join('/')
  const title = titleOf(trigger)
  const shown = title === null ? '' : ` (${inert(title)})`
  return {
    event,
    key: `${links.repository}#${pull.number} ${event} ${notice.key}`,
    repository,
    pull: pull.number,
    commit: pull.headSha,
    url: `${links.repository}/pull/${pull.number}`,
    run: links.run,
    title: title === null ? null : cut(makeVisible(title), 300),
    attempts: used,
    outcome: outcome.kind,
    reason: reasonOf(outcome, context),
    text: `${repository}#${pull.number}${shown}: ${sentenceOf(outcome, event, context)} ${links.repository}/pull/${pull.number}`,
  }
}

/** People who asked are answered where they asked. */
function eventOf(
  outcome: Exclude<Outcome, { kind: 'ignored' }>,
  notice: Notice | null,
  { session, used, maxAttempts }: TurnContext,
): Announcement['event'] | null {
  switch (outcome.kind) {
    case 'settled':
      return outcome.isTold ? null : 'green'
    case 'halted':
      return outcome.isTold ? null : outcome.because.code === 'exhausted' ? 'exhausted' : 'needs-human'
    case 'answered':
    case 'diagnosed':
    case 'restarted':
    case 'reverted':
    case 'pushed':
    case 'superseded':
      return null
    case 'unchanged':
    case 'blocked':
    case 'offered':
    case 'rejected':
    case 'agent-failed':
    case 'interrupted':
    case 'crashed':
      return notice === null || isAsked(session) ? null : used >= maxAttempts ? 'exhausted' : 'needs-human'
  }
}

function sentenceOf(outcome: Exclude<Outcome, { kind: 'ignored' }>, event: Announcement['event'], context: TurnContext): string {
  if (event === 'green') return 'all checks pass, it is ready for review.'
  if (event === 'exhausted') return exhaustedSentence(context.used)
  if (outcome.kind === 'halted') return `${tellHalt(outcome.because, context).headline}.`.replace(/\.\.$/, '.')
  if (
    outcome.kind === 'settled' ||
    outcome.kind === 'answered' ||
    outcome.kind === 'diagnosed' ||
    outcome.kind === 'restarted' ||
    outcome.kind === 'reverted'
  )
    return ''
  return `${tellEnding(outcome, context.links, `${context.commandPrefix} retry`, false, context.work?.proof ?? null).headline}. Nothing more happens by itself.`
}

/** Chat services call people by `@` and `<!…>`, and make links of brackets and addresses: in a title none of it does anything. */
function inert(title: string): string {
  return cut(makeVisible(title).replace(/\s+/g, ' ').trim(), 120)
    .replaceAll('@', '@\u200b')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/[[\]()*_`~|#\\]/g, ' ')
    .replaceAll('://', ':\u200b//')
    .replaceAll('www.', 'www\u200b.')
}
