#!/usr/bin/env node
import { help, readArguments } from './cli/arguments.ts'
import { diagnoseFiles } from './cli/diagnose-files.ts'
import { openProgress } from './cli/progress.ts'
import { UsageError } from './cli/usage-error.ts'

const defaultWidth = 120

/** `ci-feedback-loop diagnose`: the diagnosis of the action for a person, a script or an agent at a terminal. */
async function main(): Promise<void> {
  const { argv, env, stdin, stdout, stderr } = process
  const command = readArguments(argv.slice(2))
  if (command.kind === 'help') return print(help)
  const progress = openProgress(stderr, () => performance.now())
  const screen = { width: stdout.isTTY ? stdout.columns : Number(env['COLUMNS']) || defaultWidth, colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' }
  try {
    const text = await diagnoseFiles(command, { stdin, screen, progress: (path, read, whole) => progress.report(path, read, whole), path: env['PATH'] ?? '' })
    progress.clear()
    await print(text)
  } finally {
    progress.clear()
  }
}

/** Whoever reads the output may stop early, as `head` does. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.on('error', () => resolve())
    process.stdout.write(text, () => resolve())
  })
}

try {
  await main()
} catch (error) {
  process.exitCode = 2
  const what = error instanceof UsageError ? error.message : `The diagnosis failed: ${error instanceof Error ? error.message : 'unknown'}. This is a defect; please report it with the input.`
  process.stderr.write(`ci-feedback-loop: ${what.replace(/\s+/g, ' ')}\n`)
}
