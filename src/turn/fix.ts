import type { Config } from '../core/model/config.ts'
import type { Fixed } from '../core/model/fixed.ts'
import { spentOf, withinBudget } from '../core/model/spending.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { workload } from '../core/repairable.ts'
import type { Processes, World } from '../ports.ts'
import { type Task, work } from '../work/work.ts'
import { mergedAlone, startOfMerge } from './conflict.ts'
import { newsOf } from './follow-ci.ts'
import { isStillWanted, whileWanted } from './while-wanted.ts'
import { prepareBrief } from './write-brief.ts'

/** Works on the commit that the attempt was claimed for, in a checkout of its own. */
export async function fix(context: TurnContext, config: Config, world: World): Promise<Fixed> {
  const { proof, policy } = config
  const { pull, report, record } = context
  if (context.session?.kind === 'conflict' && context.session.files.length === 0) return mergedAlone(context.session)
  const { agent, maxCostUsd } = withinBudget(config.agent, policy.budget, spentOf(record))
  const task: Omit<Task, 'stop'> = {
    commit: context.session?.kind === 'conflict' ? await startOfMerge(context.session, pull, world) : pull.headSha,
    // Whoever opens a pull request chooses what it is to be merged into: a stranger may not choose by it what agents obey.
    baseBranch: context.untrusted === null ? pull.baseBranch : pull.defaultBranch,
    ...workload(report, policy.fixPreexisting),
    news: newsOf(context, config, world),
    maxCostUsd,
    isWanted: () => isStillWanted(context, config, world),
    prepare: (checkout) => prepareBrief(context, policy, checkout),
  }
  return whileWanted(context, config, world, (stop) => work({ ...task, stop }, { agent, proof }, { ...world, processes: stoppable(world.processes, stop) }))
}

/** All that runs for work that nobody wants any more ends with it. */
function stoppable(processes: Processes, stop: AbortSignal): Processes {
  return { ...processes, run: (invocation, place) => processes.run(invocation, { ...place, stop }) }
}
