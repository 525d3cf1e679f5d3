import type { Config } from '../core/model/config.ts'
import type { Fixed } from '../core/model/fixed.ts'
import { leftOf, spentOf } from '../core/model/spending.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { repairable } from '../core/repairable.ts'
import type { World } from '../ports.ts'
import { work } from '../work/work.ts'
import { newsOf } from './follow-ci.ts'
import { isStillWanted } from './still-wanted.ts'
import { prepareBrief } from './write-brief.ts'

/** Works on the commit that the attempt was claimed for, in a checkout of its own. */
export async function fix(context: TurnContext, config: Config, world: World): Promise<Fixed> {
  const { agent, proof, policy } = config
  const { pull, report, record } = context
  const failures = report === null ? [] : repairable(report, policy.fixPreexisting)
  const left = leftOf(policy.budget, spentOf(record))
  const timed = { ...agent, timeoutMinutes: Math.min(agent.timeoutMinutes, left.minutes ?? agent.timeoutMinutes) }
  const known = report?.diagnostics ?? []
  return work({ commit: pull.headSha, failures, known, news: newsOf(context, config, world), maxCostUsd: left.costUsd, isWanted: () => isStillWanted(context, world), prepare: (checkout) => prepareBrief(context, policy, checkout) }, { agent: timed, proof, omitted: report?.omitted ?? 0 }, world)
}
