import * as v from 'valibot'
import { shownInput, type Turn, type TurnReader } from './turn.ts'

const Item = v.variant('type', [
  v.object({ type: v.picklist(['agent_message', 'reasoning']), text: v.string() }),
  v.object({
    type: v.literal('command_execution'),
    command: v.string(),
    aggregated_output: v.optional(v.string(), ''),
    exit_code: v.optional(v.nullable(v.number()), null),
  }),
  v.object({
    type: v.literal('file_change'),
    changes: v.optional(v.array(v.object({ path: v.string(), kind: v.optional(v.string(), '') })), []),
  }),
  v.object({ type: v.literal('mcp_tool_call'), server: v.optional(v.string(), ''), tool: v.string(), arguments: v.optional(v.unknown()) }),
  v.object({ type: v.literal('error'), message: v.string() }),
])

const Event = v.variant('type', [
  v.object({ type: v.literal('item.completed'), item: v.unknown() }),
  v.object({ type: v.literal('turn.failed'), error: v.object({ message: v.string() }) }),
  v.object({ type: v.literal('error'), message: v.string() }),
  v.object({ type: v.picklist(['thread.started', 'turn.started', 'turn.completed', 'item.started', 'item.updated']) }),
])

/** The events of `codex exec --json`. Source: recorded outputs. */
export const codexTurns: TurnReader = (line) => {
  const event = v.safeParse(Event, line)
  if (!event.success) return null
  switch (event.output.type) {
    case 'item.completed': {
      const item = v.safeParse(Item, event.output.item)
      return item.success ? turnsOf(item.output) : []
    }
    case 'turn.failed':
      return [{ kind: 'failure', title: '', text: event.output.error.message }]
    case 'error':
      return [{ kind: 'failure', title: '', text: event.output.message }]
    default:
      return []
  }
}

function turnsOf(item: v.InferOutput<typeof Item>): readonly Turn[] {
  switch (item.type) {
    case 'agent_message':
      return [{ kind: 'says', title: '', text: item.text }]
    case 'reasoning':
      return [{ kind: 'thinks', title: '', text: item.text }]
    case 'command_execution':
      return [
        { kind: 'calls', title: 'shell', text: item.command },
        {
          kind: (item.exit_code ?? 0) === 0 ? 'result' : 'failure',
          title: item.exit_code === null ? '' : `exit code ${item.exit_code}`,
          text: item.aggregated_output,
        },
      ]
    case 'file_change':
      return [{ kind: 'calls', title: 'edit', text: item.changes.map(({ path, kind }) => `${kind} ${path}`.trim()).join('\n') }]
    case 'mcp_tool_call':
      return [{ kind: 'calls', title: `${item.server} ${item.tool}`.trim(), text: shownInput(item.arguments) }]
    case 'error':
      return [{ kind: 'note', title: '', text: item.message }]
  }
}
