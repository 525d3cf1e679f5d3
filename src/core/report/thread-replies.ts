import { codeSpan, fence } from '../common/fence.ts'
import { type Addressed, isAddressed } from '../model/addressed.ts'
import { listNames } from '../model/listing.ts'
import { keyLine } from '../model/marker.ts'
import { threadKey } from '../model/notice-keys.ts'
import type { Ending } from '../model/outcome.ts'
import type { RemarkReply } from '../model/session.ts'
import type { Links } from '../model/turn.ts'
import { commitLink, tellEnding } from './endings.ts'

/** What a reply is made from. */
export interface ThreadFacts {
  readonly top: number
  readonly path: string
  readonly line: number | null
  readonly came: Addressed
  readonly isEdited: boolean
  readonly reply: Pick<RemarkReply, 'done' | 'says'> | null
}

const edited = 'These words were edited after the review was submitted, so they were not used. Write them anew to have them heard.'

/** The reply in a thread, hidden key included. Markdown; agent prose is fenced. */
export function threadReply(reviewId: number, thread: ThreadFacts, ending: Ending, links: Links): string {
  const says = thread.reply?.says.trim() ?? ''
  const account =
    says === '' || thread.isEdited ? '' : `\n\nThe agent's own account, which nothing here vouches for:\n\n${fence(says, 600)}`
  return `${thread.isEdited ? edited : facts(thread, ending, links)}${account}\n${keyLine(threadKey(reviewId, thread.top))}`
}

function facts({ came, reply }: ThreadFacts, ending: Ending, links: Links): string {
  switch (ending.kind) {
    case 'pushed': {
      const commit = commitLink(ending.commit, links)
      if (came === 'applied') return `✅ Applied as suggested in ${commit}.`
      if (came === 'touched')
        return reply?.done === false ? `↩️ ${commit} changes lines here, but not for this remark.` : `✅ Addressed in ${commit}.`
      if (came === 'unknown')
        return `❔ ${commit} was pushed for this review and changes this file. Whether it changes this place could not be told, so look whether it answers the remark.`
      return reply?.done === true
        ? `✏️ ${commit} was pushed for this review. It changes nothing near this place, so look whether it answers the remark.`
        : `↩️ Not changed here: ${commit} was pushed for this review and changes nothing near this place.`
    }
    case 'unchanged':
      return reply === null ? '💬 Nothing was changed. The answer to the review tells why.' : '💬 Answered without a change.'
    default:
      return `${tellEnding(ending, links, '', true, null).headline}, so nothing was pushed for this remark. The status comment tells why.`
  }
}

const named = 20

/**
 * A line for people about the threads of a review; null where there is nothing to say. `left`: those that are too many to get a reply.
 * It comes before the replies, so it does not promise any.
 */
export function tellThreads(threads: readonly ThreadFacts[], left: readonly ThreadPlace[], isPushed: boolean): string | null {
  const count = threads.length + left.length
  const done = threads.filter(isAddressed).length
  const addressed =
    isPushed && threads.length > 0
      ? [`${done} of ${count} review ${count === 1 ? 'thread is' : 'threads are'} addressed by the change.`]
      : []
  const rest = left.length === 0 ? [] : [`These are too many to get a reply: ${listPlaces(left)}.`]
  return [...addressed, ...rest].join(' ') || null
}

/** Where a thread stands in the code. */
type ThreadPlace = Pick<ThreadFacts, 'path' | 'line'>

/** A line for people about threads that were to get a reply and got none; null where each has one. */
export function tellUnanswered(unanswered: readonly ThreadPlace[], of: number): string | null {
  if (unanswered.length === 0) return null
  return `${unanswered.length} of ${of} review ${of === 1 ? 'thread' : 'threads'} got no reply, for GitHub did not take it or the job ended before: ${listPlaces(unanswered)}. The log of this run tells more.`
}

function listPlaces(places: readonly ThreadPlace[]): string {
  return listNames(places, named, ({ path, line }) => codeSpan(line === null ? path : `${path}:${line}`, 160))
}
