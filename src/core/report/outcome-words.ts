import { tellAnswer } from '../commands/index.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Rehearsed } from '../model/rehearsed.ts'
import { isAsked } from '../model/session.ts'
import type { TurnContext } from '../model/turn.ts'
import { tellCourse } from './courses.ts'
import { tellEnding } from './endings.ts'
import { tellHalt } from './halts.ts'
import { explainIgnore } from './reasons.ts'

/** How a turn ended, in the words that people read elsewhere, too. Markdown; empty where nothing is said. */
export interface OutcomeWords {
  readonly headline: string
  readonly story: string
  readonly next: string
}

/** The same of a turn of which nothing was done. */
export function rehearsedWords({ headline, story, next }: OutcomeWords): OutcomeWords {
  return { headline: `Dry run: ${headline}`, story: `Nothing of this was done: it is what would have been told.\n\n${story}`, next }
}

export function outcomeWords(outcome: Outcome | Rehearsed, context: TurnContext): OutcomeWords {
  switch (outcome.kind) {
    case 'ignored':
      return { headline: 'Ignored', story: explainIgnore(outcome.because), next: '' }
    case 'halted': {
      const { headline, story, next } = tellHalt(outcome.because, context)
      return { headline, story, next }
    }
    case 'rehearsed':
      return { headline: 'An agent would be asked', story: 'The brief below is what the agent would be told.', next: '' }
    case 'settled':
      return { headline: 'All checks pass — ready for review', story: '', next: 'a person reviews.' }
    case 'answered':
      return { headline: 'Answered', story: tellAnswer(outcome.code, outcome.facts ?? {}, context), next: '' }
    case 'diagnosed':
    case 'restarted':
    case 'reverted':
      return tellCourse(outcome, context)
    default:
      return tellEnding(outcome, context.links, `${context.commandPrefix} retry`, isAsked(context.session), context.work?.proof ?? null)
  }
}
