import * as v from 'valibot'
import type { Agent, InvocationContext, Usage } from '../model/agent.ts'
import { jsonLines, judge, type Problem, sumOf } from './reports.ts'

/** Services by their names in its configuration, which takes an address for each. Source: the list of models.dev that it brings. */
const known: readonly { readonly id: string; readonly keys: readonly string[]; readonly address: string; readonly standard: string }[] = [
  { id: 'anthropic', keys: ['ANTHROPIC_API_KEY'], address: 'ANTHROPIC_BASE_URL', standard: 'https://api.anthropic.com/v1' },
  { id: 'openai', keys: ['OPENAI_API_KEY'], address: 'OPENAI_BASE_URL', standard: 'https://api.openai.com/v1' },
  { id: 'openrouter', keys: ['OPENROUTER_API_KEY'], address: 'OPENROUTER_BASE_URL', standard: 'https://openrouter.ai/api/v1' },
  {
    id: 'google',
    keys: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'],
    address: 'GOOGLE_GENERATIVE_AI_BASE_URL',
    standard: 'https://generativelanguage.googleapis.com/v1beta',
  },
  { id: 'groq', keys: ['GROQ_API_KEY'], address: 'GROQ_BASE_URL', standard: 'https://api.groq.com/openai/v1' },
  { id: 'mistral', keys: ['MISTRAL_API_KEY'], address: 'MISTRAL_BASE_URL', standard: 'https://api.mistral.ai/v1' },
  { id: 'deepseek', keys: ['DEEPSEEK_API_KEY'], address: 'DEEPSEEK_BASE_URL', standard: 'https://api.deepseek.com' },
  { id: 'xai', keys: ['XAI_API_KEY'], address: 'XAI_BASE_URL', standard: 'https://api.x.ai/v1' },
  { id: 'opencode', keys: ['OPENCODE_API_KEY'], address: 'OPENCODE_BASE_URL', standard: 'https://opencode.ai/zen/v1' },
]

/**
 * OpenCode, with the service whose key is set; `agent-model` is `SERVICE/MODEL`. Its configuration travels in a variable. That
 * of the checkout is switched off, and out of the way: its plugins run all the same. It has no limit of turns or cost, and repeats failed requests for longer than a minute.
 */
export const opencode: Agent = {
  name: 'opencode',
  package: { program: 'opencode', registry: 'npm', name: 'opencode-ai', version: '1.18.33', installScript: true },
  keys: known.flatMap(({ keys }) => keys),
  settings: [...known.map(({ address }) => address), 'HTTPS_PROXY', 'NO_PROXY'],
  services: known.map(({ keys, address, standard }) => ({ keys, address, standard: () => standard })),
  hides: ['.opencode', 'opencode.json', 'opencode.jsonc'],
  invoke: (context) => ({
    program: context.program,
    args: ['run', '--format', 'json', '--auto', '--pure', ...(context.model === null ? [] : ['--model', context.model]), ...context.args],
    stdin: context.brief.text,
    environment: {
      OPENCODE_CONFIG_CONTENT: JSON.stringify(configurationOf(context)),
      ...Object.fromEntries(switchedOff.map((what) => [`OPENCODE_DISABLE_${what}`, '1'])),
    },
    passes: [],
    files: {},
  }),
  interpret: (exit) => {
    const { isStuck, ...told } = read(jsonLines(exit.stdout), exit.code === 0 ? '' : exit.stderr)
    return judge(isStuck && exit.stopped === 'deadline' ? { ...exit, stopped: null } : exit, told)
  },
}

const switchedOff = [
  'AUTOUPDATE',
  'PROJECT_CONFIG',
  'DEFAULT_PLUGINS',
  'LSP_DOWNLOAD',
  'SHARE',
  'CLAUDE_CODE',
  'EXTERNAL_SKILLS',
  'MODELS_FETCH',
]

