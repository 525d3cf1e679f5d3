import { type AgentResult, type Brief, unknownUsage } from '../core/model/agent.ts'
import type { Change } from '../core/model/change.ts'
import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { FeedState } from '../core/model/feed.ts'
import { type Fixed, WorkLost } from '../core/model/fixed.ts'
import type { Sha } from '../core/model/pull.ts'
import type { RemarkReply } from '../core/model/session.ts'
import type { Entered } from '../core/model/stage.ts'
import { type AgentRun, isProven, isWholly, type Proof } from '../core/model/work.ts'
import type { Workload } from '../core/decision/repairable.ts'
import type { Reproduction } from '../core/reproduce/index.ts'
import type { Round } from '../core/proof/rounds.ts'
import type { Checkout } from '../ports/workspace.ts'
import { askAgents, costLeft, minutesLeft } from './ask-agents.ts'
import { type Changes, openChanges } from './changes.ts'
import { type Feed, type News, openFeed } from './feed.ts'
import { findAgents } from './find-agents.ts'
import type { Choices, Place, Workshop } from './place.ts'
import { openProof, type Plan, planProof, type Proving } from './prove.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { runShell } from './run-shell.ts'

export type { Bulletin, News } from './feed.ts'

/** How often more than `verify-rounds` an agent is asked at most where failures come while it works. */
const roundsForNews = 3

/** What there is to do at a commit, and how an agent is told of it. */
export interface Task extends Workload {
  readonly commit: Sha
  /** The branch whose configuration steers agents; null for the commit's own. */
  readonly baseBranch: string | null
  /** Where more failures may come from; null when CI has ended. */
  readonly news: News | null
  /** What agents may still cost, null for no limit. */
  readonly maxCostUsd: number | null
  /** Is there anything that each remark of a review is to be answered with? */
  readonly takesReplies: boolean
  /** Aborts when nobody wants the work any more: what was changed is dropped then, as when the job is cancelled. */
  readonly stop: AbortSignal
  /** Asked before an agent is asked again: people may have pushed, or said stop. */
  isWanted(): Promise<boolean>
  /** Told of each stage of the work. */
  readonly entered: Entered
  /** Reads what the commit's content adds to the brief, before anything of it has run. */
  prepare(checkout: Checkout): Promise<WriteBrief>
}

/** What a brief tells of this attempt so far. */
export interface BriefFacts {
  readonly reproductions: readonly Reproduction[]
  readonly rounds: readonly Round[]
  /** Failures that came since the brief before. */
  readonly fresh: readonly Diagnostic[]
  /** All that has failed by now; null when it is what was known at the beginning. */
  readonly report: FailureReport | null
  /** May more come while the agent works? */
  readonly isRunning: boolean
}

export type WriteBrief = (facts: BriefFacts) => Brief

/** One attempt under way. */
interface Attempt {
  readonly task: Task
  readonly place: Place
  readonly plan: Plan
  readonly proving: Proving
  readonly changes: Changes
  readonly feed: Feed
  readonly write: WriteBrief
  readonly recorder: Recorder
}

/**
 * One attempt in a checkout of its own: see the failures, try what is cheap, ask agents, see the failures gone. Gives the
 * change as it is in the tree once nothing that was started lives.
 */
export async function work(task: Task, choices: Choices, shop: Workshop): Promise<Fixed> {
  const checkout = await shop.workspace.open(task.commit, task.baseBranch)
  try {
    const place: Place = { checkout, choices, shop }
    const write = await task.prepare(checkout)
    const plan = await planProof(task, task.news !== null, place)
    const feed = await openFeed({ commit: task.commit, failures: task.known, news: task.news, reproduce: plan.reproduce }, place)
    try {
      checkout.seal()
      await findAgents(choices.agent.chain, shop.programs)
      if (choices.proof.setup !== null) await runShell(choices.proof.setup, 'setup-command', place)
      const attempt: Attempt = {
        task,
        place,
        plan,
        proving: await openProof(plan, place),
        changes: openChanges(checkout),
        feed,
        write,
        recorder: openRecorder(task.entered, shop.clock),
      }
      return (await fixCheaply(attempt)) ?? (await askInRounds(attempt))
    } finally {
      await feed.close()
    }
  } finally {
    await checkout.remove()
  }
}

