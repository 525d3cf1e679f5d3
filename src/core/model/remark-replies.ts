import * as v from 'valibot'
import type { RemarkReply } from './session.ts'

/** How much of the file is read, how many entries of it, and how much of each. */
export const replyLimits = { bytes: 64 * 1024, replies: 200, characters: 600 }

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const entrySchema = v.object({ id, done: v.boolean(), says: v.optional(v.string(), '') })

/** Reads what the agent left of its own account of each remark. What does not fit is left out: the agent owes nobody this file. */
export function readReplies(text: string | null): readonly RemarkReply[] {
  const entries = parse(text)
  if (!Array.isArray(entries)) return []
  return entries.slice(0, replyLimits.replies).flatMap((entry: unknown) => {
    const parsed = v.safeParse(entrySchema, entry)
    return parsed.success
      ? [{ remark: parsed.output.id, done: parsed.output.done, says: parsed.output.says.slice(0, replyLimits.characters) }]
      : []
  })
}

function parse(text: string | null): unknown {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return value
  } catch {
    return null
  }
}

/** As it is handed on by a job that ran untrusted code. */
export const repliesSchema = v.pipe(
  v.array(v.strictObject({ remark: id, done: v.boolean(), says: v.pipe(v.string(), v.maxLength(replyLimits.characters)) })),
  v.maxLength(replyLimits.replies),
)
