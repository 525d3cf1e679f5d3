/** How one test result counts. */
export type Outcome = 'failed' | 'errored' | 'flaky' | 'skipped' | 'passed'

/** Counts of a report; what is neither failed, errored nor skipped has passed, what is flaky in the end, too. */
export interface Totals {
  tests: number
  failed: number
  errored: number
  skipped: number
  flaky: number
}

export function noTotals(): Totals {
  return { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
}

export function addTo(totals: Totals, outcome: Outcome): void {
  totals.tests += 1
  if (outcome !== 'passed') totals[outcome] += 1
}