function configurationOf({ model, key, settings, mcp }: InvocationContext): unknown {
  const [service, name] = model === null ? [] : splitOnce(model)
  const named = known.flatMap(({ id, keys: [, ...others], address }) => {
    const baseURL = settings[address]
    // It looks for a key under the first name only.
    const other = others.find((name) => name === key)
    return baseURL === undefined && other === undefined
      ? []
      : [
          [
            id,
            { options: { ...(baseURL === undefined ? {} : { baseURL }), ...(other === undefined ? {} : { apiKey: `{env:${other}}` }) } },
          ] as const,
        ]
  })
  const providers: Readonly<Record<string, object>> = Object.fromEntries(named)
  // A model that its own list does not know is taken at its word.
  const chosen = service === undefined || name === undefined ? {} : { [service]: { ...providers[service], models: { [name]: {} } } }
  return {
    autoupdate: false,
    share: 'disabled',
    // Titles are asked of the same model, not of one that the key may not open.
    ...(model === null ? {} : { small_model: model }),
    permission: { edit: 'allow', bash: 'allow', webfetch: 'deny', websearch: 'deny', external_directory: 'deny' },
    provider: { ...providers, ...chosen },
    ...(mcp === null
      ? {}
      : { mcp: { ci: { type: 'local', command: [mcp.program, ...mcp.args], environment: mcp.environment, enabled: true } } }),
  }
}

function splitOnce(model: string): readonly string[] {
  const at = model.indexOf('/')
  return at < 1 ? [] : [model.slice(0, at), model.slice(at + 1)]
}

const Text = v.object({ type: v.literal('text'), sessionID: v.string(), part: v.object({ text: v.string() }) })
const Step = v.object({
  type: v.literal('step_finish'),
  sessionID: v.string(),
  part: v.object({
    cost: v.optional(v.number()),
    tokens: v.optional(
      v.object({
        input: v.number(),
        output: v.number(),
        reasoning: v.optional(v.number()),
        cache: v.optional(v.object({ read: v.number(), write: v.number() })),
      }),
    ),
  }),
})
const Tool = v.object({
  type: v.literal('tool_use'),
  sessionID: v.string(),
  part: v.object({ tool: v.string(), state: v.object({ status: v.string(), error: v.optional(v.string()) }) }),
})
const Trouble = v.object({
  type: v.literal('error'),
  error: v.object({
    name: v.optional(v.string()),
    data: v.optional(v.object({ message: v.optional(v.string()), statusCode: v.optional(v.nullable(v.number())) })),
  }),
})
const Event = v.variant('type', [Text, Step, Tool, Trouble])

/** The events of `run --format json`. Source: recorded outputs. Of a long stream the first are missing, so its sums are at least so much. */
function read(
  lines: readonly unknown[],
  stderr: string,
): { readonly summary: string | null; readonly problem: Problem | null; readonly usage: Usage; readonly isStuck: boolean } {
  const events = lines.flatMap((line) => {
    const event = v.safeParse(Event, line)
    return event.success ? [event.output] : []
  })
  const steps = events.flatMap((event) => (event.type === 'step_finish' ? [event.part] : []))
  const trouble = events.findLast((event) => event.type === 'error')?.error
  const lastDeed = events.findLast((event) => event.type === 'error' || event.type === 'tool_use')
  return {
    // What is too long it shortens and sends again, without an end when that does not help.
    isStuck: lastDeed?.type === 'error',
    summary: events.findLast((event) => event.type === 'text')?.part.text ?? null,
    problem:
      trouble !== undefined
        ? { status: trouble.data?.statusCode, text: trouble.data?.message ?? trouble.name ?? 'an error without words' }
        : stderr.trim() === ''
          ? null
          : { text: stderr.slice(-1_000) },
    usage: {
      turns: steps.length === 0 ? null : steps.length,
      inputTokens: sumOf(...steps.flatMap(({ tokens }) => [tokens?.input, tokens?.cache?.read, tokens?.cache?.write])),
      outputTokens: sumOf(...steps.flatMap(({ tokens }) => [tokens?.output, tokens?.reasoning])),
      // It says 0 for a model whose price it does not know.
      costUsd: sumOf(...steps.map(({ cost }) => (cost === 0 ? null : cost))),
      session: events.flatMap((event) => ('sessionID' in event ? [event.sessionID] : [])).at(0) ?? null,
      denials: events.flatMap((event) =>
        event.type === 'tool_use' && /rejected|denied|prevents/i.test(event.part.state.error ?? '')
          ? [`${event.part.tool}: ${event.part.state.error ?? ''}`]
          : [],
      ),
    },
  }
}
