import { explainRefusal, type Refusal, showHost } from '../../core/model/egress.ts'
import type { Warning } from '../../core/model/warning.ts'
import { warnings } from '../../core/report/warnings.ts'

/** Notes what was not let through, and tells of each host once. */
export interface Refusals {
  note(host: string, why: Refusal): void
  /** Tells of the hosts that are new, in one line; of no more than some hundred in all. */
  tell(): void
}

const mostTold = 20
const mostKnown = 500

export function gatherRefusals(warn: (warning: Warning) => void): Refusals {
  const known = new Set<string>()
  let fresh: string[] = []
  return {
    note: (host, why) => {
      const told = `${showHost(host)} (${explainRefusal(why)})`
      if (known.has(told) || known.size >= mostKnown) return
      known.add(told)
      fresh.push(told)
    },
    tell: () => {
      if (fresh.length === 0) return
      warn(warnings.hostsRefused(fresh, mostTold))
      fresh = []
    },
  }
}
