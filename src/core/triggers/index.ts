import type { Recognition } from '../model/trigger.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { issueComment } from './issue-comment.ts'
import { pullRequestReviewComment } from './pull-request-review-comment.ts'
import { pullRequestReview } from './pull-request-review.ts'
import { schedule } from './schedule.ts'
import { workflowDispatch } from './workflow-dispatch.ts'
import { workflowRun } from './workflow-run.ts'

export const eventSources: readonly EventSource[] = [
  workflowRun,
  issueComment,
  pullRequestReview,
  pullRequestReviewComment,
  schedule,
  workflowDispatch,
]

/** Turns an event into our own trigger, into a lead to one, or into the reason why it is none of ours. Needs no request to GitHub. */
export function recognise(event: string, payload: unknown, context: RecognitionContext): Recognition {
  const source = eventSources.find((candidate) => candidate.event === event)
  return source?.recognise(payload, context) ?? { kind: 'ignored', because: { code: 'unsupported-event', event } }
}
