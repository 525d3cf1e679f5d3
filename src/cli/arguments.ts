import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'
import { isFormatName, formatNames, type FormatName } from './render/index.ts'

/** What the command line asks for. */
export type Command = { readonly kind: 'help' } | { readonly kind: 'version' } | DiagnoseCommand

export interface DiagnoseCommand {
  readonly kind: 'diagnose'
  readonly format: FormatName
  readonly files: readonly string[]
  /** Null: paths are taken as they were printed. */
  readonly root: string | null
  readonly maxTokens: number | null
  readonly maxDiagnostics: number | null
}

export const help = `Usage: ci-feedback-loop diagnose [options] FILE...

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
                         (what git tracks there, else all files below it)
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

/** Reads the arguments that follow the program's name; throws a {@link UsageError} in words. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args)
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  const [command, ...files] = positionals
  if (command !== 'diagnose') throw new UsageError(command === undefined ? 'No command was given.' : `The command \`${command.slice(0, 100)}\` is unknown.`, 'Use `diagnose FILE...`; `--help` explains it.')
  const format = formatOf(values.format ?? 'json')
  if (files.length === 0) throw new UsageError('No file was given.', 'Name at least one report, log, archive or folder, or `-` for standard input.')
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

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node explains at length how to write what was hardly meant.
    const [first = ''] = (error instanceof Error ? error.message : '').split(/\n|\. /)
    const [, ambiguous] = /^Option '(--[\w-]{1,40}).{0,20}' argument is ambiguous\.?$/.exec(first) ?? []
    throw new UsageError(ambiguous === undefined ? `${first.replace(/\.$/, '')}.` : `\`${ambiguous}\` has no value, or one that begins with a dash.`, '`--help` lists the options.')
  }
}

function formatOf(name: string): FormatName {
  if (isFormatName(name)) return name
  throw new UsageError(`\`--format ${name.slice(0, 100)}\` is unknown.`, `Use one of ${formatNames.join(', ')}.`)
}

function numberOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null
  const value = Number(given)
  if (/^\d{1,9}$/.test(given) && value >= 1) return value
  throw new UsageError(`\`--${name} ${given.slice(0, 100)}\` is not a whole number from 1.`, `Write for example \`--${name} 100\`.`)
}
