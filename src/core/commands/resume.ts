import { verdictKey } from '../decision/claims.ts'
import { codeSpan } from '../common/fence.ts'
import { listNames } from '../model/listing.ts'
import { isSpent } from '../model/spending.ts'
import { tellBudget } from '../report/progress.ts'
import { defineCommand, type Told, written } from './command.ts'

/** Lifts a stop as if it had not been given: what was used stays used, and what CI says now is gone on from. */
export const resume = defineCommand({
  name: 'resume',
  argument: '',
  help: () => 'lifts a `stop` and goes on with the attempts that are left',
  waits: true,
  slot: 'resume',
  decide: ({ state: { ci, claims, pull, maxAttempts, budget, spent } }) => {
    if (ci.kind !== 'red') return { kind: 'answer', code: 'resume' }
    if (claims.used >= maxAttempts) return { kind: 'answer', code: 'resume-exhausted' }
    if (isSpent(budget, spent)) return { kind: 'answer', code: 'resume-over-budget' }
    return { kind: 'repair', session: { kind: 'ci', attempt: claims.used + 1 }, key: verdictKey(pull.headSha, ci.generation) }
  },
  answers: {
    resume: { tell: (told) => `The loop is on. ${whatNext(told)}`, view: 'listening', refuses: false },
    'resume-exhausted': {
      tell: ({ context: { commandPrefix, used, maxAttempts } }) =>
        `The loop is on, but ${used} of ${maxAttempts} attempts are used since the last human action, so none was started. ${written(commandPrefix, 'retry')} gives ${maxAttempts} more.`,
      view: 'listening',
      refuses: false,
    },
    'resume-over-budget': {
      tell: ({ context: { commandPrefix, record, budget } }) =>
        `The loop is on, but what agents may take is spent (${tellBudget(record, budget) ?? 'all of it'}), so no attempt was started. ${written(commandPrefix, 'retry')} starts a new budget.`,
      view: 'listening',
      refuses: false,
    },
  },
})

function whatNext({ facts: { ci = 'none', names = [] } }: Told): string {
  switch (ci) {
    case 'running':
      return `CI is still running on the newest commit${names.length === 0 ? '' : ` (${listNames(names, 5, (name) => codeSpan(name))})`}; if a check fails, I start by myself when all of them have ended.`
    case 'gated':
      return 'CI waits for a person to approve its run. Open the checks and click **Approve workflows to run**.'
    case 'green':
    case 'red':
    case 'none':
      return 'No check of the newest commit has failed, so there is nothing to repair now.'
  }
}
