import * as v from 'valibot'
import type { Agent, Usage } from '../model/agent.ts'
import { interpretExit } from './interpret-exit.ts'
import { jsonLines, judge, lastSaid } from './reports.ts'

/**
 * Qwen Code, with any service that speaks OpenAI's protocol. `--bare` keeps it from looking for settings, hooks, servers and
 * instructions in the checkout. A signal ends it at once and leaves its tools running.
 */
export const qwen: Agent = {
  name: 'qwen',
  package: { program: 'qwen', registry: 'npm', name: '@qwen-code/qwen-code', version: '0.24.4', installScript: false },
  keys: ['OPENAI_API_KEY'],
  settings: ['OPENAI_BASE_URL', 'OPENAI_MODEL', 'HTTPS_PROXY', 'NO_PROXY'],
  services: [{ keys: ['OPENAI_API_KEY'], address: 'OPENAI_BASE_URL', standard: () => 'https://api.openai.com/v1' }],
  hides: [],
  invoke: ({ program, model, maxTurns, mcp, args, brief }) => ({
    program,
    args: [
      '--bare',
      ...['--auth-type', 'openai'],
      ...['--approval-mode', 'yolo'],
      ...['--output-format', 'stream-json'],
      '--chat-recording=false',
      ...['--exclude-tools', 'web_fetch', '--exclude-tools', 'web_search'],
      ...(model === null ? [] : ['--model', model]),
      ...(maxTurns === null ? [] : ['--max-session-turns', String(maxTurns)]),
      ...(mcp === null
        ? []
        : [
            '--mcp-config',
            JSON.stringify({ mcpServers: { ci: { command: mcp.program, args: mcp.args, env: mcp.environment, trust: true } } }),
          ]),
      ...args,
    ],
    stdin: brief.text,
    environment: { QWEN_CODE_SUPPRESS_YOLO_WARNING: '1', QWEN_CODE_DISABLE_CRON: '1' },
    passes: [],
    files: {
      '.qwen/settings.json': JSON.stringify({
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        general: { enableAutoUpdate: false, disableAutoUpdate: true },
        model: { generationConfig: { maxRetries: 2 } },
      }),
    },
  }),
  interpret: (exit) => {
    const results = jsonLines(exit.stdout).flatMap((line) => {
      const result = v.safeParse(Result, line)
      return result.success ? [result.output] : []
    })
    const last = results.at(-1)
    const waiting = exit.stopped === 'deadline' ? waitsFor(exit.stderr) : null
    if (last === undefined && waiting !== null)
      return judge({ ...exit, stopped: null }, { summary: null, problem: { text: waiting }, usage: interpretExit(exit, '').usage })
    if (last === undefined)
      return judge(exit, {
        summary: null,
        problem:
          exit.code === 0
            ? null
            : { why: exit.code === turnLimitCode ? 'turn-limit' : undefined, text: exit.stderr.trim() || lastSaid(exit.stdout) },
        usage: interpretExit(exit, '').usage,
      })
    const text = last.error?.message ?? last.result ?? last.subtype
    const problem = last.is_error ? { why: exit.code === turnLimitCode ? ('turn-limit' as const) : undefined, text } : null
    return judge(exit, { summary: last.result ?? null, problem, usage: usageOf(last) })
  },
}

const turnLimitCode = 53

/** What it was waiting out when its time was over; null when it was at work. It waits a minute ten times where the service is busy. */
function waitsFor(stderr: string): string | null {
  const last = stderr
    .trim()
    .split('\n')
    .findLast((line) => line.trim() !== 'Operation cancelled.')
  return /^Retrying in \d+s \(attempt [^)]{1,20}\): (.{1,500})/.exec(last ?? '')?.[1] ?? null
}

const count = v.optional(v.nullable(v.number()))

/** The last line of `--output-format stream-json`. Source: recorded outputs. */
const Result = v.object({
  type: v.literal('result'),
  subtype: v.string(),
  is_error: v.boolean(),
  result: v.optional(v.string()),
  error: v.optional(v.object({ message: v.string() })),
  num_turns: count,
  session_id: v.optional(v.string()),
  usage: v.optional(v.object({ input_tokens: count, output_tokens: count })),
  permission_denials: v.optional(v.array(v.object({ tool_name: v.string() }))),
})

function usageOf({ num_turns, session_id, usage, permission_denials }: v.InferOutput<typeof Result>): Usage {
  return {
    turns: num_turns ?? null,
    inputTokens: usage?.input_tokens ?? null,
    outputTokens: usage?.output_tokens ?? null,
    costUsd: null,
    session: session_id ?? null,
    denials: (permission_denials ?? []).map(({ tool_name }) => tool_name),
  }
}
