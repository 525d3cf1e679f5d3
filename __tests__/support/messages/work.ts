import type { FeedState } from '../../../src/core/model/feed.ts'
import type { ReadinessLine } from '../../../src/core/model/standing.ts'
import type { Stage } from '../../../src/core/model/stage.ts'
import type { Proof, Unproven } from '../../../src/core/model/work.ts'
import { judgeReadiness } from '../../../src/core/decision/readiness.ts'
import { stageCheck } from '../../../src/core/report/agent-check.ts'
import { readinessSteps } from '../../../src/core/report/readiness-check.ts'
import { type ThreadFacts, threadReply } from '../../../src/core/report/thread-replies.ts'
import { tellWork } from '../../../src/core/report/work.ts'
import { context, sha, standing, work } from '../builders.ts'
import { type Entry, namesOf } from './entry.ts'

/** The first sentence of what is told of the work, without what it took. */
function told(proof: Proof, ci: FeedState | null = null): string {
  return tellWork(work({ proof, ci, runs: [] }), true)[ci === null ? 0 : 1] ?? ''
}

const unproven: Readonly<Record<Unproven, string>> = {
  'no-change': 'Nothing has to be done.',
  'no-command': 'Name the command in `verify-command`.',
  'no-failures': 'Nothing has to be done: CI judges the commit.',
  'not-failing-here': 'Look whether the test depends on the machine or the time; CI judges the commit.',
  'not-runnable-here': 'Install what the tests need with `setup-command`.',
  'not-startable': 'Install it with `setup-command`, or name another command in `verify-command`.',
  'verify-not-started': 'Correct `verify-command`.',
  'timed-out': 'Raise `verify-timeout-minutes`, or name a quicker command.',
}
const run = { kind: 'run', of: 3, passing: 3, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' } as const
const originals: Readonly<Record<Extract<Proof, { kind: 'run' }>['originals'], string>> = {
  untouched: 'Nothing has to be done.',
  pass: 'Nothing has to be done.',
  fail: 'Look whether the tests or the code were wrong.',
  'not-run': 'Look at what the change does to the test files.',
}
const behind: Readonly<Record<Exclude<FeedState, 'ended' | 'superseded'>, string>> = {
  running: 'Wait for the end of CI: it starts the loop again.',
  'out-of-time': 'Raise `settle-timeout-minutes`.',
  unknown: 'Look into the log of the run.',
}

/** What was proven before the push, and what was not. */
export const proofs: readonly Entry[] = [
  ...namesOf(originals).map((kind) => ({
    id: `proof: original tests ${kind}`,
    story: told({ ...run, originals: kind }),
    next: originals[kind],
  })),
  {
    id: 'proof: still failing',
    story: told({ ...run, passing: 1, timedOut: true, unproven: 2 }),
    next: 'Wait for CI, or write what to do differently.',
  },
  ...namesOf(unproven).map((because) => ({
    id: `proof: ${because}`,
    story: told({ kind: 'not-run', because, detail: '' }),
    next: unproven[because],
  })),
  ...namesOf(behind).map((ci) => ({ id: `ci: ${ci}`, story: told(run, ci), next: behind[ci] })),
]

const stages: { readonly [Kind in Stage['kind']]: Extract<Stage, { kind: Kind }> } = {
  collecting: { kind: 'collecting' },
  working: { kind: 'working', agent: 'claude' },
  verifying: { kind: 'verifying', of: 3, what: 'tests' },
  pushing: { kind: 'pushing' },
}

/** The check `codality/agent` while a session lasts. */
export const stageEntries: readonly Entry[] = namesOf(stages).map((kind) => ({
  id: `agent: ${kind}`,
  story: stageCheck(stages[kind], 36_000_000, context(), 900).title,
  next: 'Nothing has to be done; `/codality stop` ends it.',
}))

const missing: Readonly<Record<ReadinessLine['topic'], ReturnType<typeof judgeReadiness>>> = (() => {
  const judge = (over: Parameters<typeof standing>[0], state: 'working' | 'idle' = 'idle'): ReturnType<typeof judgeReadiness> =>
    judgeReadiness({
      standing: standing(over),
      isOfHead: true,
      loop: { state, used: 1, maxAttempts: 3 },
      rules: { ignoreChecks: [], own: { runId: 900, workflowName: 'Loop' } },
    })
  const check = { id: 1, name: 'test', app: 'github-actions', key: 'a-guid', state: 'failed', run: { id: 100, workflow: 'CI' } } as const
  const reviews = { decision: 'required', approvedBy: [], rejectedBy: [], requested: [] } as const
  return {
    CI: judge({ checks: [check] }),
    Reviews: judge({ reviews }),
    Conversations: judge({ unresolved: { count: 2, more: false } }),
    Conflicts: judge({ merge: 'conflicting' }),
    Draft: judge({ isDraft: true }),
    Loop: judge({}, 'working'),
  }
})()

/** The check `codality/merge-readiness`, one line for each thing that may be missing. */
export const readiness: readonly Entry[] = namesOf(readinessSteps).map((topic) => {
  const line = missing[topic].lines.find((one) => one.topic === topic)
  return { id: `waiting: ${topic}`, story: `**${line?.missing ?? ''}**: ${line?.says ?? ''}`, next: readinessSteps[topic] }
})

type Came = ThreadFacts['came']
const came: Readonly<Record<Came, string>> = {
  unknown: 'Look whether the commit answers the remark.',
  applied: 'Look at the commit.',
  touched: 'Look whether the commit answers the remark; the thread is resolved.',
  untouched: 'Say it again in other words, or make the change by hand.',
}
const thread = { top: 81, path: 'src/price.js', line: 10, isEdited: false, reply: null } as const
const commit = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'x',
  files: ['src/price.js'],
  ci: { kind: 'started', runs: 1 },
  summary: null,
  flags: [],
} as const
const wordsOf = (facts: ThreadFacts, ending: Parameters<typeof threadReply>[2] = commit): string =>
  threadReply(9, facts, ending, context().links).split('\n')[0] ?? ''

/** Replies in the threads of a review. */
export const threads: readonly Entry[] = [
  ...namesOf(came).map((how) => ({ id: `thread: ${how}`, story: wordsOf({ ...thread, came: how }), next: came[how] })),
  {
    id: 'thread: touched for another reason',
    story: wordsOf({ ...thread, came: 'touched', reply: { done: false, says: '' } }),
    next: 'Read why in the agent’s own account below it, and answer there.',
  },
  {
    id: 'thread: done elsewhere',
    story: wordsOf({ ...thread, came: 'untouched', reply: { done: true, says: '' } }),
    next: 'Look whether it answers the remark, and resolve the thread yourself.',
  },
  {
    id: 'thread: answered',
    story: wordsOf({ ...thread, came: 'untouched', reply: { done: false, says: '' } }, { kind: 'unchanged', summary: null }),
    next: 'Comment to go on from there.',
  },
  {
    id: 'thread: nothing changed',
    story: wordsOf({ ...thread, came: 'untouched' }, { kind: 'unchanged', summary: null }),
    next: 'Read the answer to the review.',
  },
  {
    id: 'thread: not pushed',
    story: wordsOf({ ...thread, came: 'touched' }, { kind: 'rejected', detail: '' }),
    next: 'Read the status comment.',
  },
  { id: 'thread: edited', story: wordsOf({ ...thread, came: 'untouched', isEdited: true }), next: 'Write the words anew.' },
]
