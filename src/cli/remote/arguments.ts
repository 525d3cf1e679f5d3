import type { Policy } from '../../core/model/config.ts'
import { readPolicy } from '../../shell/inputs.ts'
import { inOptions, inputOf, parseOptions, refusePositionals } from '../options.ts'
import { UsageError } from '../usage-error.ts'

/** Which commit of which repository, as far as it was said; what was not comes from the checkout. */
export interface Target {
  readonly root: string
  /** `owner/name`. */
  readonly repository: string | null
  readonly commit: string | null
  readonly branch: string | null
  /** Name of the variable that holds the token; null for the usual ones. */
  readonly tokenVariable: string | null
}

/** How CI is looked at. */
export interface Looks {
  readonly policy: Policy
  /** How long a commit without any CI is looked at. */
  readonly patienceSeconds: number
}

export interface WatchCommand {
  readonly kind: 'watch'
  readonly target: Target
  readonly looks: Looks
}

export interface PushCommand {
  readonly kind: 'push'
  readonly target: Target
  /** Null: what is not committed is refused. */
  readonly message: string | null
  /** Workflow files that may be started when no run appears, beside those that checked the commits before. */
  readonly workflows: readonly string[]
  /** Null: CI is not watched. */
  readonly looks: Looks | null
}

export interface RerunCommand {
  readonly kind: 'rerun'
  readonly target: Target
}

const targetHelp = `  --repo OWNER/NAME       the repository (default: what the remote \`origin\` of this checkout names)
  --root DIR              the checkout (default: the current folder)
  --token-env NAME        variable that holds the token (default: GITHUB_TOKEN, else GH_TOKEN)`

const looksHelp = `  --interval SECONDS      time between two looks (default: 30); what has not changed costs no request that counts
  --timeout-minutes N     how long CI is waited for (default: 60)
  --patience SECONDS      how long a commit without any CI is looked at (default: 60)
  --ignore-checks LIST    names of checks and workflows that do not count, with commas between; * is anything`

const linesHelp = `  {"type":"watch","repository":…,"commit":…}
  {"type":"job","name":…,"state":"running"|"failed"|"passed"|"other"}      whenever one changes
  {"type":"failure","diagnostic":{…}}                 as in \`diagnose --format json\`, as soon as its job has ended
  {"type":"end","verdict":"green"|"red"|"none"|"gated"|"out-of-time"|"interrupted","failures":N}`

const exitHelp = 'Exit code 0: CI is green. 1: it is red. 2: neither can be told, or an option is wrong. 130: interrupted.'

export const watchHelp = `Usage: ci-feedback-loop watch [options]

Tells of the CI of a commit on GitHub while it runs, one JSON object a line:
${linesHelp}

Options:
  --sha SHA               the commit (default: the newest one of this checkout)
  --branch NAME           the newest commit of that branch on GitHub
${targetHelp}
${looksHelp}
  -h, --help              this text

${exitHelp}
GITHUB_API_URL names another API than https://api.github.com.
`

export const pushHelp = `Usage: ci-feedback-loop push [options]

Pushes the branch that is checked out, with your own git and as it is configured, never by force. Then sees to it that
CI starts: when no run appears, the workflows that checked the commits before are started by \`workflow_dispatch\`.
Prints JSON lines:
  {"type":"pushed","repository":…,"branch":…,"commit":…}
  {"type":"ci","state":"started"|"dispatched"|"gated"|"not-seen", …}

Options:
  --branch NAME           create this branch first, unless it is checked out already
  --message TEXT          commit everything first; without it, what is not committed is refused
  --workflow FILE         a workflow that may be started, too, such as ci.yml; may be given several times
  --watch                 go on as \`watch\` does, with its --interval, --timeout-minutes, --patience, --ignore-checks
${targetHelp}
  -h, --help              this text

Exit code 0: it was pushed and CI has started; with --watch as \`watch\`. 2: it could not be pushed, or no CI has started.
`

