import * as v from 'valibot'
import type { Recognition } from '../model/trigger.ts'
import type { EventSource, RecognitionContext } from './event-source.ts'
import { numberSchema, read, shaSchema } from './payload.ts'

const payloadSchema = v.object({
  action: v.string(),
  workflow_run: v.object({
    id: numberSchema,
    run_attempt: v.optional(numberSchema, 1),
    name: v.nullish(v.string(), ''),
    event: v.string(),
    conclusion: v.nullable(v.string()),
    head_sha: shaSchema,
    head_branch: v.nullable(v.string()),
    head_repository: v.nullable(v.object({ full_name: v.string() })),
    pull_requests: v.optional(v.array(v.object({ number: numberSchema })), []),
  }),
})

/** Runs that were never about a pull request's head commit, whatever they say. */
const foreignEvents = new Set(['schedule', 'workflow_run', 'issue_comment', 'issues', 'release', 'merge_group', 'pull_request_target'])

/** Ends that say nothing about the code. */
const inconclusive = new Set(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'])

/** `workflow_run: completed`: some CI of a commit has ended. */
export const workflowRun: EventSource = {
  event: 'workflow_run',
  recognise: (payload, context) => read(payloadSchema, payload, 'workflow_run', (value) => recogniseRun(value, context)),
}

function recogniseRun({ action, workflow_run: run }: v.InferOutput<typeof payloadSchema>, context: RecognitionContext): Recognition {
  if (action !== 'completed') return { kind: 'ignored', because: { code: 'unsupported-action', event: 'workflow_run', action } }
  if (run.name !== '' && run.name === context.workflowName) return { kind: 'ignored', because: { code: 'own-run', name: run.name } }
  if (foreignEvents.has(run.event) || run.head_branch === null) return { kind: 'ignored', because: { code: 'run-not-for-a-pull', event: run.event } }
  if (run.conclusion === null || inconclusive.has(run.conclusion))
    return { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion: run.conclusion ?? 'none' } }
  return {
    kind: 'trigger',
    trigger: {
      kind: 'ci-finished',
      run: {
        id: run.id,
        attempt: run.run_attempt,
        name: run.name,
        conclusion: run.conclusion,
        headSha: run.head_sha,
        headBranch: run.head_branch,
        headRepository: run.head_repository?.full_name ?? null,
        pulls: run.pull_requests.map((pull) => pull.number),
      },
    },
  }
}