/** What an agent would be told first, before anything of the commit has run. */
export async function briefFor(task: Task, choices: Choices, shop: Workshop): Promise<Brief> {
  const checkout = await shop.workspace.open(task.commit, task.baseBranch)
  try {
    const write = await task.prepare(checkout)
    const { reproductions } = await planProof(task, false, { checkout, choices, shop })
    return write({ reproductions, rounds: [], fresh: [], report: null, isRunning: task.news !== null })
  } finally {
    await checkout.remove()
  }
}

/** Null when the fixers did not make every failure go away: then a model is asked, on top of what they did. */
async function fixCheaply({ task, place, proving, changes, feed, recorder }: Attempt): Promise<Fixed | null> {
  const { fixers } = place.choices.proof
  if (fixers.length === 0 || task.failures.length === 0) return null
  await changes.begin()
  for (const line of fixers) await runShell(line, 'fix-commands', place)
  const change = await changes.take()
  const first = await proofOf(change, proving)
  if (!isWholly(first)) return null
  const ci = await feed.end()
  const fresh = ci === 'superseded' ? [] : feed.fresh()
  await proving.widen(fresh, change)
  const proof = fresh.length === 0 ? first : await proofOf(change, proving)
  return isWholly(proof)
    ? {
        result: { kind: 'finished', summary: null, usage: unknownUsage },
        change,
        leaks: [],
        replies: [],
        work: { runs: [], rounds: 0, by: 'commands', proof, ci, replaced: null },
        report: feed.report(),
        account: recorder.account(),
      }
    : null
}

/** What was done so far by asking. */
interface Course {
  readonly runs: AgentRun[]
  readonly rounds: Round[]
  /** What agents say of the remarks of a review; null where there are none. */
  readonly replies: Map<number, RemarkReply> | null
  /** How often the failing tests were still red, and an agent was asked again for it. */
  reds: number
  asked: number
  /** How the last agent ended that did not fail; null when none did. */
  finished: AgentResult | null
}

/** What came of asking once. */
interface RoundResult {
  readonly result: AgentResult
  /** Null when the job was cancelled, or nobody wants the work any more. */
  readonly change: Change | null
  readonly proof: Proof
  /** No agent may be asked any more. */
  readonly isOver: boolean
}

/** Asks until the failing tests pass and nothing more can come from CI, or until nothing speaks for asking again. */
async function askInRounds(attempt: Attempt): Promise<Fixed> {
  const course: Course = { runs: [], rounds: [], replies: attempt.task.takesReplies ? new Map() : null, reds: 0, asked: 0, finished: null }
  try {
    let fresh = attempt.feed.fresh()
    if (fresh.length > 0) await attempt.proving.widen(fresh, await changedSoFar(attempt.changes))
    for (;;) {
      const next = await judgeRound(attempt, course, await askOnce(attempt, course, fresh))
      if (next.kind === 'ended') return next.fixed
      fresh = next.fresh
    }
  } catch (error) {
    throw new WorkLost(
      error,
      {
        runs: course.runs,
        rounds: course.asked,
        by: 'agent',
        proof: { kind: 'not-run', because: 'no-change', detail: '' },
        ci: attempt.feed.state(),
        replaced: attempt.place.checkout.replaced,
      },
      attempt.recorder.account(),
    )
  }
}

/** What the commands that ran since have left behind is nobody's work. */
async function changedSoFar(changes: Changes): Promise<Change> {
  await changes.begin()
  return changes.take()
}

async function askOnce(
  { task, place, proving, changes, feed, write, recorder }: Attempt,
  course: Course,
  fresh: readonly Diagnostic[],
): Promise<RoundResult> {
  const brief = write({
    reproductions: proving.reproductions(),
    rounds: course.rounds,
    fresh,
    report: feed.report(),
    isRunning: feed.state() === 'running',
  })
  course.asked += 1
  const result = await askAgents(
    brief,
    place,
    { feed, changes, runs: course.runs, recorder, stop: task.stop, replies: course.replies },
    { minutes: place.choices.agent.timeoutMinutes, maxCostUsd: task.maxCostUsd },
  )
  const isCancelled = result.kind === 'failed' && result.why === 'cancelled'
  if (result.kind === 'finished') course.finished = result
  const change = isCancelled ? null : await changes.take()
  const isOver =
    result.kind === 'failed' ||
    minutesLeft(place.choices.agent.timeoutMinutes, course.runs) <= 0 ||
    costLeft(task.maxCostUsd, course.runs) === 0
  const aim = change === null || change.files.length === 0 ? null : proving.aim()
  if (aim !== null) await recorder.entered({ kind: 'verifying', ...aim })
  return { result, change, proof: await proofOf(change, proving), isOver }
}

