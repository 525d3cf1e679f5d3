import { clusterFailures } from './clusters.ts'
import type { Config } from '../model/config.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TurnContext } from '../model/turn.ts'
import { narrow, onlyOf } from '../decision/narrow.ts'
import { repairable } from '../decision/repairable.ts'

/** What one of several agents is to repair, and what the others repair meanwhile. */
export interface Part {
  readonly own: readonly Diagnostic[]
  readonly others: readonly Diagnostic[]
}

/**
 * The failures of an attempt, parted among agents that work side by side: at most `max-parallel-agents`, and none where only one
 * is to work. Every job that asks gets the same answer. What people asked for in words is one task, and so is a CI that goes on.
 */
export function partsOf(
  { session, report, settleBy }: Pick<TurnContext, 'session' | 'report' | 'settleBy'>,
  { agent, policy }: Pick<Config, 'agent' | 'policy'>,
): readonly Part[] {
  if (session?.kind !== 'ci' || report === null || settleBy !== null) return []
  const groups = clusterFailures(repairable(narrow(report, onlyOf(session)).report, policy.fixPreexisting), agent.maxParallel)
  if (groups.length < 2) return []
  return groups.map((own, index) => ({ own, others: groups.flatMap((group, other) => (other === index ? [] : group)) }))
}

/** The same turn as one of several agents is told of it. */
export function contextOfPart(context: TurnContext, { others }: Part): TurnContext {
  const { report } = context
  const elsewhere = new Set(others)
  return {
    ...context,
    report: report === null ? null : { ...report, diagnostics: report.diagnostics.filter((one) => !elsewhere.has(one)) },
  }
}
