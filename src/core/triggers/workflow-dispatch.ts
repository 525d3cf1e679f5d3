import * as v from 'valibot'
import type { EventSource } from './event-source.ts'
import { actorSchema, read } from './payload.ts'

const pullSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(?:#?[1-9][0-9]{0,9})?$/, 'the input `pr` must be a pull request number, or empty'),
  v.transform((text) => (text === '' ? null : Number(text.replace('#', '')))),
)

const payloadSchema = v.object({
  // Null where the workflow declares none.
  inputs: v.nullish(v.object({ pr: v.nullish(pullSchema, '') })),
  sender: actorSchema,
})

/** `workflow_dispatch`: somebody asked by hand, with the input `pr` for an attempt, without it for a look at all pull requests. */
export const workflowDispatch: EventSource = {
  event: 'workflow_dispatch',
  recognise: (payload, { runId }) =>
    read(payloadSchema, payload, 'workflow_dispatch', ({ inputs, sender }) => {
      const pull = inputs?.pr ?? null
      return pull === null ? { kind: 'reconcile-due' } : { kind: 'trigger', trigger: { kind: 'dispatched', pull, author: sender, runId } }
    }),
}
