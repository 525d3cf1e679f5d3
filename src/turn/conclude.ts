import type { Decision } from '../core/model/decision.ts'
import type { Ending, Outcome } from '../core/model/outcome.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { present, presentIgnored } from '../core/report/present.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import type { World } from '../ports.ts'

/** Says how the turn ended, wherever people look. No comment is left at "working" behind this line. */
export async function conclude(outcome: Outcome, context: TurnContext | null, { github }: World): Promise<TurnReport> {
  if (outcome.kind === 'ignored' || context === null) {
    const ignored = outcome.kind === 'ignored' ? presentIgnored(outcome) : { summary: outcome.kind }
    return { decision: 'ignore', outcome, context, summary: ignored.summary }
  }
  const final = isEnding(outcome) ? withEnding(context, outcome) : context
  const { status, notice, summary } = present(outcome, final)
  const { number } = final.pull
  if (status !== null) await github.writeStatus(number, final.statusCommentId, status)
  if (notice !== null) await github.postNotice(number, notice.body)
  return { decision: decisionOf(outcome), outcome, context: final, summary }
}

/** The grammar of the core the other way round: which imperative led to this participle. */
function decisionOf(outcome: Exclude<Outcome, { kind: 'ignored' }>): Decision['kind'] {
  switch (outcome.kind) {
    case 'halted':
      return 'halt'
    case 'settled':
      return 'settle'
    case 'answered':
      return 'answer'
    default:
      return 'repair'
  }
}

function isEnding(outcome: Outcome): outcome is Ending {
  return outcome.kind !== 'ignored' && outcome.kind !== 'halted' && outcome.kind !== 'settled' && outcome.kind !== 'answered'
}

/** Closes the open line of the record. */
function withEnding(context: TurnContext, ending: Ending): TurnContext {
  const { record } = context
  const last = record.attempts.at(-1)
  const closed = last === undefined ? [] : [{ ...last, ended: ending.kind, commit: ending.kind === 'pushed' ? ending.commit : null }]
  return { ...context, record: { ...record, working: null, attempts: [...record.attempts.slice(0, -1), ...closed] } }
}
