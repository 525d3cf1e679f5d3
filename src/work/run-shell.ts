import type { Exit, Invocation } from '../core/model/agent.ts'
import { warnings } from '../core/report/warnings.ts'
import type { Place } from './place.ts'

/** A command of the repository's, in a process that sees no secret. All of them share a HOME, where one installs what the next needs; no agent has it. `folder` is relative to the checkout. */
export async function runCommand(
  command: Pick<Invocation, 'program' | 'args'>,
  folder: string,
  { checkout, choices, shop }: Place,
  minutes = choices.proof.minutes,
): Promise<Exit> {
  const at = folder === '.' ? checkout.folder : `${checkout.folder}/${folder}`
  const invocation: Invocation = { ...command, stdin: '', environment: {}, passes: [], files: {} }
  return shop.processes.run(invocation, { folder: at, scratch: checkout.scratch, home: `${checkout.scratch}/home`, minutes, passes: [] })
}

/** A maintainer's shell command. That it failed is told and does not end the work: the failing tests show what it was worth. */
export async function runShell(line: string, input: string, place: Place): Promise<void> {
  const { log } = place.shop
  log.info(`Runs \`${input}\`: ${line}`)
  const exit = await runCommand({ program: '/bin/sh', args: ['-c', line] }, '.', place)
  if (exit.code === 0 && exit.startError === null) return
  const how =
    exit.startError ??
    (exit.stopped === 'deadline' ? 'it took longer than `verify-timeout-minutes`' : `exit code ${exit.code ?? 'unknown'}`)
  log.warn(warnings.commandFailed(input, how, line))
}
