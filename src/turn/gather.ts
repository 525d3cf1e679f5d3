import type { CiVerdict } from '../core/model/ci.ts'
import { type Config, describeError } from '../core/model/config.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { AttemptRecord } from '../core/model/loop.ts'
import { isUnasked } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { narrow, onlyOf } from '../core/decision/narrow.ts'
import { noteFailures } from '../core/decision/progress.ts'
import { type Course, weigh } from '../core/decision/weigh.ts'
import { warnings } from '../core/report/warnings.ts'
import type { World } from '../ports/world.ts'
import { giveBack, withdraw } from './claiming/give-back.ts'
import { takeAtMost } from './claiming/close-attempt.ts'
import { follow, type Gathered } from './follow.ts'
import { awaitEnd } from './ci/follow-ci.ts'
import { noteNow } from './telling/note-now.ts'
import type { TurnState } from './reading/read-state.ts'
import type { Triaged } from './triaged.ts'

/** Gathers what the agent has to know, and whether one is to be asked at all. A failure here, or in the reading, has a comment to end in. */
export async function gather(
  started: Gathered,
  reading: Promise<FailureReport | null>,
  state: TurnState,
  config: Config,
  world: World,
): Promise<Triaged> {
  const { context, refs } = started
  try {
    const report = await reading
    if (report === null) return { kind: 'claimed', context }
    const known = noteNow(withReport(context, report, context.settleBy === null, config), 'collected', world)
    if (context.session?.kind !== 'ci') return { kind: 'claimed', context: known }
    const course = courseOf(context, report, state, config)
    if (context.settleBy === null) return await follow(course, { context: known, refs }, state, config, world)
    // Only a repair may begin while CI runs: what else there is to do takes the whole of what failed.
    return course.kind === 'repair'
      ? { kind: 'claimed', context: known }
      : await gatherAtEnd(started, context.settleBy, state, config, world)
  } catch (error) {
    world.log.warn(warnings.unforeseen(error))
    return {
      kind: 'concluded',
      outcome: { kind: 'crashed', message: describeError(error) },
      context: { ...context, record: takeAtMost(context.record, 0) },
      refs: [],
    }
  }
}

async function gatherAtEnd(
  { context, refs }: Gathered,
  settleBy: number,
  state: TurnState,
  config: Config,
  world: World,
): Promise<Triaged> {
  world.log.info('What has failed so far asks for no repair, so the end of CI is waited for.')
  const { state: seen, ci, report } = await awaitEnd(context.pull, settleBy, config, world)
  if (world.clock.cancelled())
    return {
      kind: 'concluded',
      outcome: { kind: 'interrupted', by: 'cancelled-waiting' },
      context: await withdraw(context, refs, world),
      refs: [],
    }
  if (seen === 'superseded')
    return {
      kind: 'concluded',
      outcome: { kind: 'superseded', head: null, why: 'moved' },
      context: await giveBack(context, refs, world),
      refs: [],
    }
  if (seen !== 'ended')
    return {
      kind: 'concluded',
      outcome: { kind: 'interrupted', by: 'gave-up-waiting' },
      context: await withdraw(context, refs, world),
      refs: [],
    }
  // Somebody ran the failed jobs again, and they passed.
  if (ci?.kind !== 'red' || report === null)
    return { kind: 'concluded', outcome: { kind: 'settled', isTold: true }, context: await giveBack(context, refs, world), refs: [] }
  const [now, ended] = [
    { ...state, ci, settleBy: null },
    { ...context, settleBy: null },
  ]
  return follow(
    courseOf(ended, report, now, config),
    { context: noteNow(withReport(noteNow(ended, 'ci-ended', world), report, true, config), 'collected', world), refs },
    now,
    config,
    world,
  )
}

function courseOf(
  context: TurnContext,
  report: FailureReport,
  { ci, claims }: Pick<TurnState, 'ci' | 'claims'>,
  { policy }: Config,
): Course {
  const only = onlyOf(context.session)
  const { report: chosen } = narrow(report, only)
  const jobs = new Set(chosen.diagnostics.flatMap((one) => one.jobs))
  const failed = failedNames(ci).filter((name) => only === null || jobs.has(name))
  return weigh({
    head: context.pull.headSha,
    report: chosen,
    failed,
    claims,
    earlier: earlierOf(context),
    isAsked: !isUnasked(context.trigger),
    policy,
  })
}

/** `isWhole`: had CI ended when this was read? */
export function withReport(context: TurnContext, report: FailureReport, isWhole: boolean, { policy }: Pick<Config, 'policy'>): TurnContext {
  // What a merge brings in is nothing that its attempt was to repair.
  if (context.session?.kind === 'conflict') return { ...context, report }
  return { ...context, report, record: noteFailures(context.record, report, { fixPreexisting: policy.fixPreexisting, isWhole }) }
}

function failedNames(ci: CiVerdict): readonly string[] {
  return ci.kind === 'red' ? ci.failed.map(({ name }) => name) : []
}

/** The attempts since the last human action, without the one that is open. */
export function earlierOf({ record }: Pick<TurnContext, 'record'>): readonly AttemptRecord[] {
  return record.attempts.filter(({ epoch, ended }) => epoch === record.epoch && ended !== 'working')
}
