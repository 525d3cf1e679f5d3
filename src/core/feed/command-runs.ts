import { codeSpan, fence } from '../common/fence.ts'
import type { FeedCommand } from '../model/feed.ts'
import { shown } from '../reproduce/reproducer.ts'
import { makeVisible } from '../common/visible.ts'
import { type Answer, refusal } from './answers.ts'

/** How one command ended. */
export interface CommandRun {
  readonly command: FeedCommand
  /** Null when it was ended from outside, or never started. */
  readonly exitCode: number | null
  readonly stopped: 'deadline' | 'cancelled' | null
  readonly startError: string | null
  /** The end of what it printed, standard output and error in one. Untrusted text. */
  readonly output: string
  readonly seconds: number
}

const outputCharacters = 6_000
const answerCharacters = 24_000

/** The commands that show these failures again; all of them when none is named. */
export function chooseCommands(commands: readonly FeedCommand[], ids: readonly string[] | null): readonly FeedCommand[] | Answer {
  if (commands.length === 0)
    return refusal('No command is known that shows these failures again. Run the tests by yourself, as the project does.')
  if (ids === null) return commands
  const unknown = ids.find((id) => !commands.some(({ diagnostics }) => diagnostics.includes(id)))
  if (unknown !== undefined) return refusal(`No command is known that shows the failure ${codeSpan(unknown, 60)} again.`)
  return commands.filter(({ diagnostics }) => diagnostics.some((id) => ids.includes(id)))
}

/** `run_failing_tests`: what each command came to, the failed ones with the end of their output. */
export function tellRuns(runs: readonly CommandRun[], notRun: number): Answer {
  const passed = runs.filter(({ exitCode }) => exitCode === 0).length
  const each = Math.max(500, Math.min(outputCharacters, Math.floor(answerCharacters / Math.max(1, runs.length - passed))))
  const rest = notRun === 0 ? '' : ` ${notRun} more ${notRun === 1 ? 'was' : 'were'} not run, for the time was over.`
  const parts = runs.map(
    (run) =>
      `${codeSpan(shown(run.command), 600)}: ${ending(run)} after ${run.seconds.toFixed(1)} s.${run.exitCode === 0 ? '' : `\n${fence(run.output.slice(-each), each)}`}`,
  )
  const data = runs.map((run) => ({
    command: makeVisible(shown(run.command).slice(0, 600)),
    failures: run.command.diagnostics.slice(0, 100),
    passed: run.exitCode === 0,
    exitCode: run.exitCode,
    stopped: run.stopped,
    startError: run.startError === null ? null : makeVisible(run.startError.slice(0, 500)),
    seconds: run.seconds,
    output: run.exitCode === 0 ? '' : makeVisible(run.output.slice(-each)),
  }))
  return {
    text: [`${passed} of ${runs.length} ${runs.length === 1 ? 'command' : 'commands'} passed.${rest}`, ...parts].join('\n'),
    data: { passed, of: runs.length, notRun, runs: data },
  }
}

function ending({ exitCode, stopped, startError }: CommandRun): string {
  if (startError !== null) return `could not be started (${codeSpan(startError, 200)})`
  if (stopped === 'deadline') return 'was ended, for the time was over,'
  if (stopped === 'cancelled') return 'was ended when the call was cancelled,'
  return exitCode === 0 ? 'passed' : exitCode === null ? 'was ended by a signal' : `failed with exit code ${exitCode}`
}
