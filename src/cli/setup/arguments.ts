import { agents } from '../../core/agents/index.ts'
import { forms, type Form, type TokenKind, tokenKinds } from '../../core/setup/choice.ts'
import { ownAction, ownTag } from '../../core/setup/pins.ts'
import { parseOptions, refusePositionals } from '../options.ts'
import { UsageError } from '../usage-error.ts'

export interface InitCommand {
  readonly kind: 'init'
  readonly root: string
  /** Null: not said, so it is asked for. */
  readonly agent: string | null
  readonly agentCommand: string | null
  readonly token: TokenKind | null
  readonly form: Form | null
  /** Names or files; null for all that run on pull requests. */
  readonly workflows: readonly string[] | null
  /** Null for the usual one. */
  readonly commandPrefix: string | null
  /** `owner/name` of the action, and its commit or tag. */
  readonly action: string
  readonly ref: string
  readonly overwrites: boolean
  /** Prints the file instead of writing it. */
  readonly printsOnly: boolean
}

export interface DoctorCommand {
  readonly kind: 'doctor'
  readonly root: string
  readonly format: 'text' | 'json'
  /** `owner/name`; null for what `origin` names. */
  readonly repository: string | null
  /** Name of the variable with the token; null: GitHub is not asked. */
  readonly tokenVariable: string | null
}

const agentNames = agents.map(({ name }) => name)

export const initHelp = `Usage: ci-feedback-loop init [options]

Writes the workflow .github/workflows/codality.yml for this checkout, and says what is left to do. It listens to the
workflows that run on pull requests. What no option says is asked for, where this is a terminal.

Options:
  --agent NAME            ${agentNames.join(', ')}
  --agent-command CMD     shell command of the agent, for \`--agent command\`
  --token app|job|pat     whose token comments and pushes: an App's (CI starts by itself after a push; recommended),
                          the job's own (nothing to set up), or one of a person
  --form one-job|three-jobs
                          one job with one step, or three jobs with different rights (safer where many may push)
  --workflows "CI,Lint"   the workflows to listen to, by name or file (default: all that run on pull requests)
  --command-prefix /WORD  what commands begin with (default: /codality)
  --action OWNER/NAME     where the action is taken from (default: ${ownAction})
  --pin COMMIT            the commit of the action, or a tag (default: ${ownTag})
  --force                 write over a file that is there
  --print                 print the file, and write nothing
  --root DIR              the checkout (default: the current folder)
  -h, --help              this text

Exit code 0: it was written or printed. 2: it was not, and why is said.
`

export const doctorHelp = `Usage: ci-feedback-loop doctor [options]

Looks at how the loop is set up in this checkout, and says what is wrong, what that means, and what mends it. Reads
files only; with a token it also asks GitHub for secrets (by name), rules, and settings. It never changes anything.

Options:
  --root DIR              the checkout (default: the current folder)
  --token-env NAME        variable that holds a token: GitHub is asked, too
  --repo OWNER/NAME       the repository (default: what the remote \`origin\` of this checkout names)
  --format text|json      (default: text)
  -h, --help              this text

Exit code 0: no errors, though maybe warnings. 1: errors. 2: the input cannot be read, or an option is wrong.
GITHUB_API_URL names another API than https://api.github.com.
`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

