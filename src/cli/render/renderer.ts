import type { CheckoutFacts } from '../../core/brief/brief-failures.ts'
import type { FailureReport } from '../../core/model/evidence.ts'

/** What the output goes to. */
export interface Screen {
  /** Characters of a line. */
  readonly width: number
  readonly colour: boolean
}

/** A way to print a report, and what a checkout adds to it. */
export type Renderer = (report: FailureReport, screen: Screen, facts: CheckoutFacts) => string
