import type { AnswerCode } from '../model/decision.ts'
import { short } from '../model/pull.ts'
import type { TurnContext } from '../model/turn.ts'
import { tellBudget } from './progress.ts'
import { tellReadOnly } from './untrusted.ts'

/** What a command is answered with. Markdown without any text of others. */
export function answer(code: AnswerCode, context: TurnContext): string {
  const { commandPrefix: prefix, maxAttempts } = context
  switch (code) {
    case 'help':
      return help(prefix, maxAttempts)
    case 'unknown':
      return `That is no command I know.\n\n${help(prefix, maxAttempts)}`
    case 'status':
      return status(context)
    case 'stop':
      return `Stopped. I do nothing more on this pull request until someone with write access writes \`${prefix} retry\`.`
    case 'retry':
      return `You have ${maxAttempts} more attempts.`
    case 'nothing-to-retry':
      return `There is nothing to repair: no check of the newest commit has failed. The count is reset, so ${maxAttempts} attempts are there when CI fails.`
    case 'still-running':
      return `CI is still running on the newest commit. The count is reset; if a check fails, I start by myself when all of them have ended.`
    case 'busy':
      return `Another turn was still at work on this pull request when my time to wait was over, so nothing was started. Ask again once its end stands in the status comment.`
    case 'moved':
      return `The branch is at ${short(context.pull.headSha)} now, which was pushed after you asked, so nothing was started: what you looked at is not what is there. Ask again, or review the newest commit.`
    case 'read-only':
      return tellReadOnly(context)
    case 'gated':
      return 'CI waits for a person to approve its run, so there is no failure to work from yet. Open the checks and click **Approve workflows to run**.'
  }
}

function help(prefix: string, maxAttempts: number): string {
  return `| command | what it does |
| --- | --- |
| \`${prefix} retry\` | gives ${maxAttempts} more attempts and starts one if CI has failed |
| \`${prefix} status\` | tells how many attempts are used and what the loop waits for |
| \`${prefix} stop\` | leaves this pull request alone until \`retry\` |
| \`${prefix} help\` | shows this table |

Any other comment of a person with write access, and any review that requests changes, is taken as a task.`
}

function status({ record, used, maxAttempts, budget, commandPrefix }: TurnContext): string {
  const spent = tellBudget(record, budget)
  const last = record.attempts.at(-1)
  const state = record.stopped ? `stopped; \`${commandPrefix} retry\` starts it again` : used >= maxAttempts ? `out of attempts; a comment, a review or \`${commandPrefix} retry\` gives ${maxAttempts} more` : 'ready'
  const waits = record.stopped || used >= maxAttempts ? 'a person' : record.working !== null ? 'the agent, which is at work' : 'the next failing check, comment or review'
  return `| | |
| --- | --- |
| Attempts used since the last human action | ${used} of ${maxAttempts} |${spent === null ? '' : `\n| Spent since then | ${spent} |`}
| State | ${state} |
| Last outcome | ${last === undefined ? 'none yet' : `${last.ended} (${last.number === 0 ? 'asked for' : `attempt ${last.number}`})`} |
| Waits for | ${waits} |`
}
