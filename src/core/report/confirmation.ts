import { wordsOf } from '../commands/index.ts'
import type { Outcome } from '../model/outcome.ts'

/** The last reaction to a comment with a command: `rocket` where it was carried out, `confused` where it was not or could not be. */
export function confirmationOf(outcome: Exclude<Outcome, { kind: 'ignored' }>): 'rocket' | 'confused' {
  switch (outcome.kind) {
    case 'answered':
      return wordsOf(outcome.code).refuses ? 'confused' : 'rocket'
    case 'settled':
    case 'diagnosed':
    case 'restarted':
    case 'reverted':
    case 'pushed':
    case 'offered':
    case 'unchanged':
      return 'rocket'
    case 'halted':
    case 'blocked':
    case 'rejected':
    case 'agent-failed':
    case 'superseded':
    case 'interrupted':
    case 'crashed':
      return 'confused'
  }
}
