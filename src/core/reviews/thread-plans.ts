import { judgeRemark } from './addressed.ts'
import { type Addressed, isAddressed } from '../model/addressed.ts'
import type { Change, Originals } from '../model/change.ts'
import type { Ending } from '../model/outcome.ts'
import type { RemarkReply, ReviewRemark } from '../model/session.ts'

/** What a thread is answered with, and whether it may be resolved. */
export interface ThreadPlan {
  /** The comment that opens it. */
  readonly top: number
  /** Null where GraphQL could not be asked. */
  readonly thread: ReviewRemark['thread']
  readonly path: string
  readonly line: number | null
  readonly came: Addressed
  /** Were the words of its remarks edited, so that nobody worked on them? */
  readonly isEdited: boolean
  /** What the agent says of it; null when it says nothing. */
  readonly reply: Pick<RemarkReply, 'done' | 'says'> | null
}

/** What an ending came to. `change` is null where nothing was pushed. */
export interface Came {
  readonly change: Change | null
  readonly originals: Originals
  readonly replies: readonly RemarkReply[]
}

/** More threads than these get no reply; people are told which. */
export const mostThreads = 50

/** Each thread with remarks of the session once, in their order. */
export function planThreads(remarks: readonly ReviewRemark[], { change, originals, replies }: Came): readonly ThreadPlan[] {
  const said = new Map(replies.map((reply) => [reply.remark, reply]))
  return [...new Set(remarks.map(({ top }) => top))].flatMap((top): readonly ThreadPlan[] => {
    const own = remarks.filter((remark) => remark.top === top)
    const last = own.at(-1)
    if (last === undefined) return []
    const came = own.map((remark) => (change === null ? 'untouched' : judgeRemark(remark, change, originals)))
    const reply = own.flatMap(({ id }) => said.get(id) ?? []).at(-1) ?? null
    return [
      {
        top,
        thread: last.thread,
        path: last.path,
        line: last.line,
        came: least(came),
        isEdited: own.every(({ text }) => text === null),
        reply,
      },
    ]
  })
}

/** A thread is addressed as far as all that was said in it. */
function least(came: readonly Addressed[]): Addressed {
  return (['untouched', 'unknown', 'touched'] as const).find((one) => came.includes(one)) ?? 'applied'
}

/** Only what the lines show resolves a thread; that the agent did not do it keeps it open. */
export function isResolvable({ thread, came, reply }: ThreadPlan): boolean {
  return isAddressed({ came, reply }) && thread?.isResolved === false
}

/** Is there something to say in the threads? Where the work was cut short, who asked may ask again, and the status comment says why. */
export function isRepliedTo(ending: Ending): boolean {
  switch (ending.kind) {
    case 'pushed':
    case 'unchanged':
    case 'blocked':
    case 'offered':
    case 'rejected':
    case 'agent-failed':
      return true
    case 'superseded':
      return ending.why === 'moved' || ending.why === 'retargeted'
    case 'interrupted':
    case 'crashed':
      return false
  }
}
