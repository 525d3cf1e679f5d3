import type { HaltReason } from './decision.ts'
import type { Epoch } from './loop.ts'
import type { Sha } from './pull.ts'

/** The key of the one ping that answers a claim with green checks. */
export function greenKey(latest: string): string {
  return `green ${latest}`
}

/** The key of the one answer to what a person wrote or started. */
export function replyKey(id: number): string {
  return `reply ${id}`
}

/** The key of the one comment that says why the loop does not go on: once between two human actions, or once for a commit. Null where nobody is called. */
export function haltKey({ code }: HaltReason, epoch: Epoch, head: Sha): string | null {
  switch (code) {
    case 'exhausted':
      return `exhausted ${epoch}`
    case 'no-progress':
      return `noprogress ${epoch}`
    case 'over-budget':
      return `overbudget ${epoch}`
    case 'flaky':
      return `flaky ${head}`
    case 'pre-existing':
      return `preexisting ${head}`
    case 'still-running':
    case 'gated':
      return null
  }
}
