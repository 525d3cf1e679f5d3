import type { AgentChoice, Policy, ProofChoice } from '../../core/model/config.ts'
import { agents } from '../../core/agents/index.ts'
import { readAgent } from '../../shell/agent-inputs.ts'
import { readPolicy, readProof } from '../../shell/inputs.ts'
import { inOptions, inputOf, parseOptions, refusePositionals } from '../options.ts'
import { UsageError } from '../usage-error.ts'

export interface LocalCommand {
  readonly kind: 'local'
  readonly test: string
  /** Any folder of the checkout. */
  readonly root: string
  /** Null for a name of our own. */
  readonly branch: string | null
  readonly includesUncommitted: boolean
  readonly format: 'text' | 'json'
  readonly isVerbose: boolean
  readonly agent: AgentChoice
  readonly proof: ProofChoice
  readonly policy: Policy
}

const names = agents.map(({ name }) => name)

export const localHelp = `Usage: ci-feedback-loop local --test COMMAND --agent NAME [options]

Runs the test command in a fresh checkout of the newest commit. When it fails, an agent is told what failed and works
in a checkout of its own; what it leaves is checked, proven with the failing tests alone, and committed on a new branch.
Then the whole test command runs again: until it passes or nothing speaks for going on. Your work tree is never touched.

Options:
  --test COMMAND          shell command that decides, run at the top of the checkout; reports that it writes are read
  --agent NAME            ${names.slice(0, -1).join(', ')},
                          or command; several with commas between them form a chain
  --agent-command CMD     shell command of the agent; it gets the brief on its standard input
  --agent-model, --agent-version, --agent-args, --agent-max-turns, --agent-env
                          as the inputs of the action: model, version to install, more arguments, most turns,
                          names of variables that the agent may see beside its own key
  --setup-command CMD     installs what the tests need, such as \`npm ci\`; sees no secret
  --fix-command CMD       cheap fixer, run before any model is asked; may be given several times
  --verify-command CMD    shows the failures again; {files} and {tests} are filled in
  --verify-rounds N       how many more times an agent is asked within one attempt (default: 2)
  --max-attempts N        attempts at most (default: 3)
  --timeout-minutes N     the longest that the agents of one attempt may work (default: 10)
  --test-timeout-minutes N
                          the longest that one run of the tests may take (default: 30)
  --max-cost-usd N        what agents may cost in all
  --max-minutes N         how long agents may work in all
  --test-changes block|flag|allow
                          what becomes of changes that weaken tests or checks (default: block)
  --require-proof         commit only what was seen to make the failing tests pass
  --on-regression revert|keep
                          what becomes of an attempt that made things worse (default: revert)
  --on-stall stop|continue
                          whether to go on when two attempts in a row got nowhere (default: stop)
  --protected-paths LIST  more globs that an agent may not change, with commas between them; !GLOB takes a
                          built-in one out
  --max-diagnostics, --context-tokens, --max-changed-files, --max-changed-bytes
                          as the inputs of the action
  --branch NAME           the new branch (default: codality/ and the beginning of the commit's id)
  --include-uncommitted   begin with what is not committed yet, as a commit of its own on that branch
  --root DIR              the checkout (default: the current folder)
  --format text|json      the summary on standard output (default: text)
  --verbose               show on standard error what the agent and the tests print
  -h, --help              this text

Exit code 0: the tests pass. 1: they do not. 2: an option is wrong, or nothing could be run. 130: interrupted.
`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const options = {
  test: text,
  root: text,
  branch: text,
  format: text,
  'include-uncommitted': flag,
  verbose: flag,
  'require-proof': flag,
  agent: text,
  'agent-command': text,
  'agent-model': text,
  'agent-version': text,
  'agent-args': text,
  'agent-max-turns': text,
  'agent-env': text,
  'setup-command': text,
  'fix-command': { type: 'string', multiple: true },
  'verify-command': text,
  'verify-rounds': text,
  'max-attempts': text,
  'timeout-minutes': text,
  'test-timeout-minutes': text,
  'max-cost-usd': text,
  'max-minutes': text,
  'test-changes': text,
  'on-regression': text,
  'on-stall': text,
  'protected-paths': text,
  'max-diagnostics': text,
  'context-tokens': text,
  'max-changed-files': text,
  'max-changed-bytes': text,
} as const

/** Options that are called otherwise than the inputs they stand for. */
const renamed = {
  'agent-timeout-minutes': 'timeout-minutes',
  'verify-timeout-minutes': 'test-timeout-minutes',
  'fix-commands': 'fix-command',
}

export function readLocal(args: readonly string[]): LocalCommand {
  const { values, positionals } = parseOptions(args, options)
  refusePositionals(positionals)
  const { test = '', agent = '', branch, root, format = 'text' } = values
  if (test.trim() === '') throw new UsageError('`--test` is missing.', 'Give the command that has to pass, such as `--test "npm test"`.')
  if (agent.trim() === '' && (values['agent-command'] ?? '').trim() === '')
    throw new UsageError('`--agent` is missing.', `Name one of: ${names.join(', ')}; or give \`--agent-command\`.`)
  if (format !== 'text' && format !== 'json') throw new UsageError(`\`--format ${format.slice(0, 100)}\` is unknown.`, 'Use text or json.')
  const {
    'include-uncommitted': includesUncommitted = false,
    verbose = false,
    'require-proof': requireProof = false,
    'fix-command': fixers = [],
    ...plain
  } = values
  const given = {
    'test-changes': 'block',
    ...plain,
    'require-proof': String(requireProof),
    'fix-commands': fixers.join('\n'),
    'agent-timeout-minutes': plain['timeout-minutes'],
    'verify-timeout-minutes': plain['test-timeout-minutes'] ?? '30',
  }
  const input = inputOf(given)
  const chosen = inOptions(() => readAgent(input, 'all'), renamed)
  const unknown = chosen.chain.find(({ name }) => !names.includes(name))
  if (unknown !== undefined)
    throw new UsageError(
      `The option \`--agent\` is \`${unknown.name}\`, which no agent is called.`,
      `Use one of: ${names.join(', ')}; or several with commas between them.`,
    )
  return inOptions(
    () => ({
      kind: 'local',
      test,
      root: root ?? '.',
      branch: branch ?? null,
      includesUncommitted,
      format,
      isVerbose: verbose,
      agent: chosen,
      proof: readProof(input),
      policy: readPolicy(input),
    }),
    renamed,
  )
}
