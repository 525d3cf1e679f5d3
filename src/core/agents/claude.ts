import * as v from 'valibot'
import type { Agent, AgentFailure, InvocationContext, McpServer, Usage } from '../model/agent.ts'
import { interpretExit } from './interpret-exit.ts'
import { jsonLines, judge, lastSaid, sumOf } from './reports.ts'

/** What it may use, of all that it brings: no tool that fetches from the web, starts other agents or outlives the task. */
const tools = ['Bash', 'Edit', 'Glob', 'Grep', 'Read', 'Write']

/**
 * Claude Code. Settings, hooks, servers and instructions of the checkout are not loaded (`--setting-sources user`, where the
 * user is an empty HOME, and `--strict-mcp-config`). It writes within the checkout only, and where it is to leave a file; its shell is not confined.
 */
export const claude: Agent = {
  name: 'claude',
  package: { program: 'claude', registry: 'npm', name: '@anthropic-ai/claude-code', version: '2.1.329', installScript: true },
  // The last two say that the cloud's own credentials are used, which `agent-env` has to name.
  keys: [
    'ANTHROPIC_API_KEY',
    'CLAUDE_CODE_OAUTH_TOKEN',
    'ANTHROPIC_AUTH_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
    'CLAUDE_CODE_USE_BEDROCK',
    'CLAUDE_CODE_USE_VERTEX',
  ],
  settings: [
    'ANTHROPIC_BASE_URL',
    'ANTHROPIC_BEDROCK_BASE_URL',
    'ANTHROPIC_CUSTOM_HEADERS',
    'ANTHROPIC_MODEL',
    'ANTHROPIC_SMALL_FAST_MODEL',
    'AWS_REGION',
    'CLOUD_ML_REGION',
    'ANTHROPIC_VERTEX_PROJECT_ID',
    'HTTPS_PROXY',
    'NO_PROXY',
  ],
  services: [
    {
      keys: ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'],
      address: 'ANTHROPIC_BASE_URL',
      standard: () => 'https://api.anthropic.com',
    },
    {
      keys: ['AWS_BEARER_TOKEN_BEDROCK'],
      address: 'ANTHROPIC_BEDROCK_BASE_URL',
      standard: ({ AWS_REGION: region = 'us-east-1' }) => `https://bedrock-runtime.${region}.amazonaws.com`,
    },
  ],
  hides: [],
  invoke: (context) => ({
    program: context.program,
    args: [...ownArguments(context), ...context.args],
    stdin: context.brief.text,
    environment: {
      CLAUDE_CODE_MAX_RETRIES: '2',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
    },
    passes: [],
    files: {},
  }),
  interpret: (exit) => {
    const report = jsonLines(exit.stdout).findLast((line) => v.is(Result, line))
    if (!v.is(Result, report)) return interpretExit({ ...exit, stdout: lastSaid(exit.stdout) }, lastSaid(exit.stdout))
    const { subtype, is_error, result, errors, api_error_status, stop_reason, terminal_reason } = report
    const text = result ?? errors?.join('\n') ?? subtype
    const why = whyOf(subtype, terminal_reason, stop_reason)
    const problem = why !== undefined || is_error ? { why, status: api_error_status, text } : null
    return judge(exit, { summary: result ?? null, problem, usage: usageOf(report) })
  },
}

function ownArguments({ model, maxTurns, maxCostUsd, mcp, leftFolder }: InvocationContext): readonly string[] {
  return [
    '-p',
    // Each step as it is taken, so that people can read what it did; it refuses to print them without the second.
    ...['--output-format', 'stream-json', '--verbose'],
    ...['--permission-mode', 'acceptEdits'],
    ...['--tools', tools.join(',')],
    ...['--allowedTools', ['Bash', ...(mcp === null ? [] : ['mcp__ci'])].join(',')],
    ...(mcp === null ? [] : ['--mcp-config', JSON.stringify({ mcpServers: { ci: serverOf(mcp) } })]),
    ...(leftFolder === null ? [] : ['--add-dir', leftFolder]),
    ...(model === null ? [] : ['--model', model]),
    ...(maxTurns === null ? [] : ['--max-turns', String(maxTurns)]),
    ...(maxCostUsd === null ? [] : ['--max-budget-usd', Math.max(0.01, maxCostUsd).toFixed(2)]),
    ...['--setting-sources', 'user'],
    '--strict-mcp-config',
    '--no-session-persistence',
  ]
}

function serverOf({ program, args, environment }: McpServer): unknown {
  return { type: 'stdio', command: program, args, env: environment }
}

const count = v.optional(v.nullable(v.number()))

/** The last line of `--output-format stream-json`, and the only one of `json`. Source: recorded outputs. */
const Result = v.object({
  type: v.literal('result'),
  subtype: v.string(),
  is_error: v.boolean(),
  result: v.optional(v.string()),
  errors: v.optional(v.array(v.string())),
  num_turns: count,
  session_id: v.optional(v.string()),
  total_cost_usd: count,
  usage: v.optional(
    v.object({ input_tokens: count, output_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count }),
  ),
  permission_denials: v.optional(v.array(v.object({ tool_name: v.string(), tool_input: v.optional(v.unknown()) }))),
  api_error_status: count,
  stop_reason: v.optional(v.nullable(v.string())),
  terminal_reason: v.optional(v.nullable(v.string())),
})
type Result = v.InferOutput<typeof Result>

function whyOf(subtype: string, terminal: string | null | undefined, stop: string | null | undefined): AgentFailure | undefined {
  if (subtype === 'error_max_turns') return 'turn-limit'
  if (subtype === 'error_max_budget_usd') return 'cost-limit'
  if (terminal === 'prompt_too_long') return 'too-long'
  return stop === 'refusal' ? 'refused' : undefined
}

function usageOf({ num_turns, usage, total_cost_usd, session_id, permission_denials }: Result): Usage {
  return {
    turns: num_turns ?? null,
    inputTokens: sumOf(usage?.input_tokens, usage?.cache_creation_input_tokens, usage?.cache_read_input_tokens),
    outputTokens: usage?.output_tokens ?? null,
    costUsd: total_cost_usd ?? null,
    session: session_id ?? null,
    denials: (permission_denials ?? []).map(({ tool_name, tool_input }) => `${tool_name} ${JSON.stringify(tool_input ?? {})}`),
  }
}
