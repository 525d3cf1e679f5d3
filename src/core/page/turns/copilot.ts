import * as v from 'valibot'
import { shownInput, type TurnReader } from './turn.ts'

const Event = v.variant('type', [
  v.object({ type: v.literal('assistant.message'), data: v.object({ content: v.string() }) }),
  v.object({ type: v.literal('tool.execution_start'), data: v.object({ toolName: v.string(), arguments: v.optional(v.unknown()) }) }),
  v.object({
    type: v.literal('tool.execution_complete'),
    data: v.object({
      success: v.boolean(),
      result: v.optional(v.object({ content: v.optional(v.string(), '') }), {}),
      error: v.optional(v.object({ message: v.optional(v.string(), '') }), {}),
    }),
  }),
  v.object({ type: v.literal('session.error'), data: v.object({ message: v.string() }) }),
])

/** What else it prints tells of itself. */
const Other = v.object({
  type: v.pipe(v.string(), v.regex(/^(?:(?:assistant|session|tool|user|hook|system|permission|model)\.[a-z_.]{1,60}|result)$/)),
  timestamp: v.string(),
})

/** The events of Copilot's `--output-format json`. Source: recorded outputs. */
export const copilotTurns: TurnReader = (line) => {
  const event = v.safeParse(Event, line)
  if (!event.success) return v.is(Other, line) ? [] : null
  switch (event.output.type) {
    case 'assistant.message':
      return [{ kind: 'says', title: '', text: event.output.data.content }]
    case 'tool.execution_start':
      return [{ kind: 'calls', title: event.output.data.toolName, text: shownInput(event.output.data.arguments) }]
    case 'tool.execution_complete': {
      const { success, result, error } = event.output.data
      return [success ? { kind: 'result', title: '', text: result.content } : { kind: 'failure', title: '', text: error.message }]
    }
    case 'session.error':
      return [{ kind: 'failure', title: '', text: event.output.data.message }]
  }
}
