import * as v from 'valibot'
import { ghost, isListed } from '../model/actor.ts'
import { carriesMarker } from '../model/marker.ts'
import { isMentioned } from '../model/mentions.ts'
import type { Recognition } from '../model/trigger.ts'
import { readCommand } from './command.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { actorSchema, instantSchema, numberSchema, read } from './payload.ts'

const payloadSchema = v.object({
  action: v.string(),
  issue: v.object({ number: numberSchema, title: v.nullish(v.string(), null), pull_request: v.nullish(v.looseObject({})) }),
  comment: v.object({
    id: numberSchema,
    body: v.nullish(v.string(), ''),
    created_at: instantSchema,
    user: v.nullable(actorSchema),
    performed_via_github_app: v.nullish(v.looseObject({})),
  }),
})

/** `issue_comment: created`: somebody wrote under a pull request. */
export const issueComment: EventSource = {
  event: 'issue_comment',
  recognise: (payload, context) => read(payloadSchema, payload, 'issue_comment', (value) => recogniseComment(value, context)),
}

function recogniseComment({ action, issue, comment }: v.InferOutput<typeof payloadSchema>, context: RecognitionContext): Recognition {
  if (action !== 'created') return { kind: 'ignored', because: { code: 'unsupported-action', event: 'issue_comment', action } }
  if (issue.pull_request === undefined || issue.pull_request === null) return { kind: 'ignored', because: { code: 'not-a-pull' } }
  const author = comment.user ?? ghost
  if (author.type !== 'User' && !isListed(author, context.trustedBots))
    return { kind: 'ignored', because: { code: 'bot', login: author.login } }
  if (carriesMarker(comment.body)) return { kind: 'ignored', because: { code: 'own-words' } }
  const said = { pull: issue.number, title: issue.title, author, at: comment.created_at, commentId: comment.id }
  const command = readCommand(comment.body, context.commandPrefix)
  if (command !== null) return { kind: 'trigger', trigger: { kind: 'commanded', ...command, ...said } }
  if (!isMentioned([comment.body], context.mention))
    return { kind: 'ignored', because: { code: 'not-mentioned', mention: context.mention } }
  if (comment.body.trim() === '') return { kind: 'ignored', because: { code: 'nothing-asked' } }
  return { kind: 'trigger', trigger: { kind: 'commented', text: comment.body, ...said } }
}
