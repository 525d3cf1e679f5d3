import * as v from 'valibot'
import type { EventSource } from './event-source.ts'
import { actorSchema, read } from './payload.ts'

const payloadSchema = v.object({
  inputs: v.object({
    pr: v.pipe(v.string(), v.trim(), v.regex(/^#?[1-9][0-9]{0,9}$/, 'the input `pr` must be a pull request number'), v.transform((text) => Number(text.replace('#', '')))),
  }),
  sender: actorSchema,
})

/** `workflow_dispatch` with the input `pr`: somebody asked for an attempt by hand. */
export const workflowDispatch: EventSource = {
  event: 'workflow_dispatch',
  recognise: (payload, { runId }) =>
    read(payloadSchema, payload, 'workflow_dispatch', ({ inputs, sender }) => ({
      kind: 'trigger',
      trigger: { kind: 'dispatched', pull: inputs.pr, author: sender, runId },
    })),
}
