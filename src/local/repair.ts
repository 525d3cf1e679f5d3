import { deedKey } from '../core/decision/claims.ts'
import type { AgentFailure } from '../core/model/agent.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import { short, type Sha } from '../core/model/pull.ts'
import { isSpent, spentOf } from '../core/model/spending.ts'
import { compareFailures, failuresOf, noteReverted } from '../core/decision/progress.ts'
import { tellProgress, tellRegression } from '../core/report/progress.ts'
import { type Course, weigh } from '../core/decision/weigh.ts'
import { attemptRepair } from './attempt.ts'
import type { Lab } from './lab.ts'
import { jobName, runTests, type TestRun } from './run-tests.ts'
import type { LocalAttempt, LocalEnding, LocalResult, LocalTask } from './task.ts'

/** How far the loop has come. */
export interface Journey {
  head: Sha
  readonly attempts: LocalAttempt[]
  /** What was done once on a commit and is not done again. */
  readonly handled: Set<string>
  /** What failed at the commits that were seen. */
  readonly seen: Map<Sha, FailureReport>
}

/** An agent for which there is no hope in a second try. */
const hopeless: ReadonlySet<AgentFailure> = new Set(['not-found', 'not-installed', 'no-key', 'wrong-key'])

/** Runs the tests, asks for repairs and runs the tests again, until they pass or nothing speaks for going on. */
export async function repairLocally(task: LocalTask, lab: Lab): Promise<LocalResult> {
  const journey: Journey = { head: task.commit, attempts: [], handled: new Set(), seen: new Map() }
  let run = await test(journey, task, lab)
  if (run.kind === 'red' && run.isMissing)
    return { ending: { kind: 'not-runnable', detail: run.lastWords }, attempts: [], head: task.commit, report: null }
  for (;;) {
    const end = (ending: LocalEnding): LocalResult => ({
      ending,
      attempts: journey.attempts,
      head: journey.head,
      report: journey.seen.get(journey.head) ?? null,
    })
    if (run.kind !== 'red') return end({ kind: run.kind })
    const next = await goOn(run.report, journey, task, lab)
    if (next.kind === 'ended') return end(next.ending)
    run = next.run
  }
}

type Next = { readonly kind: 'ran'; readonly run: TestRun } | { readonly kind: 'ended'; readonly ending: LocalEnding }

async function goOn(report: FailureReport, journey: Journey, task: LocalTask, lab: Lab): Promise<Next> {
  const course = courseOf(report, journey, task)
  switch (course.kind) {
    case 'halt':
      return { kind: 'ended', ending: { kind: course.because.code === 'flaky' ? 'flaky' : 'stalled' } }
    case 'restart':
      journey.handled.add(deedKey('restarted', journey.head))
      lab.log.info('What failed is flaky or infrastructure, so the tests run once more.')
      return { kind: 'ran', run: await test(journey, task, lab) }
    case 'revert':
      return goBack(course, journey, lab)
    case 'repair':
      return repair(report, journey, task, lab)
  }
}

function courseOf(report: FailureReport, { head, attempts, handled }: Journey, { policy }: LocalTask): Course {
  return weigh({
    head,
    report,
    failed: [jobName],
    claims: { handled },
    earlier: attempts.map(({ record }) => record),
    isAsked: false,
    policy,
  })
}

/** Leaves the commit that made things worse; what failed before it is known. */
async function goBack({ worsened }: Extract<Course, { kind: 'revert' }>, journey: Journey, lab: Lab): Promise<Next> {
  const { attempt, because, progress } = worsened
  const before = journey.seen.get(attempt.from)
  if (before === undefined) throw new TypeError('an attempt from a commit that was never tested')
  await lab.branch.move(journey.head, journey.attempts.some(({ record }) => record.commit === attempt.from) ? attempt.from : null)
  lab.log.info(`Attempt ${attempt.number} made things worse, so it is taken back: ${tellRegression(because, progress)}.`)
  journey.handled.add(deedKey('reverted', journey.head))
  const { attempts: records } = noteReverted({ attempts: journey.attempts.map(({ record }) => record) }, worsened)
  journey.attempts.forEach((one, index) => (journey.attempts[index] = { ...one, record: records[index] ?? one.record }))
  journey.head = attempt.from
  return { kind: 'ran', run: { kind: 'red', report: before, isMissing: false, lastWords: '' } }
}

async function repair(report: FailureReport, journey: Journey, task: LocalTask, lab: Lab): Promise<Next> {
  const { policy } = task
  const records = journey.attempts.map(({ record }) => record)
  if (records.length >= policy.maxAttempts) return { kind: 'ended', ending: { kind: 'exhausted' } }
  if (isSpent(policy.budget, spentOf({ attempts: records, epoch: '0' }))) return { kind: 'ended', ending: { kind: 'over-budget' } }
  const { attempt, failure } = await attemptRepair(report, records, journey.head, task, lab)
  if (attempt === null || lab.clock.cancelled()) return { kind: 'ended', ending: { kind: 'cancelled' } }
  journey.attempts.push(attempt)
  if (failure !== null && hopeless.has(failure.why)) return { kind: 'ended', ending: { kind: 'agent-failed', ...failure } }
  const { commit } = attempt.record
  if (commit === null) return { kind: 'ran', run: { kind: 'red', report, isMissing: false, lastWords: '' } }
  await lab.branch.move(records.some((record) => record.commit === journey.head) ? journey.head : null, commit)
  journey.head = commit
  lab.log.info(`Committed ${short(commit)} on \`${lab.branch.name}\`.`)
  return { kind: 'ran', run: await test(journey, task, lab) }
}

/** Runs the tests at the newest commit and writes down what came of the attempt that made it. */
async function test(journey: Journey, { tests, policy }: LocalTask, lab: Lab): Promise<TestRun> {
  lab.log.info(`Runs \`${tests.command}\` at ${short(journey.head)}.`)
  const run = await runTests(journey.head, tests, lab)
  const last = journey.attempts.at(-1)
  const isOwn = last?.record.commit === journey.head
  if (run.kind === 'green') {
    lab.log.info('It passed.')
    if (isOwn)
      journey.attempts.splice(-1, 1, {
        ...last,
        record: { ...last.record, after: { fixed: last.record.failures, remaining: 0, added: 0 } },
      })
  }
  if (run.kind === 'red') {
    journey.seen.set(journey.head, run.report)
    const now = failuresOf(run.report, policy.fixPreexisting)
    const after = isOwn ? compareFailures(last.record, now) : null
    lab.log.info(
      `It failed: ${now.failures} ${now.failures === 1 ? 'failure' : 'failures'}${after === null ? '' : ` (${tellProgress(after)})`}.`,
    )
    if (isOwn) journey.attempts.splice(-1, 1, { ...last, record: { ...last.record, after } })
  }
  return run
}
