import type { Budget } from '../model/config.ts'
import type { LoopRecord } from '../model/loop.ts'
import type { Progress, Regression } from '../model/progress.ts'
import { spentOf } from '../model/spending.ts'
import { dollars } from './work.ts'

/** "2 fixed, 1 still failing, 1 new". */
export function tellProgress({ fixed, remaining, added }: Progress): string {
  return `${fixed} fixed, ${remaining} still failing, ${added} new`
}

/** How an attempt made things worse, as the end of a sentence. */
export function tellRegression(because: Regression, progress: Progress | null): string {
  const numbers = progress === null ? '' : ` (${tellProgress(progress)})`
  return because === 'build' ? 'it broke the build, which was whole before' : `it fixed nothing and brought new failures${numbers}`
}

/** A line beside an attempt that goes on from a commit that is worse than the one before. */
export function worseNote(number: number, because: Regression, progress: Progress | null, isKept: boolean): string {
  return `Attempt ${number} made things worse: ${tellRegression(because, progress)}. ${isKept ? 'It was left as it is, for `on-regression` is `keep`.' : 'It could not be rolled back; the log of the run tells why.'}`
}

/** "$0.42 of $5.00 · 6 of 30 minutes", and what it does not count. Null where nothing is limited. */
export function tellBudget(record: Pick<LoopRecord, 'attempts' | 'epoch'>, { costUsd, minutes }: Budget): string | null {
  const spent = spentOf(record)
  const untold =
    spent.untold === 0 ? '' : ` (what ${spent.untold === 1 ? '1 attempt' : `${spent.untold} attempts`} cost was not told by the agent)`
  const parts = [
    ...(costUsd === null ? [] : [`${dollars(spent.costUsd)} of ${dollars(costUsd)}${untold}`]),
    ...(minutes === null ? [] : [`${rounded(spent.minutes)} of ${rounded(minutes)} minutes`]),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}

/** The same where nothing is limited: "$0.42 · 6 minutes". */
export function tellSpent(record: Pick<LoopRecord, 'attempts' | 'epoch'>): string {
  const { costUsd, minutes, untold } = spentOf(record)
  const cost = costUsd === 0 && untold > 0 ? [] : [dollars(costUsd)]
  return [...cost, `${rounded(minutes)} minutes`].join(' · ')
}

function rounded(minutes: number): string {
  return String(Number(minutes.toFixed(minutes < 1 ? 2 : 1)))
}
