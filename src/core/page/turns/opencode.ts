import * as v from 'valibot'
import { shownInput, type TurnReader } from './turn.ts'

const Event = v.variant('type', [
  v.object({ type: v.literal('text'), sessionID: v.string(), part: v.object({ text: v.string() }) }),
  v.object({
    type: v.literal('tool_use'),
    sessionID: v.string(),
    part: v.object({
      tool: v.string(),
      state: v.object({ input: v.optional(v.unknown()), output: v.optional(v.string(), ''), error: v.optional(v.string()) }),
    }),
  }),
  v.object({
    type: v.literal('error'),
    sessionID: v.string(),
    error: v.object({ name: v.optional(v.string(), ''), data: v.optional(v.object({ message: v.optional(v.string(), '') }), {}) }),
  }),
  v.object({ type: v.picklist(['step_start', 'step_finish']), sessionID: v.string() }),
])

/** The events of OpenCode's `run --format json`. Source: recorded outputs. */
export const opencodeTurns: TurnReader = (line) => {
  const event = v.safeParse(Event, line)
  if (!event.success) return null
  switch (event.output.type) {
    case 'text':
      return [{ kind: 'says', title: '', text: event.output.part.text }]
    case 'tool_use': {
      const { tool, state } = event.output.part
      return [
        { kind: 'calls', title: tool, text: shownInput(state.input) },
        state.error === undefined ? { kind: 'result', title: '', text: state.output } : { kind: 'failure', title: '', text: state.error },
      ]
    }
    case 'error':
      return [{ kind: 'failure', title: event.output.error.name, text: event.output.error.data.message }]
    default:
      return []
  }
}
