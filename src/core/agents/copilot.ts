import * as v from 'valibot'
import type { Agent, Usage } from '../model/agent.ts'
import { jsonLines, judge, type Problem } from './reports.ts'

/**
 * GitHub Copilot CLI. Its own token is one that only asks the model: a fine-grained one with the single permission "Copilot
 * Requests". `GH_TOKEN` and `GITHUB_TOKEN`, which it would take too, never reach an agent. With `COPILOT_PROVIDER_API_KEY` it
 * talks to another service and needs no GitHub. The checkout is not trusted, so its hooks and servers are not loaded. It tells
 * neither tokens nor cost.
 */
export const copilot: Agent = {
  name: 'copilot',
  package: { program: 'copilot', registry: 'npm', name: '@github/copilot', version: '1.0.102', installScript: false },
  keys: ['COPILOT_GITHUB_TOKEN', 'COPILOT_PROVIDER_API_KEY'],
  settings: ['COPILOT_PROVIDER_BASE_URL', 'COPILOT_PROVIDER_TYPE', 'COPILOT_MODEL', 'COPILOT_OFFLINE', 'HTTPS_PROXY', 'NO_PROXY'],
  services: [{ keys: ['COPILOT_PROVIDER_API_KEY'], address: 'COPILOT_PROVIDER_BASE_URL', standard: () => null }],
  hides: [],
  invoke: ({ program, model, mcp, args, brief }) => ({
    program,
    args: [
      '--allow-all-tools',
      ...['--output-format', 'json'],
      '--no-custom-instructions',
      '--disable-builtin-mcps',
      '--disable-client-telemetry',
      '--no-ask-user',
      '--no-auto-update',
      '--no-remote',
      '--no-bash-env',
      '--excluded-tools=web_fetch,web_search,fetch_copilot_cli_documentation',
      '--secret-env-vars=COPILOT_GITHUB_TOKEN,COPILOT_PROVIDER_API_KEY',
      ...(model === null ? [] : ['--model', model]),
      ...(mcp === null
        ? []
        : [
            '--additional-mcp-config',
            JSON.stringify({
              mcpServers: { ci: { type: 'local', command: mcp.program, args: mcp.args, env: mcp.environment, tools: ['*'] } },
            }),
          ]),
      ...args,
    ],
    stdin: brief.text,
    environment: { COPILOT_AUTO_UPDATE: 'false' },
    passes: [],
    files: {},
  }),
  interpret: (exit) => judge(exit, read(jsonLines(exit.stdout), exit.code === 0 ? '' : exit.stderr)),
}

const Message = v.object({ type: v.literal('assistant.message'), data: v.object({ content: v.string() }) })
const Turn = v.object({ type: v.literal('assistant.turn_end'), data: v.object({ turnId: v.string() }) })
const Trouble = v.object({
  type: v.literal('session.error'),
  data: v.object({ message: v.string(), statusCode: v.optional(v.nullable(v.number())) }),
})
const Tool = v.object({
  type: v.literal('tool.execution_complete'),
  data: v.object({ success: v.boolean(), error: v.optional(v.object({ message: v.optional(v.string()), code: v.optional(v.string()) })) }),
})
const Result = v.object({ type: v.literal('result'), sessionId: v.optional(v.string()), exitCode: v.number() })
const Event = v.variant('type', [Message, Turn, Trouble, Tool, Result])

/** The events of `--output-format json`; the last is the result. Source: recorded outputs. */
function read(
  lines: readonly unknown[],
  stderr: string,
): { readonly summary: string | null; readonly problem: Problem | null; readonly usage: Usage } {
  const events = lines.flatMap((line) => {
    const event = v.safeParse(Event, line)
    return event.success ? [event.output] : []
  })
  const messages = events.flatMap((event) =>
    event.type === 'assistant.message' && event.data.content.trim() !== '' ? [event.data.content] : [],
  )
  const trouble = events.findLast((event) => event.type === 'session.error')
  const result = events.findLast((event) => event.type === 'result')
  const turns = events.flatMap((event) => (event.type === 'assistant.turn_end' ? [Number(event.data.turnId) + 1] : []))
  const failure = stderr.trim() === '' && result !== undefined && result.exitCode !== 0 ? `exit code ${result.exitCode}` : stderr.trim()
  return {
    summary: messages.at(-1) ?? null,
    problem:
      trouble !== undefined ? { status: trouble.data.statusCode, text: trouble.data.message } : failure === '' ? null : { text: failure },
    usage: {
      turns: turns.at(-1) ?? null,
      inputTokens: null,
      outputTokens: null,
      costUsd: null,
      session: result?.sessionId ?? null,
      denials: events.flatMap((event) =>
        event.type === 'tool.execution_complete' && event.data.error?.code === 'denied' ? [event.data.error.message ?? 'a tool'] : [],
      ),
    },
  }
}
