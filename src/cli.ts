#!/usr/bin/env node
import { help, readArguments } from './cli/arguments.ts'
import { diagnoseFiles } from './cli/diagnose-files.ts'
import { openProgress } from './cli/progress.ts'
import { lineOf, UsageError } from './cli/usage-error.ts'
import { version } from './cli/version.ts'

const defaultWidth = 120

/** `ci-feedback-loop diagnose`: the diagnosis of the action for a person, a script or an agent at a terminal. */
async function main(): Promise<void> {
  const { argv, env, stdin, stdout, stderr } = process
  const command = readArguments(argv.slice(2))
  if (command.kind === 'help') return print(help)
  if (command.kind === 'version') return print(`${version}\n`)
  const progress = openProgress(stderr, () => performance.now())
  const screen = { width: (stdout.isTTY ? stdout.columns : Number(env['COLUMNS'])) || defaultWidth, colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' }
  try {
    const text = await diagnoseFiles(command, { stdin, screen, progress: (path, read, whole) => progress.report(path, read, whole), path: env['PATH'] ?? '' })
    progress.clear()
    await print(text)
  } finally {
    progress.clear()
  }
}

/** Whoever reads the output may stop early, as `head` does; that it cannot be written is another thing. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error | null): void => {
      if (error === null || error === undefined || ('code' in error && error.code === 'EPIPE')) resolve()
      else reject(new UsageError(`The output cannot be written: ${error.message}.`, 'Is there room where it goes?'))
    }
    process.stdout.on('error', end)
    process.stdout.write(text, end)
  })
}

// Whoever started the command may have stopped listening; the exit code tells, too.
process.stderr.on('error', () => undefined)

try {
  await main()
} catch (error) {
  process.exitCode = 2
  process.stderr.write(lineOf(error))
}
