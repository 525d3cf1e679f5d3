import type { AgentChoice, Budget } from './config.ts'
import type { LoopRecord } from './loop.ts'

/** What the agents of one pull request took since the last human action, as far as the record knows. */
export interface Spent {
  /** US dollars, as far as agents told. */
  readonly costUsd: number
  readonly minutes: number
  /** Attempts in which an agent worked and did not say what it cost. */
  readonly untold: number
}

/** An attempt that is open has only set aside what it may take. */
export function spentOf({ attempts, epoch }: Pick<LoopRecord, 'attempts' | 'epoch'>): Spent {
  const own = attempts.filter((attempt) => attempt.epoch === epoch && attempt.ended !== 'working')
  return {
    costUsd: own.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
    minutes: own.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    untold: own.filter(({ costUsd, seconds }) => costUsd === null && seconds > 0).length,
  }
}

/** What there is left of a budget, never less than nothing; null where there is no limit. */
export function leftOf(budget: Budget, { costUsd, minutes }: Spent): Budget {
  return { costUsd: remainder(budget.costUsd, costUsd), minutes: remainder(budget.minutes, minutes) }
}

/** What agents may take of what is left: never longer than they may anyway. */
export function withinBudget(agent: AgentChoice, budget: Budget, spent: Spent): { readonly agent: AgentChoice; readonly maxCostUsd: number | null } {
  const left = leftOf(budget, spent)
  return { agent: { ...agent, timeoutMinutes: Math.min(agent.timeoutMinutes, left.minutes ?? agent.timeoutMinutes) }, maxCostUsd: left.costUsd }
}

function remainder(limit: number | null, spent: number): number | null {
  return limit === null ? null : Math.max(0, limit - spent)
}

/** Is there nothing left of something that is limited? */
export function isSpent(budget: Budget, spent: Spent): boolean {
  const left = leftOf(budget, spent)
  return left.costUsd === 0 || left.minutes === 0
}
