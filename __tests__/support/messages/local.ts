import { readLocal } from '../../../src/cli/local/arguments.ts'
import { summarise } from '../../../src/cli/local/summary.ts'
import type { LocalEnding } from '../../../src/local/task.ts'
import { attemptRecord, report, sha, work } from '../builders.ts'
import { type Entry, namesOf } from './entry.ts'

const command = readLocal(['--test', 'npm test', '--agent', 'claude'])
const attempts = [1, 2, 3].map((number) => ({
  record: attemptRecord({ number, ended: 'unchanged' }),
  work: work(),
  summary: null,
  objections: [],
}))
const details: Readonly<Partial<Record<LocalEnding['kind'], Partial<LocalEnding>>>> = {
  'not-runnable': { detail: 'npm: not found' },
  'agent-failed': { why: 'wrong-key', detail: '' },
}

/** What is left to do, where the line does not say it. */
const steps: Readonly<Record<LocalEnding['kind'], string>> = {
  green: 'Merge the branch that it names, where something was repaired.',
  exhausted: 'Raise `--max-attempts`, or go on by hand from the branch that it names.',
  stalled: 'Go on by hand, or with `--on-stall continue`.',
  'over-budget': 'Raise the limit that is spent.',
  flaky: 'Look at what the tests need.',
  cancelled: 'Start it again; it goes on from the commit that is checked out.',
  'not-runnable': 'Correct the command, or install what it needs.',
  'agent-failed': 'Correct what it names, and start it again.',
}

/** How the loop on a person's own machine ended. */
export const localEndings: readonly Entry[] = namesOf(steps).map((kind) => {
  // Each kind with what it tells beside its name.
  const ending = { kind, ...details[kind] } as LocalEnding
  const [story = ''] = summarise(
    { ending, attempts: kind === 'green' || kind === 'not-runnable' ? [] : attempts, head: sha('a'), report: report() },
    { command, branch: 'codality/fix', start: sha('a'), screen: { width: 80, colour: false } },
  ).split('\n')
  return { id: `local: ${kind}`, story, next: steps[kind] }
})