export const rerunHelp = `Usage: ci-feedback-loop rerun --failed [options]

Runs the failed jobs of the newest runs of a commit again, each in a new attempt of its run. Prints a JSON line:
  {"type":"rerun","repository":…,"commit":…,"runs":[{"id":…,"name":…,"url":…}]}

Options:
  --failed                the failed jobs, and only they
  --sha SHA               the commit (default: the newest one of this checkout)
  --branch NAME           the newest commit of that branch on GitHub
${targetHelp}
  -h, --help              this text

Exit code 0: they run again. 2: nothing has failed there, or it could not be started.
`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const targetOptions = { repo: text, root: text, 'token-env': text, branch: text } as const
const looksOptions = { interval: text, 'timeout-minutes': text, patience: text, 'ignore-checks': text } as const

export function readWatch(args: readonly string[]): WatchCommand {
  const { values, positionals } = parseOptions(args, { ...targetOptions, ...looksOptions, sha: text })
  refusePositionals(positionals)
  return { kind: 'watch', target: targetOf(values), looks: looksOf(values) }
}

export function readPush(args: readonly string[]): PushCommand {
  const { values, positionals } = parseOptions(args, {
    ...targetOptions,
    ...looksOptions,
    message: text,
    workflow: { type: 'string', multiple: true },
    watch: flag,
  })
  refusePositionals(positionals)
  if (values.message?.trim() === '') throw new UsageError('`--message` is empty.', 'Say what the commit does.')
  const workflows = (values.workflow ?? []).map((name) => (name.includes('/') ? name : `.github/workflows/${name}`))
  return {
    kind: 'push',
    target: targetOf(values),
    message: values.message ?? null,
    workflows,
    looks: values.watch === true ? looksOf(values) : null,
  }
}

export function readRerun(args: readonly string[]): RerunCommand {
  const { values, positionals } = parseOptions(args, { ...targetOptions, sha: text, failed: flag })
  refusePositionals(positionals)
  if (values.failed !== true) throw new UsageError('`--failed` is missing.', 'Only failed jobs are run again: `rerun --failed`.')
  return { kind: 'rerun', target: targetOf(values) }
}

type Given = Readonly<Partial<Record<'repo' | 'root' | 'token-env' | 'branch' | 'sha', string>>>

function targetOf(given: Given): Target {
  refuseMeaningless(given)
  const { repo = null, root = '.', branch = null, sha, 'token-env': variable = null } = given
  return { root, repository: repo, commit: sha?.toLowerCase() ?? null, branch, tokenVariable: variable }
}

function refuseMeaningless({ repo, branch, sha, 'token-env': variable }: Given): void {
  if (repo !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repo))
    throw new UsageError(`\`--repo ${repo.slice(0, 100)}\` names no repository.`, 'Write `OWNER/NAME`.')
  if (sha !== undefined && !/^[0-9a-f]{4,64}$/i.test(sha))
    throw new UsageError(
      `\`--sha ${sha.slice(0, 100)}\` is no id of a commit.`,
      'Give at least four of its hexadecimal digits, or name a branch with `--branch`.',
    )
  if (sha !== undefined && branch !== undefined) throw new UsageError('`--sha` and `--branch` were given both.', 'Give one of them.')
  if (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))
    throw new UsageError(
      `\`--token-env ${variable.slice(0, 20)}\` is no name of a variable.`,
      'Give the name of the variable, not the token itself.',
    )
  if (branch?.trim() === '') throw new UsageError('`--branch` is empty.', 'Name the branch.')
}

function looksOf(values: Readonly<Partial<Record<'interval' | 'timeout-minutes' | 'patience' | 'ignore-checks', string>>>): Looks {
  const input = inputOf({
    'poll-seconds': values.interval ?? '30',
    'settle-timeout-minutes': values['timeout-minutes'] ?? '60',
    'ignore-checks': values['ignore-checks'],
  })
  const patience = values.patience ?? '60'
  if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(patience))
    throw new UsageError(`\`--patience ${patience.slice(0, 100)}\` is no number of seconds.`, 'Write for example `--patience 60`.')
  return {
    policy: inOptions(() => readPolicy(input), { 'poll-seconds': 'interval', 'settle-timeout-minutes': 'timeout-minutes' }),
    patienceSeconds: Number(patience),
  }
}
