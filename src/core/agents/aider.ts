import type { Agent, InvocationContext, Service, Usage } from '../model/agent.ts'
import { unknownUsage } from '../model/agent.ts'
import { judge, type Problem } from './reports.ts'

/** Gemini's is none of them: its key travels in the address of a request. */
const services: readonly Service[] = [
  { keys: ['ANTHROPIC_API_KEY'], address: 'ANTHROPIC_API_BASE', standard: () => 'https://api.anthropic.com' },
  { keys: ['OPENAI_API_KEY'], address: 'OPENAI_API_BASE', standard: () => 'https://api.openai.com/v1' },
  { keys: ['OPENROUTER_API_KEY'], address: 'OPENROUTER_API_BASE', standard: () => 'https://openrouter.ai/api/v1' },
  { keys: ['DEEPSEEK_API_KEY'], address: 'DEEPSEEK_API_BASE', standard: () => 'https://api.deepseek.com/beta' },
  { keys: ['GROQ_API_KEY'], address: 'GROQ_API_BASE', standard: () => 'https://api.groq.com/openai/v1' },
  { keys: ['MISTRAL_API_KEY'], address: 'MISTRAL_API_BASE', standard: () => 'https://api.mistral.ai/v1' },
  { keys: ['XAI_API_KEY'], address: 'XAI_API_BASE', standard: () => 'https://api.x.ai/v1' },
]

/**
 * aider. **Written from its documentation** (aider.chat/docs/config/options.html) **and its source**; unlike the others it was never
 * run by us, and its output was not recorded. It edits files and runs no commands. The settings of the checkout are out of the way:
 * its `.env` would be obeyed beside the one that an option names, and its cache of tags would be unpickled. Python 3.9 to 3.12.
 */
