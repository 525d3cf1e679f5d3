import * as v from 'valibot'
import { ghost, isListed } from '../model/actor.ts'
import { carriesMarker } from '../model/marker.ts'
import { reviewStates } from '../model/session.ts'
import type { Recognition } from '../model/trigger.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { actorSchema, instantSchema, numberSchema, read, shaSchema } from './payload.ts'

const payloadSchema = v.object({
  action: v.string(),
  pull_request: v.object({ number: numberSchema, title: v.nullish(v.string(), null) }),
  review: v.object({
    id: numberSchema,
    body: v.nullish(v.string(), ''),
    // Lower case in webhooks, upper case over REST.
    state: v.pipe(v.string(), v.toLowerCase()),
    commit_id: shaSchema,
    submitted_at: instantSchema,
    user: v.nullable(actorSchema),
  }),
})

/** `pull_request_review: submitted`: somebody ended a review. */
export const pullRequestReview: EventSource = {
  event: 'pull_request_review',
  recognise: (payload, context) => read(payloadSchema, payload, 'pull_request_review', (value) => recogniseReview(value, context)),
}

function recogniseReview(
  { action, pull_request: pull, review }: v.InferOutput<typeof payloadSchema>,
  context: RecognitionContext,
): Recognition {
  if (action !== 'submitted') return { kind: 'ignored', because: { code: 'unsupported-action', event: 'pull_request_review', action } }
  const author = review.user ?? ghost
  if (author.type !== 'User' && !isListed(author, context.trustedBots))
    return { kind: 'ignored', because: { code: 'bot', login: author.login } }
  if (carriesMarker(review.body)) return { kind: 'ignored', because: { code: 'own-words' } }
  const state = reviewStates.find((known) => known === review.state)
  if (state === undefined)
    return { kind: 'ignored', because: { code: 'unsupported-action', event: 'pull_request_review', action: review.state } }
  return {
    kind: 'trigger',
    trigger: {
      kind: 'reviewed',
      pull: pull.number,
      title: pull.title,
      author,
      at: review.submitted_at,
      reviewId: review.id,
      state,
      text: review.body,
      commit: review.commit_id,
    },
  }
}
