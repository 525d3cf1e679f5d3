import { parseOptions, refusePositionals } from '../options.ts'
import { UsageError } from '../usage-error.ts'

export interface DashboardCommand {
  readonly kind: 'dashboard'
  /** `owner/name` each; empty: what the checkout names. */
  readonly repositories: readonly string[]
  readonly root: string
  /** 0: any that is free. */
  readonly port: number
  readonly host: string
  /** Name of the variable that holds the token; null for the usual ones. */
  readonly tokenVariable: string | null
  /** Accounts that the loop writes as; empty: that of the token, and the job's own. */
  readonly accounts: readonly string[]
  /** By itself, or by the name of its variable; null: webhooks are not taken. */
  readonly webhookSecret: { readonly value: string } | { readonly variable: string } | null
  /** Null: GITHUB_API_URL, else api.github.com. */
  readonly apiUrl: string | null
  /** Seconds between two looks. */
  readonly interval: number
}

/** So many are looked at with one token without wearing out its limit. */
const mostRepositories = 50

export const dashboardHelp = `Usage: ci-feedback-loop dashboard [options]

Serves a page on this machine that shows every open pull request with a loop while it happens: what a session is at,
attempts, how the last one ended, the trend of failures, flaky tests, cost. Prints its address, which holds the token
that lets you in; it ends with Ctrl-C. GitHub is asked by conditional requests, of which those that find nothing new
cost nothing, or tells by webhooks.

Options:
  --repo OWNER/NAME          a repository to show; may be given several times (default: what the remote \`origin\` names)
  --root DIR                 the checkout (default: the current folder)
  --port N                   the port (default: 7331); 0 takes any that is free
  --host ADDR                the address to listen on (default: 127.0.0.1, which this machine alone reaches)
  --token-env NAME           variable that holds the token for GitHub (default: GITHUB_TOKEN, else GH_TOKEN)
  --account LOGIN            the account that the loop writes as; may be given several times
                             (default: github-actions[bot], and the account of the token)
  --interval SECONDS         time between two looks (default: 10)
  --webhook-secret-env NAME  variable that holds the secret of GitHub's webhooks, which are taken at /webhook;
                             lists are then looked at every five minutes only
  --webhook-secret S         the secret itself, which others on this machine can see
  --api-url URL              another API than https://api.github.com (default: GITHUB_API_URL)
  -h, --help                 this text

Exit code 0: it was ended by Ctrl-C. 2: it could not begin, or an option is wrong.
`

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

export function readDashboard(args: readonly string[]): DashboardCommand {
  const { values, positionals } = parseOptions(args, {
    repo: texts,
    root: text,
    port: text,
    host: text,
    'token-env': text,
    account: texts,
    interval: text,
    'webhook-secret-env': text,
    'webhook-secret': text,
    'api-url': text,
  })
  refusePositionals(positionals)
  return {
    kind: 'dashboard',
    repositories: repositoriesOf(values.repo ?? []),
    root: values.root ?? '.',
    port: portOf(values.port ?? '7331'),
    host: hostOf(values.host ?? '127.0.0.1'),
    tokenVariable: variableOf('token-env', values['token-env']),
    accounts: values.account ?? [],
    webhookSecret: secretOf(values['webhook-secret'], variableOf('webhook-secret-env', values['webhook-secret-env'])),
    apiUrl: values['api-url'] === undefined ? null : apiUrlOf(values['api-url']),
    interval: intervalOf(values.interval ?? '10'),
  }
}

function repositoriesOf(names: readonly string[]): readonly string[] {
  for (const name of names)
    if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(name))
      throw new UsageError(`\`--repo ${name.slice(0, 100)}\` names no repository.`, 'Write `OWNER/NAME`.')
  const all = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
  if (all.length > mostRepositories)
    throw new UsageError(
      `${all.length} repositories were given.`,
      `Give at most ${mostRepositories}; a second dashboard with another token shows more.`,
    )
  return all
}

function portOf(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given)
  throw new UsageError(`\`--port ${given.slice(0, 100)}\` is no port.`, 'Write a number from 0 to 65535.')
}

function hostOf(given: string): string {
  if (/^[\w.:-]{1,255}$/.test(given)) return given
  throw new UsageError(
    `\`--host ${given.slice(0, 100)}\` is no address.`,
    'Write for example `--host 127.0.0.1`, or a name of this machine.',
  )
}

function variableOf(option: string, given: string | undefined): string | null {
  if (given === undefined || /^[A-Za-z_]\w*$/.test(given)) return given ?? null
  throw new UsageError(
    `\`--${option} ${given.slice(0, 20)}\` is no name of a variable.`,
    'Give the name of the variable, not the value itself.',
  )
}

function secretOf(value: string | undefined, variable: string | null): DashboardCommand['webhookSecret'] {
  if (value !== undefined && variable !== null)
    throw new UsageError('`--webhook-secret` and `--webhook-secret-env` were given both.', 'Give one of them.')
  if (value?.trim() === '') throw new UsageError('`--webhook-secret` is empty.', 'Without a secret anybody could send events.')
  return value !== undefined ? { value } : variable === null ? null : { variable }
}

function apiUrlOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`\`--api-url ${given.slice(0, 100)}\` is no address.`, 'Write for example `--api-url https://HOST/api/v3`.')
  return given.replace(/\/+$/, '')
}

function intervalOf(given: string): number {
  if (/^\d{1,5}(?:\.\d{1,3})?$/.test(given) && Number(given) >= 0.1) return Number(given)
  throw new UsageError(`\`--interval ${given.slice(0, 100)}\` is no number of seconds from 0.1.`, 'Write for example `--interval 10`.')
}
