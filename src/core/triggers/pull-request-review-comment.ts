import * as v from 'valibot'
import { ghost, isListed } from '../model/actor.ts'
import { carriesMarker } from '../model/marker.ts'
import type { Recognition } from '../model/trigger.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { actorSchema, numberSchema, read } from './payload.ts'

const event = 'pull_request_review_comment'

const payloadSchema = v.object({
  action: v.string(),
  pull_request: v.object({ number: numberSchema, title: v.nullish(v.string(), null) }),
  comment: v.object({
    body: v.nullish(v.string(), ''),
    user: v.nullable(actorSchema),
    pull_request_review_id: v.nullish(numberSchema, null),
  }),
})

/** `pull_request_review_comment: created`: a remark was written. It belongs to a review, which is what is taken up, once for all of its remarks. */
export const pullRequestReviewComment: EventSource = {
  event,
  recognise: (payload, context) => read(payloadSchema, payload, event, (value) => recogniseRemark(value, context)),
}

function recogniseRemark(
  { action, pull_request: pull, comment }: v.InferOutput<typeof payloadSchema>,
  context: RecognitionContext,
): Recognition {
  if (action !== 'created') return { kind: 'ignored', because: { code: 'unsupported-action', event, action } }
  const author = comment.user ?? ghost
  if (author.type !== 'User' && !isListed(author, context.trustedBots))
    return { kind: 'ignored', because: { code: 'bot', login: author.login } }
  if (carriesMarker(comment.body)) return { kind: 'ignored', because: { code: 'own-words' } }
  const { pull_request_review_id: reviewId } = comment
  if (reviewId === null) return { kind: 'ignored', because: { code: 'no-review', detail: 'the remark belongs to none' } }
  return { kind: 'lead', lead: { kind: 'remarked', pull: pull.number, title: pull.title, author, reviewId } }
}
