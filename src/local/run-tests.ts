import { diagnoseReadings } from '../core/diagnostics/diagnose.ts'
import type { Exit } from '../core/model/agent.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { Sha } from '../core/model/pull.ts'
import { openEvidence, readStream } from '../core/diagnostics/read-evidence.ts'
import { runCommand, runShell } from '../work/run-shell.ts'
import type { Choices, Place } from '../work/place.ts'
import type { Lab } from './lab.ts'

/** How the test command ended at a commit. */
export type TestRun =
  | { readonly kind: 'green' }
  /** `isMissing`: a shell says so of a program that is not there or may not be run. `lastWords`: untrusted text of one line. */
  | { readonly kind: 'red'; readonly report: FailureReport; readonly isMissing: boolean; readonly lastWords: string }
  | { readonly kind: 'cancelled' }

export interface Tests {
  /** A shell command, run at the top of the checkout. */
  readonly command: string
  readonly choices: Choices
}

/** All that failed stands in one job of this name. */
export const jobName = 'test'
const reportLimit = 500
/** Of a longer output the end is read, where test runners list what failed. */
const mostCharacters = 64 * 1024 * 1024
const excerptCharacters = 4_000
const missing = new Set([126, 127])
const encoder = new TextEncoder()

/** Runs the whole test command in a fresh checkout and reads what it printed and wrote. */
export async function runTests(commit: Sha, { command, choices }: Tests, lab: Lab): Promise<TestRun> {
  const checkout = await lab.workspace.open(commit, null)
  try {
    const trackedFiles = await checkout.files()
    checkout.seal()
    const place: Place = { checkout, choices, shop: lab }
    if (choices.proof.setup !== null) await runShell(choices.proof.setup, 'setup-command', place)
    const reports = await lab.mark(checkout.scratch)
    const output = keepEnd(mostCharacters)
    const exit = await runCommand({ program: '/bin/sh', args: ['-c', command] }, '.', {
      ...place,
      shop: { ...lab, processes: lab.listen(output.add) },
    })
    if (exit.stopped === 'cancelled' || lab.clock.cancelled()) return { kind: 'cancelled' }
    if (exit.code === 0) return { kind: 'green' }
    const evidence = openEvidence([])
    await readStream(evidence, { kind: 'log', path: 'output', job: jobName, chunks: output.chunks() })
    for await (const document of reports(checkout.folder)) await readStream(evidence, { ...document, job: jobName })
    const text = output.end(excerptCharacters)
    const outputs = [{ check: jobName, conclusion: 'failure', title: howItEnded(exit, choices), summary: null, text }]
    const report = diagnoseReadings(evidence.done(), { annotations: [], outputs }, { trackedFiles, maxDiagnostics: reportLimit })
    return {
      kind: 'red',
      report,
      isMissing: exit.startError !== null || missing.has(exit.code ?? 1),
      lastWords: exit.startError ?? text.trim().split('\n').at(-1)?.slice(0, 300) ?? '',
    }
  } finally {
    await checkout.remove()
  }
}

function howItEnded(exit: Exit, { proof }: Choices): string {
  if (exit.startError !== null) return `The command could not be started: ${exit.startError}.`
  if (exit.stopped === 'deadline') return `The command took longer than ${proof.minutes} minutes and was ended.`
  return exit.code === null ? `The command was ended by ${exit.signal ?? 'a signal'}.` : `The command ended with exit code ${exit.code}.`
}

interface KeptEnd {
  readonly add: (text: string) => void
  chunks(): readonly Uint8Array[]
  end(characters: number): string
}

function keepEnd(most: number): KeptEnd {
  const texts: string[] = []
  let held = 0
  return {
    add: (text) => {
      texts.push(text)
      held += text.length
      while (held > most && texts.length > 1) held -= texts.shift()?.length ?? 0
    },
    chunks: () => texts.map((text) => encoder.encode(text)),
    end: (characters) => texts.slice(-1_000).join('').slice(-characters),
  }
}
