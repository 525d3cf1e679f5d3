import { parseOptions } from '../options.ts'
import { UsageError } from '../usage-error.ts'

export interface ReplayCommand {
  readonly kind: 'replay'
  /** An event's payload, or a turn's report, or the folder that it lies in. */
  readonly file: string
  /** Name of the event; null where the payload is to tell. */
  readonly event: string | null
  /** `owner/name`; null where the file is to tell. */
  readonly repository: string | null
  /** Is a report only the name of the pull request that is looked at now? */
  readonly isNow: boolean
  /** Inputs of the action by their names. */
  readonly inputs: ReadonlyMap<string, string>
  readonly format: 'text' | 'json'
  readonly tokenVariable: string | null
}

export const replayHelp = `Usage: ci-feedback-loop replay FILE [options]

Shows what the loop decides and what the agent is told, without writing, starting or running anything.

FILE is either
  the payload of an event (in a job: the file that GITHUB_EVENT_PATH names): the turn is taken again with what GitHub
  knows now, up to where an agent would be asked; or
  the report of a turn (report.json, or the folder with the downloaded artifact): what was decided then, and what the
  agent was told, read from that file alone. With --now the same pull request is looked at as it is now.

Options:
  --event NAME            the event of the payload, such as workflow_run (default: what its content shows)
  --repo OWNER/NAME       the repository (default: the one that the file names)
  --now                   for a report: take a turn on its pull request as it is now
  --input NAME=VALUE      an input of the action, as the workflow gives it; may be given several times
  --format text|json      text (default) is Markdown
  --token-env NAME        variable that holds a token that may read (default: GITHUB_TOKEN, else GH_TOKEN)
  -h, --help              this text

Exit code 0: it was shown. 2: the file or GitHub could not be read, or an option is wrong.
GITHUB_API_URL and GITHUB_SERVER_URL name another server than github.com.
`

const text = { type: 'string' } as const

export function readReplay(args: readonly string[]): ReplayCommand {
  const { values, positionals } = parseOptions(args, {
    event: text,
    repo: text,
    now: { type: 'boolean' },
    input: { type: 'string', multiple: true },
    format: text,
    'token-env': text,
  })
  const [file, more] = positionals
  if (file === undefined || more !== undefined)
    throw new UsageError(
      file === undefined ? 'No file was given.' : `\`${more?.slice(0, 100) ?? ''}\` is one file too many.`,
      'Name one event or one report.',
    )
  const { event = null, repo = null, format = 'text', 'token-env': tokenVariable = null } = values
  refuseMeaningless(event, repo, tokenVariable)
  if (format !== 'text' && format !== 'json') throw new UsageError(`\`--format ${format.slice(0, 100)}\` is unknown.`, 'Use text or json.')
  return {
    kind: 'replay',
    file,
    event,
    repository: repo,
    isNow: values.now === true,
    inputs: readInputs(values.input ?? []),
    format,
    tokenVariable,
  }
}

function refuseMeaningless(event: string | null, repo: string | null, tokenVariable: string | null): void {
  if (event !== null && !/^[a-z_]{1,60}$/.test(event))
    throw new UsageError(`\`--event ${event.slice(0, 100)}\` is no name of an event.`, 'Write for example `--event workflow_run`.')
  if (repo !== null && !/^[\w.-]+\/[\w.-]+$/.test(repo))
    throw new UsageError(`\`--repo ${repo.slice(0, 100)}\` names no repository.`, 'Write `OWNER/NAME`.')
  if (tokenVariable !== null && !/^[A-Za-z_]\w*$/.test(tokenVariable))
    throw new UsageError(
      `\`--token-env ${tokenVariable.slice(0, 20)}\` is no name of a variable.`,
      'Give the name of the variable, not the token itself.',
    )
}

/** Inputs that say where a job is or what it may do have no meaning here. */
const refused: ReadonlySet<string> = new Set(['token', 'phase', 'part', 'handover', 'settings', 'dry-run'])

function readInputs(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((one) => {
      const [, name = '', value = ''] = /^([a-z][a-z-]{1,40})=([\s\S]*)$/.exec(one) ?? []
      if (name === '')
        throw new UsageError(`\`--input ${one.slice(0, 100)}\` is no input with a value.`, 'Write for example `--input max-attempts=5`.')
      if (refused.has(name))
        throw new UsageError(
          `The input \`${name}\` cannot be given here.`,
          name === 'token' ? 'Put the token into a variable and name it with `--token-env`.' : 'Leave it out.',
        )
      return [name, value] as const
    }),
  )
}
