import * as v from 'valibot'
import type { Agent, InvocationContext, Usage } from '../model/agent.ts'
import { interpretExit } from './interpret-exit.ts'
import { finalJson, judge, type Problem, sumOf } from './reports.ts'

const settingsFile = '.gemini/settings.json'

/**
 * Gemini CLI. The checkout has to be trusted, or nothing may be done in it, and its settings would win over ours; so `.gemini` and `GEMINI.md` are out
 * of the way, and the settings below HOME switch off the rest: hooks, `.env` and instructions of the checkout. While a tool runs it
 * heeds no signal, and it tells no cost.
 */
export const gemini: Agent = {
  name: 'gemini',
  package: { program: 'gemini', registry: 'npm', name: '@google/gemini-cli', version: '0.61.0', installScript: false },
  keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  settings: [
    'GOOGLE_GEMINI_BASE_URL',
    'GOOGLE_VERTEX_BASE_URL',
    'GOOGLE_CLOUD_PROJECT',
    'GOOGLE_CLOUD_LOCATION',
    'GEMINI_MODEL',
    'HTTPS_PROXY',
    'NO_PROXY',
  ],
  services: [{ keys: ['GEMINI_API_KEY'], address: 'GOOGLE_GEMINI_BASE_URL', standard: () => 'https://generativelanguage.googleapis.com' }],
  hides: ['.gemini', 'GEMINI.md'],
  invoke: (context) => ({
    program: context.program,
    args: [
      '--approval-mode',
      'yolo',
      '--output-format',
      'json',
      '--extensions',
      'none',
      ...(context.model === null ? [] : ['--model', context.model]),
      '--prompt',
      '',
      ...context.args,
    ],
    stdin: context.brief.text,
    environment: {
      GEMINI_CLI_TRUST_WORKSPACE: 'true',
      GEMINI_CLI_NO_RELAUNCH: 'true',
      ...(context.key === 'GOOGLE_API_KEY' ? { GOOGLE_GENAI_USE_VERTEXAI: 'true' } : {}),
    },
    passes: [],
    files: { [settingsFile]: JSON.stringify(settingsOf(context)) },
  }),
  interpret: (exit) => {
    const report = v.safeParse(Report, finalJson(exit.stdout))
    if (!report.success)
      return judge(exit, {
        summary: exit.stdout,
        problem: exit.code === 0 ? null : problemIn(exit.stderr),
        usage: interpretExit(exit, '').usage,
      })
    const { error, response } = report.output
    const problem =
      error === undefined ? null : { why: error.code === turnLimitCode ? ('turn-limit' as const) : undefined, text: error.message }
    return judge(exit, { summary: response ?? null, problem, usage: usageOf(report.output, exit.stderr) })
  },
}

const turnLimitCode = 53

function settingsOf({ key, maxTurns, mcp }: InvocationContext): unknown {
  return {
    security: { auth: { selectedType: key === 'GOOGLE_API_KEY' ? 'vertex-ai' : 'gemini-api-key' } },
    privacy: { usageStatisticsEnabled: false },
    telemetry: { enabled: false },
    general: { enableAutoUpdate: false, enableAutoUpdateNotification: false, maxAttempts: 3, retryFetchErrors: false },
    model: { maxSessionTurns: maxTurns ?? -1 },
    tools: { exclude: ['web_fetch', 'google_web_search'], discoveryCommand: '', callCommand: '' },
    context: { fileName: ['no-instructions-of-the-checkout.md'], discoveryMaxDirs: 0 },
    advanced: { ignoreLocalEnv: true, autoConfigureMemory: false },
    hooksConfig: { enabled: false },
    skills: { enabled: false },
    mcp: { allowed: ['ci'] },
    mcpServers: mcp === null ? {} : { ci: { command: mcp.program, args: mcp.args, env: mcp.environment, trust: true } },
  }
}

const count = v.optional(v.number())
const Tokens = v.object({ prompt: count, candidates: count, thoughts: count })

/** The object of `--output-format json`; on failure it stands on stderr or stdout. Source: recorded outputs. */
const Report = v.object({
  session_id: v.optional(v.string()),
  response: v.optional(v.nullable(v.string())),
  error: v.optional(v.object({ type: v.optional(v.string()), message: v.string(), code: v.optional(v.union([v.number(), v.string()])) })),
  stats: v.optional(
    v.object({
      models: v.record(v.string(), v.object({ api: v.optional(v.object({ totalRequests: count })), tokens: Tokens })),
      tools: v.optional(
        v.object({ byName: v.optional(v.record(v.string(), v.object({ decisions: v.optional(v.object({ reject: count })) }))) }),
      ),
    }),
  ),
})
type Report = v.InferOutput<typeof Report>

/** A failure is told on the error output, after whatever else was said there. */
function problemIn(stderr: string): Problem {
  // Where it is told twice the second stands behind a word.
  const report = v.safeParse(Report, finalJson(stderr.replaceAll('\n[ERROR] {', '\n{')))
  const error = report.success ? report.output.error : undefined
  return error === undefined
    ? { text: stderr.slice(-1_000) }
    : { why: error.code === turnLimitCode ? 'turn-limit' : undefined, text: error.message }
}

const refusedTool = /^Error executing tool (\S{1,60}: (?:Path not in workspace|[^\n]{0,80}(?:denied|not allowed))[^\n]{0,200})/gm

function usageOf({ session_id, stats }: Report, stderr: string): Usage {
  const models = Object.values(stats?.models ?? {})
  const rejected = Object.entries(stats?.tools?.byName ?? {}).filter(([, { decisions }]) => (decisions?.reject ?? 0) > 0)
  return {
    turns: sumOf(...models.map(({ api }) => api?.totalRequests)),
    inputTokens: sumOf(...models.map(({ tokens }) => tokens.prompt)),
    outputTokens: sumOf(...models.flatMap(({ tokens }) => [tokens.candidates, tokens.thoughts])),
    costUsd: null,
    session: session_id ?? null,
    denials: [...rejected.map(([name]) => name), ...[...stderr.matchAll(refusedTool)].map(([, what = '']) => what)],
  }
}
