import { describeError } from '../core/model/config.ts'
import type { Config } from '../core/model/config.ts'
import { type Fixed, WorkLost } from '../core/model/fixed.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { Trigger } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import type { World } from '../ports.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import { takeAtMost } from './close-attempt.ts'
import { conclude } from './conclude.ts'
import { fix } from './fix.ts'
import { withReport } from './gather.ts'
import { leave } from './one-at-a-time.ts'
import { publish } from './publish.ts'
import { isOwnWord } from './see-end.ts'
import { triage } from './triage.ts'

/** One turn in one job: from a trigger to an ending that everybody can read. */
export async function turn(trigger: Trigger, config: Config, world: World): Promise<TurnReport> {
  const triaged = await triage(trigger, config, world)
  if (triaged.kind === 'concluded') return conclude(triaged.outcome, triaged.context, world, triaged.refs)
  const { context } = triaged
  const started = world.clock.now()
  try {
    return await finish(triaged, await fix(context, config, world), config, world)
  } catch (error) {
    const record = takeAtMost(context.record, (world.clock.now() - started) / 1_000)
    return await conclude(crashed(error, world), { ...context, record, work: error instanceof WorkLost ? error.work : null }, world)
  } finally {
    await leave(context.pull, config, world)
  }
}

/** The last phase on its own: what another job left is checked and pushed here, and a job that died is told of. */
export async function publishTurn(triaged: ClaimedTurn, fixed: Fixed | null, config: Config, world: World): Promise<TurnReport> {
  try {
    return await finish(triaged, fixed, config, world)
  } finally {
    await leave(triaged.context.pull, config, world)
  }
}

/** Ends a turn that no other job will take on: what was claimed could not be handed over. The attempt counts. */
export async function abandon(context: TurnContext, error: unknown, config: Config, world: World): Promise<TurnReport> {
  try {
    return await conclude(crashed(error, world), { ...context, record: takeAtMost(context.record, 0) }, world)
  } finally {
    await leave(context.pull, config, world)
  }
}

async function finish(triaged: ClaimedTurn, fixed: Fixed | null, config: Config, world: World): Promise<TurnReport> {
  const context = withWork(triaged.context, fixed, config)
  const published = await publish(context, fixed, config, world).catch((error: unknown) => ({ context, outcome: crashed(error, world), patch: null }))
  return { ...(await conclude(published.outcome, published.context, world)), patch: published.patch }
}

/**
 * What failed while the agent worked belongs to the attempt as well. A job that ran untrusted code has no say in it: what
 * it calls the failures could make less of them than there are.
 */
function withWork(context: TurnContext, fixed: Fixed | null, config: Config): TurnContext {
  const report = fixed?.report ?? context.report
  const isHeard = context.settleBy !== null && isOwnWord(config) && fixed !== null && report !== null
  return { ...(isHeard ? withReport(context, report, fixed.work.ci === 'ended', config) : context), work: fixed?.work ?? null }
}

/** A bug or an outage after the claim still ends in a comment. */
function crashed(error: unknown, { log }: World): Ending {
  log.warn(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return { kind: 'crashed', message: describeError(error) }
}

