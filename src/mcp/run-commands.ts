import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeedCommand } from '../core/model/feed.ts'
import type { CommandRun } from '../core/feed/command-runs.ts'
import { buildEnvironment } from '../shell/agent-environment.ts'
import { followChild, signalGroup } from '../shell/follow-child.ts'
import { cacheVariables } from '../shell/shared-caches.ts'

export interface Limits {
  readonly checkout: string
  /** For all commands of one call together. */
  readonly seconds: number
}

const keptCharacters = 64 * 1024

/** Runs commands one after the other until the time is over or the call is cancelled; what was not begun is left out. */
export async function runCommands(
  commands: readonly FeedCommand[],
  { checkout, seconds }: Limits,
  cancelled: AbortSignal,
): Promise<readonly CommandRun[]> {
  const deadline = performance.now() + seconds * 1_000
  const runs: CommandRun[] = []
  // What tests leave in the agent's own home it would take for its settings.
  const home = await mkdtemp(join(tmpdir(), 'tests-'))
  try {
    for (const command of commands) {
      const left = deadline - performance.now()
      if (left <= 0 || cancelled.aborted) break
      runs.push(await run(command, { checkout, home, milliseconds: left }, cancelled))
    }
  } finally {
    await rm(home, { recursive: true, force: true }).catch(() => undefined)
  }
  return runs
}

interface CommandPlace {
  readonly checkout: string
  readonly home: string
  readonly milliseconds: number
}

async function run(command: FeedCommand, { checkout, home, milliseconds }: CommandPlace, cancelled: AbortSignal): Promise<CommandRun> {
  // The agent's own keys are not among what is passed on.
  const env = { ...buildEnvironment(process.env, ['TMPDIR', ...cacheVariables]), HOME: home }
  // A group of its own, so that whatever it starts can be ended with it.
  const child = spawn(command.program, command.args, {
    cwd: join(checkout, command.folder),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const onExit = (): void => signalGroup(child, 'SIGKILL')
  process.once('exit', onExit)
  let output = ''
  const {
    code,
    stopped,
    startError,
    milliseconds: taken,
  } = await followChild(child, {
    milliseconds,
    graceMilliseconds: 0,
    cancelled,
    hear: (text) => void (output = (output + text).slice(-keptCharacters)),
  })
  process.removeListener('exit', onExit)
  return { command, exitCode: stopped === null ? code : null, stopped, startError, output, seconds: taken / 1_000 }
}
