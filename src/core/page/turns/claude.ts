import * as v from 'valibot'
import { shownInput, type Turn, type TurnReader } from './turn.ts'

const Text = v.object({ type: v.literal('text'), text: v.string() })
const Part = v.variant('type', [
  Text,
  v.object({ type: v.literal('thinking'), thinking: v.string() }),
  v.object({ type: v.literal('tool_use'), name: v.string(), input: v.optional(v.unknown()) }),
  v.object({
    type: v.literal('tool_result'),
    content: v.optional(v.union([v.string(), v.array(v.unknown())]), ''),
    is_error: v.optional(v.boolean(), false),
  }),
])
type Part = v.InferOutput<typeof Part>

const Event = v.variant('type', [
  v.object({ type: v.picklist(['assistant', 'user']), message: v.object({ content: v.union([v.string(), v.array(v.unknown())]) }) }),
  v.object({ type: v.literal('result'), subtype: v.string(), is_error: v.boolean(), result: v.optional(v.string(), '') }),
  v.object({ type: v.literal('system'), subtype: v.string(), model: v.optional(v.string()) }),
])

/** The lines of Claude Code's `--output-format stream-json` and, of `json`, the last of them; those of Qwen Code are the same. Source: recorded outputs. */
export const claudeTurns: TurnReader = (line) => {
  const event = v.safeParse(Event, line)
  if (!event.success) return null
  switch (event.output.type) {
    case 'system':
      return event.output.subtype === 'init' ? [{ kind: 'note', title: 'Began', text: event.output.model ?? '' }] : []
    case 'result':
      return [
        {
          kind: event.output.is_error ? 'failure' : 'says',
          title: event.output.is_error ? event.output.subtype : '',
          text: event.output.result,
        },
      ]
    case 'assistant':
    case 'user': {
      const { content } = event.output.message
      return typeof content === 'string'
        ? [{ kind: event.output.type === 'user' ? 'note' : 'says', title: '', text: content }]
        : content.flatMap(partOf)
    }
  }
}

function partOf(value: unknown): readonly Turn[] {
  const part = v.safeParse(Part, value)
  return part.success ? [turnOf(part.output)] : []
}

function turnOf(part: Part): Turn {
  switch (part.type) {
    case 'text':
      return { kind: 'says', title: '', text: part.text }
    case 'thinking':
      return { kind: 'thinks', title: '', text: part.thinking }
    case 'tool_use':
      return { kind: 'calls', title: part.name, text: shownInput(part.input) }
    case 'tool_result':
      return {
        kind: part.is_error ? 'failure' : 'result',
        title: '',
        text: typeof part.content === 'string' ? part.content : part.content.flatMap(textIn).join('\n'),
      }
  }
}

function textIn(value: unknown): readonly string[] {
  const text = v.safeParse(Text, value)
  return text.success ? [text.output.text] : []
}
