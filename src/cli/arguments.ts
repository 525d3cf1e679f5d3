import { type DashboardCommand, dashboardHelp, readDashboard } from './dashboard/arguments.ts'
import { localHelp, readLocal, type LocalCommand } from './local/arguments.ts'
import { numberOf, parseOptions } from './options.ts'
import {
  type PushCommand,
  pushHelp,
  readPush,
  readRerun,
  readWatch,
  type RerunCommand,
  rerunHelp,
  type WatchCommand,
  watchHelp,
} from './remote/arguments.ts'
import { readReplay, type ReplayCommand, replayHelp } from './replay/arguments.ts'
import { type DoctorCommand, doctorHelp, type InitCommand, initHelp, readDoctor, readInit } from './setup/arguments.ts'
import { isFormatName, formatNames, type FormatName } from './render/index.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | DiagnoseCommand
  | LocalCommand
  | WatchCommand
  | PushCommand
  | RerunCommand
  | InitCommand
  | DoctorCommand
  | ReplayCommand
  | DashboardCommand

export interface DiagnoseCommand {
  readonly kind: 'diagnose'
  readonly format: FormatName
  readonly files: readonly string[]
  /** Null: paths are taken as they were printed. */
  readonly root: string | null
  readonly maxTokens: number | null
  readonly maxDiagnostics: number | null
}

const overview = `Usage: ci-feedback-loop COMMAND [options]

Commands:
  init                   write the workflow that runs the loop, and say what is left to do
  doctor                 say what is wrong with the set-up, and what mends it
  diagnose FILE...       read reports and logs, and print what went wrong
  local                  let an agent repair what fails in this checkout, without GitHub
  watch                  tell of the CI of a commit while it runs, as JSON lines
  push                   push a branch and see to it that CI starts
  rerun                  run the failed jobs of a commit again
  replay FILE            show what the loop decides on an event, or did by a report
  dashboard              a live page of all pull requests with a loop

\`ci-feedback-loop COMMAND --help\` explains each.

`

const diagnoseHelp = `Usage: ci-feedback-loop diagnose [options] FILE...

Reads what CI left behind and prints what went wrong: deduplicated, ranked, with its place in the code.

FILE is a JUnit XML report, a job log, SARIF, TAP, or the JSON of a test runner or linter;
a zip archive of any of these, or one packed with gzip; a folder, with all below it; or - for standard input.
Of an archive or a folder, files without a known extension are read when their first bytes show what they are;
those that nothing reads are named in a warning. Code, images, node_modules and the like are passed over.

Options:
  --format json|brief|table|sarif|annotations
                         json (default): see docs/diagnostics.schema.json
                         brief: what a coding agent would be told
                         table: for people
                         sarif: SARIF 2.1.0
                         annotations: workflow commands (::error file=...)
  --root DIR             map printed paths to the files of this checkout
                         (what git tracks there, else all files below it); in a brief also show
                         the code around failures, and commands that run what failed
  --max-tokens N         leave out excerpts, then the last diagnostics, until the output has at most
                         N tokens, at an estimated 3 characters a token
  --max-diagnostics N    print at most N diagnostics (default: 25 for brief, else all)
  -h, --help             this text
      --version          the version of this command

Exit code 0: the input was read, whatever it reports. 2: it could not be read, or an option is wrong.
`

const options = {
  format: { type: 'string' },
  root: { type: 'string' },
  'max-tokens': { type: 'string' },
  'max-diagnostics': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Commands whose options are theirs alone. */
const others: Readonly<Record<string, { readonly help: string; readonly read: (args: readonly string[]) => Command }>> = {
  local: { help: localHelp, read: readLocal },
  watch: { help: watchHelp, read: readWatch },
  push: { help: pushHelp, read: readPush },
  rerun: { help: rerunHelp, read: readRerun },
  replay: { help: replayHelp, read: readReplay },
  init: { help: initHelp, read: readInit },
  doctor: { help: doctorHelp, read: readDoctor },
  dashboard: { help: dashboardHelp, read: readDashboard },
}

/** Reads the arguments that follow the program's name; throws a {@link UsageError} in words. */
export function readArguments(args: readonly string[]): Command {
  const [name = '', ...rest] = args
  const other = Object.hasOwn(others, name) ? others[name] : undefined
  if (other === undefined) return readDiagnose(args)
  return rest.some((arg) => arg === '--help' || arg === '-h') ? { kind: 'help', text: other.help } : other.read(rest)
}

function readDiagnose(args: readonly string[]): Command {
  const { values, positionals } = parseOptions(args, options)
  const [command, ...files] = positionals
  if (values.help === true) return { kind: 'help', text: command === 'diagnose' ? diagnoseHelp : `${overview}${diagnoseHelp}` }
  if (values.version === true) return { kind: 'version' }
  if (command !== 'diagnose')
    throw new UsageError(
      command === undefined ? 'No command was given.' : `The command \`${command.slice(0, 100)}\` is unknown.`,
      `Use one of diagnose, ${Object.keys(others).join(', ')}; \`--help\` explains them.`,
    )
  const format = formatOf(values.format ?? 'json')
  if (files.length === 0)
    throw new UsageError('No file was given.', 'Name at least one report, log, archive or folder, or `-` for standard input.')
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('Standard input was named twice.', 'Name `-` once.')
  return {
    kind: 'diagnose',
    format,
    files,
    root: values.root ?? null,
    maxTokens: numberOf('max-tokens', values['max-tokens']),
    maxDiagnostics: numberOf('max-diagnostics', values['max-diagnostics']),
  }
}

function formatOf(name: string): FormatName {
  if (isFormatName(name)) return name
  throw new UsageError(`\`--format ${name.slice(0, 100)}\` is unknown.`, `Use one of ${formatNames.join(', ')}.`)
}
