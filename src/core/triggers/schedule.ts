import * as v from 'valibot'
import type { EventSource } from './event-source.ts'
import { read } from './payload.ts'

const payloadSchema = v.object({ schedule: v.pipe(v.string(), v.maxLength(200)) })

/** `schedule`: it is time to look whether an event was lost. */
export const schedule: EventSource = {
  event: 'schedule',
  recognise: (payload) => read(payloadSchema, payload, 'schedule', () => ({ kind: 'reconcile-due' })),
}
