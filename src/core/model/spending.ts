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

/** What each of so many agents side by side may take of what is left: never longer than it may anyway. */
export function withinBudget(
  agent: AgentChoice,
  budget: Budget,
  spent: Spent,
  sharers: number,
): { readonly agent: AgentChoice; readonly maxCostUsd: number | null } {
  const left = leftOf(budget, spent)
  return {
    agent: {
      ...agent,
      timeoutMinutes: Math.min(agent.timeoutMinutes, left.minutes === null ? agent.timeoutMinutes : left.minutes / sharers),
    },
    maxCostUsd: left.costUsd === null ? null : left.costUsd / sharers,
  }
}

/** The longest that one attempt may take, in minutes of agents together, before anybody knows how many will work. */
export function mostMinutes({ timeoutMinutes, maxParallel }: AgentChoice, budget: Budget, spent: Spent): number {
  const most = timeoutMinutes * maxParallel
  return Math.min(most, leftOf(budget, spent).minutes ?? most)
}

function remainder(limit: number | null, spent: number): number | null {
  return limit === null ? null : Math.max(0, limit - spent)
}

/** Is there nothing left of something that is limited? */
export function isSpent(budget: Budget, spent: Spent): boolean {
  const left = leftOf(budget, spent)
  return left.costUsd === 0 || left.minutes === 0
}
