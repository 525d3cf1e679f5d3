#!/usr/bin/env node
import { readArguments, type Command } from './cli/arguments.ts'
import { diagnoseFiles } from './cli/diagnose-files.ts'
import { openProgress } from './cli/progress.ts'
import type { Terminal } from './cli/terminal.ts'
import { lineOf, UsageError } from './cli/usage-error.ts'
import { version } from './cli/version.ts'

const defaultWidth = 120

/** `ci-feedback-loop`: the parts of the action for a person, a script or an agent at a terminal. Gives the exit code. */
async function main(): Promise<number> {
  const { argv, env, stdin, stdout, stderr } = process
  const command = readArguments(argv.slice(2))
  const screen = {
    width: (stdout.isTTY ? stdout.columns : Number(env['COLUMNS'])) || defaultWidth,
    colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '',
  }
  if (command.kind === 'help') await print(command.text)
  else if (command.kind === 'version') await print(`${version}\n`)
  else if (command.kind !== 'diagnose')
    return takeTime(command, { environment: env, cancelled: interruption(), print, tell: (text) => stderr.write(text), screen })
  else {
    const progress = openProgress(stderr, () => performance.now())
    try {
      const text = await diagnoseFiles(command, {
        stdin,
        screen,
        progress: (path, read, whole) => progress.report(path, read, whole),
        path: env['PATH'] ?? '',
        tell: (message) => stderr.write(message),
      })
      progress.clear()
      await print(text)
    } finally {
      progress.clear()
    }
  }
  return 0
}

/** What only these commands need is looked at when it is needed; it stays in this one file. */
async function takeTime(command: Exclude<Command, { kind: 'help' | 'version' | 'diagnose' }>, terminal: Terminal): Promise<number> {
  switch (command.kind) {
    case 'local':
      return (await import(/* webpackMode: "eager" */ './cli/local/run.ts')).runLocal(command, terminal)
    case 'init':
      return (await import(/* webpackMode: "eager" */ './cli/setup/run-init.ts')).runInit(command, terminal)
    case 'doctor':
      return (await import(/* webpackMode: "eager" */ './cli/setup/run-doctor.ts')).runDoctor(command, terminal)
    case 'replay':
      return (await import(/* webpackMode: "eager" */ './cli/replay/run.ts')).runReplay(command, terminal)
    case 'dashboard':
      return (await import(/* webpackMode: "eager" */ './cli/dashboard/run.ts')).runDashboard(command, terminal)
    case 'watch':
    case 'push':
    case 'rerun':
      return (await import(/* webpackMode: "eager" */ './cli/remote/run.ts')).runRemote(command, terminal)
  }
}

/** What was begun is ended in order, so that nothing is left behind, however often one asks. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

/** Whoever reads the output may stop early, as `head` does; that it cannot be written is another thing. */
function print(text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve(true)
      else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) resolve(false)
      else reject(new UsageError(`The output cannot be written: ${error.message}.`, 'Is there room where it goes?'))
    })
  })
}

// Whoever started the command may have stopped listening; the exit code tells, too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  process.exitCode = await main()
} catch (error) {
  process.exitCode = 2
  process.stderr.write(lineOf(error))
}