export function readInit(args: readonly string[]): InitCommand {
  const { values, positionals } = parseOptions(args, {
    agent: text,
    'agent-command': text,
    token: text,
    form: text,
    workflows: text,
    'command-prefix': text,
    action: text,
    pin: text,
    root: text,
    force: flag,
    print: flag,
  })
  refusePositionals(positionals)
  const { agent, action = ownAction, pin = ownTag } = values
  const command = values['agent-command']?.trim() ?? ''
  if (agent !== undefined && !agentNames.includes(agent))
    throw new UsageError(
      `The option \`--agent\` is \`${agent.slice(0, 100)}\`, which no agent is called.`,
      `Use one of ${agentNames.join(', ')}.`,
    )
  if (agent !== undefined && agent !== 'command' && command !== '')
    throw new UsageError(`\`--agent-command\` goes with \`--agent command\`, not with \`${agent}\`.`, 'Leave one of them out.')
  if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(action))
    throw new UsageError(`\`--action ${action.slice(0, 100)}\` names no repository.`, 'Write `OWNER/NAME`.')
  if (!/^[\w./-]{1,200}$/.test(pin))
    throw new UsageError(
      `\`--pin ${pin.slice(0, 100)}\` is neither a commit nor a tag.`,
      'Give the 40 hexadecimal digits of a commit, or a tag.',
    )
  const form = oneOf('form', values.form, forms)
  const token = oneOf('token', values.token, tokenKinds)
  refuseTokenOfPerson(token, form)
  return {
    kind: 'init',
    root: values.root ?? '.',
    agent: agent ?? (command === '' ? null : 'command'),
    agentCommand: command === '' ? null : command,
    token,
    form,
    workflows: workflowsOf(values.workflows),
    commandPrefix: prefixOf(values['command-prefix']),
    action,
    ref: pin,
    overwrites: values.force === true,
    printsOnly: values.print === true,
  }
}

/** The reusable workflow takes an App's key, or the tokens of its jobs. */
export function refuseTokenOfPerson(token: TokenKind | null, form: Form | null): void {
  if (token === 'pat' && form === 'three-jobs')
    throw new UsageError(
      "Three jobs take an App's token or the job's own, not that of a person.",
      'Use `--token app`, or `--form one-job`.',
    )
}

function prefixOf(given: string | undefined): string | null {
  if (given === undefined || /^\/[\w-]{1,40}$/.test(given)) return given ?? null
  throw new UsageError(
    `\`--command-prefix ${given.slice(0, 100)}\` is no word that a command may begin with.`,
    'Give a slash and one word, such as `/codality`.',
  )
}

function workflowsOf(given: string | undefined): readonly string[] | null {
  if (given === undefined) return null
  // A name with a comma in it stands in double quotes.
  const names = [...given.matchAll(/\s*(?:"([^"]*)"|([^,]+))\s*(?:,|$)/g)]
    .map(([, quoted, plain]) => (quoted ?? plain ?? '').trim())
    .filter((name) => name !== '')
  if (names.length === 0)
    throw new UsageError('`--workflows` is empty.', 'Name the workflows that check pull requests, with commas between them.')
  return names
}

export function readDoctor(args: readonly string[]): DoctorCommand {
  const { values, positionals } = parseOptions(args, { root: text, format: text, repo: text, 'token-env': text })
  refusePositionals(positionals)
  const { repo, 'token-env': variable } = values
  if (repo !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repo))
    throw new UsageError(`\`--repo ${repo.slice(0, 100)}\` names no repository.`, 'Write `OWNER/NAME`.')
  if (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))
    throw new UsageError(
      `\`--token-env ${variable.slice(0, 20)}\` is no name of a variable.`,
      'Give the name of the variable, not the token itself.',
    )
  if (repo !== undefined && variable === undefined)
    throw new UsageError(
      '`--repo` was given without `--token-env`.',
      'Name the variable that holds a token for it, such as `--token-env GITHUB_TOKEN`.',
    )
  return {
    kind: 'doctor',
    root: values.root ?? '.',
    format: oneOf('format', values.format ?? 'text', ['text', 'json'] as const) ?? 'text',
    repository: repo ?? null,
    tokenVariable: variable ?? null,
  }
}

function oneOf<const Name extends string>(option: string, given: string | undefined, names: readonly Name[]): Name | null {
  if (given === undefined) return null
  const found = names.find((name) => name === given)
  if (found === undefined) throw new UsageError(`\`--${option} ${given.slice(0, 100)}\` is unknown.`, `Use one of ${names.join(', ')}.`)
  return found
}
