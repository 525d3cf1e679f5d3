import { codeSpan } from '../common/fence.ts'
import type { HaltReason } from '../model/decision.ts'
import { listNames } from '../model/listing.ts'
import { short } from '../model/pull.ts'
import { leftOf, spentOf } from '../model/spending.ts'
import type { TurnContext } from '../model/turn.ts'
import { tellConflict } from './conflicts.ts'
import { tellBudget } from './progress.ts'

/** Why the loop does not go on: what people read first, what happened and why, and what they can do. Markdown. */
export interface HaltWords {
  readonly emoji: string
  readonly headline: string
  readonly story: string
  readonly next: string
}

type Words = { readonly [Code in HaltReason['code']]: (reason: Extract<HaltReason, { code: Code }>, context: TurnContext) => HaltWords }

/** What people read when the attempts are spent. */
export function exhaustedSentence(attempts: number): string {
  return `I've attempted ${attempts} ${attempts === 1 ? 'fix' : 'fixes'} and it's still not passing. Needs human attention.`
}

const words: Words = {
  exhausted: (_, context) => ({
    emoji: '🙋',
    headline: exhaustedSentence(context.used),
    story: `These were all attempts that are made between two human actions (\`max-attempts\`), and the newest commit still fails.`,
    next: `a comment, a review, or ${retry(context)} by someone with write access gives ${context.maxAttempts} more attempts.`,
  }),
  'still-running': ({ waitsFor }, context) => ({
    emoji: '⏳',
    headline: 'CI is still running',
    story: `Not all of ${checks(context)} ended in the time there was to wait, and none has failed so far: ${listNames(waitsFor, 10, codeSpan)}.`,
    next: 'when the next workflow ends, the loop looks again.',
  }),
  gated: (_, context) => ({
    emoji: '✋',
    headline: 'CI waits for a person',
    story: 'GitHub holds its runs back until somebody with write access lets them begin, so nothing has failed that could be repaired.',
    next: `someone opens ${checks(context)} and clicks **Approve workflows to run**.`,
  }),
  flaky: ({ why, detail }, context) => (why === 'again' ? flakyAgain(context) : notRestarted(detail, context)),
  'pre-existing': (_, context) => ({
    emoji: '🏚️',
    headline: 'The base branch fails in the same way',
    story: `Nothing that failed was brought by this pull request: the commit of ${codeSpan(context.pull.baseBranch)} that it branched off fails in the same way. It was left alone, no agent was asked and no attempt was used.`,
    next: `repair ${codeSpan(context.pull.baseBranch)} and update this branch. \`fix-preexisting: true\` lets the agent repair such failures here.`,
  }),
  'no-progress': (_, context) => ({
    emoji: '🧱',
    headline: 'Two attempts in a row got nowhere. Needs human attention.',
    story: `Each of them left the very failures that it was to repair, or could push nothing. So the loop stops before it uses up the ${left(context)}.`,
    next: `a comment that says what to do differently, a review, or ${retry(context)} by someone with write access gives ${context.maxAttempts} more attempts. \`on-stall: continue\` lets the loop go on all the same.`,
  }),
  conflict: (because, context) => tellConflict(because, context),
  'over-budget': (_, context) => ({
    emoji: '💸',
    headline: 'The budget of this pull request is spent',
    story: `Since the last human action agents took ${tellBudget(context.record, context.budget) ?? 'all that they may'}, so no further attempt was started.`,
    next: `a comment, a review, or ${retry(context)} by someone with write access starts a new budget; ${limits(context)} raises it.`,
  }),
}

function flakyAgain(context: TurnContext): HaltWords {
  return {
    emoji: '🎲',
    headline: 'Flaky or infrastructure again: needs a person',
    story: `The failed jobs of \`${short(context.pull.headSha)}\` were run again, and what failed then is once more nothing that an edit repairs. No agent was asked and no attempt was used.`,
    next: `look into ${checks(context)}, and run them again when the cause is gone. A comment that says what to change, or ${retry(context)}, asks the agent all the same.`,
  }
}

function notRestarted(detail: string, context: TurnContext): HaltWords {
  return {
    emoji: '🎲',
    headline: 'Flaky or infrastructure: the failed jobs have to be run again',
    story: `No edit repairs what failed, and the failed jobs could not be started from here: ${codeSpan(detail, 300)} No agent was asked and no attempt was used.`,
    next: `someone opens ${checks(context)} and clicks **Re-run failed jobs**. With \`actions: write\` under \`permissions:\` the loop does it.`,
  }
}

export function tellHalt(because: HaltReason, context: TurnContext): HaltWords {
  // The table's type pairs each code with its own reason, which the compiler loses sight of in the union.
  const tell = words[because.code] as (reason: HaltReason, context: TurnContext) => HaltWords
  return tell(because, context)
}

function retry({ commandPrefix }: TurnContext): string {
  return `\`${commandPrefix} retry\``
}

function checks({ links, pull }: TurnContext): string {
  return `[the checks](${links.repository}/pull/${pull.number}/checks)`
}

function left({ maxAttempts, used }: TurnContext): string {
  const count = maxAttempts - used
  return count === 1 ? 'attempt that is left' : `${count} attempts that are left`
}

/** The inputs that hold what is spent. */
function limits({ record, budget }: TurnContext): string {
  const { costUsd, minutes } = leftOf(budget, spentOf(record))
  return [...(costUsd === 0 ? ['`max-cost-usd`'] : []), ...(minutes === 0 ? ['`max-minutes`'] : [])].join(' or ')
}
