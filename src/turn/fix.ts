import type { Config } from '../core/model/config.ts'
import type { Fixed } from '../core/model/fixed.ts'
import { spentOf, withinBudget } from '../core/model/spending.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { workload } from '../core/repairable.ts'
import type { World } from '../ports.ts'
import { type Task, work } from '../work/work.ts'
import { newsOf } from './follow-ci.ts'
import { isStillWanted } from './still-wanted.ts'
import { prepareBrief } from './write-brief.ts'

/** Works on the commit that the attempt was claimed for, in a checkout of its own. */
export async function fix(context: TurnContext, config: Config, world: World): Promise<Fixed> {
  const { proof, policy } = config
  const { pull, report, record } = context
  const { agent, maxCostUsd } = withinBudget(config.agent, policy.budget, spentOf(record))
  const task: Task = {
    commit: pull.headSha,
    // Whoever opens a pull request chooses what it is to be merged into: a stranger may not choose by it what agents obey.
    baseBranch: context.untrusted === null ? pull.baseBranch : pull.defaultBranch,
    ...workload(report, policy.fixPreexisting),
    news: newsOf(context, config, world),
    maxCostUsd,
    isWanted: () => isStillWanted(context, world),
    prepare: (checkout) => prepareBrief(context, policy, checkout),
  }
  return work(task, { agent, proof }, world)
}
