import { describeError } from '../core/model/config.ts'
import type { Config } from '../core/model/config.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { Trigger } from '../core/model/trigger.ts'
import type { World } from '../ports.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import { conclude } from './conclude.ts'
import { fix } from './fix.ts'
import { publish } from './publish.ts'
import { triage } from './triage.ts'

/** One turn in one job: from a trigger to an ending that everybody can read. */
export async function turn(trigger: Trigger, config: Config, world: World): Promise<TurnReport> {
  const triaged = await triage(trigger, config, world)
  if (triaged.kind === 'concluded') return conclude(triaged.outcome, triaged.context, world, triaged.refs)
  const ending = await attempt(triaged, config, world)
  return conclude(ending, triaged.context, world)
}

async function attempt(triaged: ClaimedTurn, config: Config, world: World): Promise<Ending> {
  const { context } = triaged
  try {
    return await publish(context, await fix(context, config, world), config, world)
  } catch (error) {
    return crashed(error, world)
  }
}

/** The last phase on its own: what another job left is checked and pushed here, and a job that died is told of. */
export async function publishTurn(triaged: ClaimedTurn, fixed: Fixed | null, config: Config, world: World): Promise<TurnReport> {
  const ending = await publish(triaged.context, fixed, config, world).catch((error: unknown) => crashed(error, world))
  return conclude(ending, triaged.context, world)
}

/** A bug or an outage after the claim still ends in a comment. */
function crashed(error: unknown, { log }: World): Ending {
  log.warn(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return { kind: 'crashed', message: describeError(error) }
}

