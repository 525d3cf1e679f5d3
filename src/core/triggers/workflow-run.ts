import * as v from 'valibot'
import { ghost } from '../model/actor.ts'
import type { Recognition, StartedRun } from '../model/trigger.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { actorSchema, instantSchema, numberSchema, read, shaSchema } from './payload.ts'

const payloadSchema = v.object({
  action: v.string(),
  workflow_run: v.object({
    id: numberSchema,
    run_attempt: v.optional(numberSchema, 1),
    created_at: v.optional(instantSchema),
    name: v.nullish(v.string(), ''),
    display_title: v.nullish(v.string(), null),
    event: v.string(),
    conclusion: v.nullable(v.string()),
    head_sha: shaSchema,
    head_branch: v.nullable(v.string()),
    head_repository: v.nullable(v.object({ full_name: v.string() })),
    pull_requests: v.optional(v.array(v.object({ number: numberSchema })), []),
    actor: v.nullish(actorSchema),
    triggering_actor: v.nullish(actorSchema),
  }),
  // Who stands in where an old server names neither.
  sender: v.nullish(actorSchema),
})

/** Runs that were never about a pull request's head commit, whatever they say. */
const foreignEvents = new Set(['schedule', 'workflow_run', 'issue_comment', 'issues', 'release', 'merge_group', 'pull_request_target'])

/** Runs that tell of a review, whatever they came to: nothing that CI says of a commit comes from them. */
const reviewEvents = new Set(['pull_request_review', 'pull_request_review_comment'])

/** Ends that say nothing about the code. */
const inconclusive = new Set(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'])

/** Two events for one beginning: a re-run is never requested, and a run may wait long for a machine. */
const beginnings = new Set(['requested', 'in_progress'])

/** `workflow_run`: some CI of a commit has ended, or has begun. */
export const workflowRun: EventSource = {
  event: 'workflow_run',
  recognise: (payload, context) => read(payloadSchema, payload, 'workflow_run', (value) => recogniseRun(value, context)),
}

function recogniseRun(
  { action, workflow_run: run, sender }: v.InferOutput<typeof payloadSchema>,
  context: RecognitionContext,
): Recognition {
  const isBeginning = beginnings.has(action)
  if (action !== 'completed' && !isBeginning)
    return { kind: 'ignored', because: { code: 'unsupported-action', event: 'workflow_run', action } }
  if (run.name !== '' && run.name === context.workflowName) return { kind: 'ignored', because: { code: 'own-run', name: run.name } }
  if (foreignEvents.has(run.event) || run.head_branch === null)
    return { kind: 'ignored', because: { code: 'run-not-for-a-pull', event: run.event } }
  const startedBy = [run.actor, run.triggering_actor].filter((one) => one !== undefined).map((one) => one ?? ghost)
  const begun: StartedRun = {
    id: run.id,
    attempt: run.run_attempt,
    name: run.name,
    // Runs of other events are called as their commit is.
    title: run.event === 'pull_request' ? run.display_title : null,
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository: run.head_repository?.full_name ?? null,
    pulls: run.pull_requests.map((pull) => pull.number),
    startedBy: startedBy.length > 0 ? startedBy : [sender ?? ghost],
  }
  if (reviewEvents.has(run.event))
    return isBeginning
      ? { kind: 'ignored', because: { code: 'run-not-for-a-pull', event: run.event } }
      : whenRelayed(begun, run.conclusion, run.created_at)
  return isBeginning ? whenBegun(begun, run.conclusion, context) : whenEnded(begun, run.conclusion)
}

/** Skipped is a relay that had nothing to relay. */
function whenRelayed(run: StartedRun, conclusion: string | null, at = 0): Recognition {
  return conclusion === 'skipped'
    ? { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion } }
    : { kind: 'lead', lead: { kind: 'relayed', run, at } }
}

/** A run that waits for a person's approval is requested with an end. */
function whenBegun(run: StartedRun, conclusion: string | null, { feedback }: RecognitionContext): Recognition {
  if (feedback === 'complete') return { kind: 'ignored', because: { code: 'run-only-begun', name: run.name } }
  return conclusion === null
    ? { kind: 'trigger', trigger: { kind: 'ci-started', run } }
    : { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion } }
}

function whenEnded(run: StartedRun, conclusion: string | null): Recognition {
  if (conclusion === null || inconclusive.has(conclusion))
    return { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion: conclusion ?? 'none' } }
  return { kind: 'trigger', trigger: { kind: 'ci-finished', run: { ...run, conclusion } } }
}