export const aider: Agent = {
  name: 'aider',
  package: { program: 'aider', registry: 'pypi', name: 'aider-chat', version: '0.86.1', installScript: false },
  keys: [
    'ANTHROPIC_API_KEY',
    'OPENAI_API_KEY',
    'OPENROUTER_API_KEY',
    'GEMINI_API_KEY',
    'DEEPSEEK_API_KEY',
    'GROQ_API_KEY',
    'MISTRAL_API_KEY',
    'XAI_API_KEY',
  ],
  settings: [...services.map(({ address }) => address), 'HTTPS_PROXY', 'NO_PROXY'],
  services,
  hides: [
    '.env',
    '.aider.conf.yml',
    '.aider.model.settings.yml',
    '.aider.model.metadata.json',
    '.aider.tags.cache.v3',
    '.aider.tags.cache.v4',
  ],
  invoke: (context) => ({
    program: context.program,
    args: [...ownArguments(context), ...context.args],
    stdin: '',
    environment: { LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
    passes: [],
    files: {
      '.aider/env': '',
      '.aider/config.yml': '{}\n',
      '.aider/ignore': '',
      '.aider/models.yml': '[]\n',
      '.aider/models.json': '{}\n',
    },
  }),
  interpret: (exit) => {
    const problem = problemIn(`${exit.stdout}\n${exit.stderr}`)
    // Without a model it waits for somebody to sign in with a browser.
    const isWaiting = exit.stopped === 'deadline' && problem?.why === 'no-key'
    return judge(isWaiting ? { ...exit, stopped: null } : exit, { summary: summaryOf(exit.stdout), problem, usage: usageOf(exit.stdout) })
  },
}

const off = [
  'auto-commits',
  'dirty-commits',
  'gitignore',
  'check-update',
  'show-release-notes',
  'show-model-warnings',
  'analytics',
  'pretty',
  'stream',
  'fancy-input',
  'detect-urls',
  'suggest-shell-commands',
  'auto-lint',
  'auto-test',
  'watch-files',
  'notifications',
  'restore-chat-history',
]

function ownArguments({ briefFile, home, model }: InvocationContext): readonly string[] {
  return [
    ...['--message-file', briefFile],
    '--yes-always',
    ...off.map((what) => `--no-${what}`),
    '--analytics-disable',
    // The map of the repository keeps a cache in the checkout, which would become a part of the change.
    ...['--map-tokens', '0'],
    ...['--config', `${home}/.aider/config.yml`],
    ...['--env-file', `${home}/.aider/env`],
    ...['--aiderignore', `${home}/.aider/ignore`],
    ...['--model-settings-file', `${home}/.aider/models.yml`],
    ...['--model-metadata-file', `${home}/.aider/models.json`],
    ...['--input-history-file', `${home}/.aider/input.history`],
    ...['--chat-history-file', `${home}/.aider/chat.md`],
    ...(model === null ? [] : ['--model', model]),
  ]
}

/** Its own lines are no account of the work. */
const ownLine =
  /^(?:Aider v|Main model:|Weak model:|Model:|Git repo:|Repo-map:|Added |Applied edit to |Tokens: |Use \/help|https?:\/\/|```)/
const question = /^(?:Add file to the chat|Create new file|Allow edits to file)\b.*\?/

/** The model's words without the edits that they hold. A question of its own follows the name of the file that it asks about. */
function summaryOf(stdout: string): string {
  const lines = stdout.split('\n')
  let isEdit = false
  const words = lines.filter((line, at) => {
    if (line.startsWith('<<<<<<< SEARCH')) isEdit = true
    const isOwn =
      isEdit ||
      ownLine.test(line) ||
      question.test(line) ||
      question.test(lines[at + 1] ?? '') ||
      lines[at + 2]?.startsWith('<<<<<<< SEARCH') === true
    if (line.startsWith('>>>>>>> REPLACE')) isEdit = false
    return !isOwn
  })
  return words
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(-4_000)
}

/** It ends with exit code 0 after most errors and names them by litellm's classes. */
function problemIn(output: string): Problem | null {
  const said = output.slice(-20_000)
  // What came before a whole answer of the model has passed.
  const at = said.indexOf('litellm.', Math.max(0, said.lastIndexOf('\nTokens: ')))
  const [, name] = /^litellm\.(\w{1,60}Error|Timeout)\b/.exec(at < 0 ? '' : said.slice(at)) ?? []
  if (name === undefined) return problemByWords(said)
  const text = said.slice(at, at + 1_000)
  switch (name) {
    case 'AuthenticationError':
    case 'PermissionDeniedError':
      return { why: /no key is set|must be set/i.test(text) ? 'no-key' : 'wrong-key', text }
    case 'RateLimitError':
      return { why: 'rate-limited', text }
    case 'ContextWindowExceededError':
      return { why: 'too-long', text }
    case 'ContentPolicyViolationError':
      return { why: 'refused', text }
    case 'APIConnectionError':
    case 'Timeout':
      return { why: 'unreachable', text }
    case 'InternalServerError':
    case 'ServiceUnavailableError':
      return { why: 'overloaded', text }
    default:
      return { text }
  }
}

/** What it tells in words of its own. */
function problemByWords(said: string): Problem | null {
  const [full] = /^Model .{1,200} has hit a token limit!/m.exec(said) ?? []
  if (full !== undefined) return { why: 'too-long', text: full }
  const [keyless] = /^(?:No LLM model was specified|.{0,80}Missing these environment variables).{0,200}/m.exec(said) ?? []
  return keyless === undefined ? null : { why: 'no-key', text: keyless }
}

/** Its last such line is of the whole session: `Tokens: 5.1k sent, 320 received. Cost: $0.02 message, $0.05 session.` */
function usageOf(stdout: string): Usage {
  const lines = stdout.split('\n').filter((line) => line.startsWith('Tokens: '))
  const counts = lines.map((line) => /^Tokens: ([\d.,]{1,12}k?) sent.{0,80}? ([\d.,]{1,12}k?) received/.exec(line))
  const [, cost] = /Cost: .{0,40}\$([\d.]{1,12}) session/.exec(lines.at(-1) ?? '') ?? []
  const total = (group: 1 | 2): number | null =>
    counts.length === 0 ? null : counts.reduce((sum, count) => sum + readCount(count?.[group] ?? '0'), 0)
  return {
    ...unknownUsage,
    turns: lines.length === 0 ? null : lines.length,
    inputTokens: total(1),
    outputTokens: total(2),
    costUsd: cost === undefined ? null : Number(cost),
  }
}

function readCount(text: string): number {
  const value = Number(text.replaceAll(',', '').replace('k', ''))
  return Math.round(text.endsWith('k') ? value * 1_000 : value)
}
