import * as v from 'valibot'
import type { Agent, InvocationContext, McpServer, Usage } from '../model/agent.ts'
import { jsonLines, judge, type Problem } from './reports.ts'

/**
 * OpenAI Codex. Its commands run in its own sandbox: writable checkout and temporary folder, `.git` read-only, no network, and no
 * variable whose name holds KEY, SECRET or TOKEN. The configuration of the checkout is not trusted, so it is not loaded. It has no
 * limit of turns or cost; while the network is away it waits, and the time limit ends it.
 */
export const codex: Agent = {
  name: 'codex',
  package: { program: 'codex', registry: 'npm', name: '@openai/codex', version: '0.169.0', installScript: false },
  keys: ['OPENAI_API_KEY', 'CODEX_API_KEY'],
  settings: ['OPENAI_BASE_URL', 'HTTPS_PROXY', 'NO_PROXY'],
  services: [{ keys: ['OPENAI_API_KEY', 'CODEX_API_KEY'], address: 'OPENAI_BASE_URL', standard: () => 'https://api.openai.com/v1' }],
  hides: [],
  invoke: (context) => ({
    program: context.program,
    args: ['exec', ...ownArguments(context), ...context.args, '-'],
    stdin: context.brief.text,
    environment: { CODEX_HOME: `${context.home}/.codex` },
    passes: [],
    files: { '.codex/config.toml': '' },
  }),
  interpret: (exit) => {
    const told = read(jsonLines(exit.stdout))
    const isWaiting = exit.stopped === 'deadline' && told.problem?.text.includes('waiting for network') === true
    return judge(isWaiting ? { ...exit, stopped: null } : exit, told)
  },
}

/** A provider of its own, since the built-in one takes neither an address nor the number of retries. */
function ownArguments({ model, key, settings, mcp, leftFolder }: InvocationContext): readonly string[] {
  const provider = 'model_providers.service'
  const options: Readonly<Record<string, unknown>> = {
    approval_policy: 'never',
    // AGENTS.md of the checkout is the pull request's word.
    project_doc_max_bytes: 0,
    web_search: 'disabled',
    'features.multi_agent': false,
    // A login shell would lose the PATH that earlier steps of the job have set up.
    allow_login_shell: false,
    'shell_environment_policy.inherit': 'all',
    'shell_environment_policy.ignore_default_excludes': false,
    model_provider: 'service',
    [`${provider}.name`]: 'OpenAI',
    [`${provider}.base_url`]: settings['OPENAI_BASE_URL'] ?? 'https://api.openai.com/v1',
    [`${provider}.env_key`]: key ?? 'OPENAI_API_KEY',
    [`${provider}.wire_api`]: 'responses',
    [`${provider}.request_max_retries`]: 2,
    [`${provider}.stream_max_retries`]: 2,
    check_for_update_on_startup: false,
    'analytics.enabled': false,
    ...(leftFolder === null ? {} : { 'sandbox_workspace_write.writable_roots': [leftFolder] }),
    ...(mcp === null ? {} : serverOptions(mcp)),
  }
  return [
    '--json',
    '--ephemeral',
    '--ignore-rules',
    '--skip-git-repo-check',
    ...['--sandbox', 'workspace-write'],
    ...(model === null ? [] : ['--model', model]),
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${JSON.stringify(value)}`]),
  ]
}

function serverOptions({ program, args, environment }: McpServer): Readonly<Record<string, unknown>> {
  const variables = Object.entries(environment).map(([name, value]) => [`mcp_servers.ci.env.${name}`, value] as const)
  // Without a word of its own every call of it would need an approval, which nobody gives.
  return {
    'mcp_servers.ci.command': program,
    'mcp_servers.ci.args': args,
    'mcp_servers.ci.default_tools_approval_mode': 'approve',
    ...Object.fromEntries(variables),
  }
}

const Thread = v.object({ type: v.literal('thread.started'), thread_id: v.string() })
const Item = v.object({
  type: v.literal('item.completed'),
  item: v.object({ type: v.string(), text: v.optional(v.string()), status: v.optional(v.string()), command: v.optional(v.string()) }),
})
const Completed = v.object({
  type: v.literal('turn.completed'),
  usage: v.optional(v.object({ input_tokens: v.number(), output_tokens: v.number() })),
})
const Failed = v.object({ type: v.literal('turn.failed'), error: v.object({ message: v.string() }) })
// An `item` of type `error` is a mere warning; this one may be, too, when what it tells of passes.
const Trouble = v.object({ type: v.literal('error'), message: v.string() })
const Event = v.variant('type', [Thread, Item, Completed, Failed, Trouble])

/** The events of `codex exec --json`. Source: recorded outputs. The first of a long stream may be missing. */
function read(lines: readonly unknown[]): { readonly summary: string | null; readonly problem: Problem | null; readonly usage: Usage } {
  const events = lines.flatMap((line) => {
    const event = v.safeParse(Event, line)
    return event.success ? [event.output] : []
  })
  const items = events.flatMap((event) => (event.type === 'item.completed' ? [event.item] : []))
  const completed = events.findLast((event) => event.type === 'turn.completed')
  const last = events.findLast((event) => event.type !== 'thread.started' && event.type !== 'item.completed')
  const problem = last?.type === 'turn.failed' ? last.error.message : last?.type === 'error' ? last.message : null
  return {
    summary: items.findLast(({ type }) => type === 'agent_message')?.text ?? null,
    problem: problem === null ? null : { text: problem },
    usage: {
      turns: null,
      inputTokens: completed?.usage?.input_tokens ?? null,
      outputTokens: completed?.usage?.output_tokens ?? null,
      costUsd: null,
      session: events.find((event) => event.type === 'thread.started')?.thread_id ?? null,
      denials: items.filter(({ status }) => status === 'declined').map(({ type, command }) => command ?? type),
    },
  }
}