async function proofOf(change: Change | null, proving: Proving): Promise<Proof> {
  return change?.oversize !== null ? { kind: 'not-run', because: 'no-change', detail: '' } : proving.prove(change)
}

type Next = { readonly kind: 'again'; readonly fresh: readonly Diagnostic[] } | { readonly kind: 'ended'; readonly fixed: Fixed }

/** Tests that are still red are a reason to ask at once; what else has failed in CI is told when CI has ended. */
async function judgeRound(attempt: Attempt, course: Course, asked: RoundResult): Promise<Next> {
  const { place, proving, feed } = attempt
  const { change, proof, result } = asked
  if (!asked.isOver && proof.kind === 'run' && !isProven(proof) && course.reds < place.choices.proof.rounds) {
    if (!(await attempt.task.isWanted())) return end(attempt, course, asked, feed.state())
    course.reds += 1
    const fresh = feed.fresh()
    if (change !== null) await proving.widen(fresh, change)
    return again(attempt, course, { fresh, proof, why: `${proof.passing} of ${proof.of} failing tests pass now` })
  }
  // Where nothing is to be pushed nothing is to be waited for.
  if (change === null || (result.kind === 'failed' && change.files.length === 0)) return end(attempt, course, asked, feed.state())
  return judgeByCi(attempt, course, { ...asked, change })
}

async function judgeByCi(attempt: Attempt, course: Course, asked: RoundResult & { readonly change: Change }): Promise<Next> {
  const {
    place: { choices, shop },
    proving,
    feed,
    recorder,
  } = attempt
  const wasRunning = feed.state() === 'running'
  if (wasRunning) shop.log.info('The change is ready; CI is waited for, so that the push covers all that fails.')
  const ci = await feed.end()
  if (wasRunning && ci === 'ended') recorder.ciEnded()
  const fresh = ci === 'superseded' || shop.clock.cancelled() || attempt.task.stop.aborted ? [] : feed.fresh()
  if (fresh.length === 0) return end(attempt, course, asked, ci)
  await proving.widen(fresh, asked.change)
  const proof = await proofOf(asked.change, proving)
  // An agent that reads the feed may have repaired them already.
  const isEnough =
    asked.isOver || isWholly(proof) || course.asked >= choices.proof.rounds + roundsForNews || !(await attempt.task.isWanted())
  return isEnough
    ? end(attempt, course, { ...asked, proof }, ci)
    : again(attempt, course, {
        fresh,
        proof,
        why: `${fresh.length} more ${fresh.length === 1 ? 'failure has' : 'failures have'} come from CI`,
      })
}

function again(
  { place }: Attempt,
  course: Course,
  { fresh, proof, why }: { readonly fresh: readonly Diagnostic[]; readonly proof: Proof; readonly why: string },
): Next {
  place.shop.log.info(`${why}; the agent is told and asked again.`)
  if (proof.kind === 'run') course.rounds.push(proof)
  return { kind: 'again', fresh }
}

/** An agent that was asked again and failed takes nothing from what was finished before. */
function end(
  { task, place, feed, recorder }: Attempt,
  { runs, asked: rounds, finished, replies }: Course,
  { result, change, proof }: RoundResult,
  ci: FeedState | null,
): Next {
  const isCut = place.shop.clock.cancelled() || task.stop.aborted || (result.kind === 'failed' && result.why === 'cancelled')
  return {
    kind: 'ended',
    fixed: {
      result: isCut ? cutShort(result) : judgeDenials(finished ?? result, change),
      change: isCut ? null : change,
      leaks: [],
      replies: [...(replies?.values() ?? [])],
      work: { runs, rounds, by: 'agent', proof, ci, replaced: place.checkout.replaced },
      report: feed.report(),
      account: recorder.account(),
    },
  }
}

/** What an agent says that was done before its work was cut short is no account of a change that is dropped. */
function cutShort({ usage }: AgentResult): AgentResult {
  return { kind: 'failed', why: 'cancelled', detail: '', usage }
}

/** Whoever was denied a tool and changed nothing did not look into it in vain: it could not work. */
function judgeDenials(result: AgentResult, change: Change | null): AgentResult {
  const { denials } = result.usage
  if (result.kind === 'failed' || denials.length === 0 || change === null || change.files.length > 0 || change.oversize !== null)
    return result
  return { kind: 'failed', why: 'denied', detail: denials.join('\n').slice(0, 1_000), usage: result.usage }
}
