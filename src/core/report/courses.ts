import { codeSpan } from '../common/fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { listLines, listNames } from '../model/listing.ts'
import type { Outcome } from '../model/outcome.ts'
import { short } from '../model/pull.ts'
import type { TurnContext } from '../model/turn.ts'
import { commitLink, type EndingWords, tellCiStart } from './endings.ts'
import { tellRegression } from './progress.ts'
import { tellDiagnosis } from './untrusted.ts'

const listed = 20

/** What was done instead of asking an agent. Markdown. */
export function tellCourse(outcome: Extract<Outcome, { kind: 'diagnosed' | 'restarted' | 'reverted' }>, context: TurnContext): EndingWords {
  if (outcome.kind === 'diagnosed') return tellDiagnosis(outcome, context)
  const { report, work, links } = context
  if (outcome.kind === 'reverted') {
    const { number, bad, commit, because, progress, ci } = outcome
    if (because === 'asked') {
      return {
        headline: `⏪ Took back ${number === 0 ? 'a commit' : `attempt ${number}`}, as a person asked`,
        story: `${commitLink(commit, links)} puts every file back as it was before \`${short(bad)}\`. No agent was asked.`,
        next: `${tellCiStart(commit, ci, links)} Where it fails, ${context.maxAttempts} new attempts begin, unless someone writes \`${context.commandPrefix} stop\`.`,
      }
    }
    return {
      headline: `⏪ Rolled back attempt ${number}`,
      story: `Attempt ${number} (\`${short(bad)}\`) made things worse: ${tellRegression(because, progress)}. ${commitLink(commit, links)} puts every file back as it was before that. ${work === null ? 'No agent was asked and no further attempt was used.' : 'That was seen when CI had ended, so what the agent had made of it meanwhile was dropped.'}`,
      next: tellCiStart(commit, ci, links),
    }
  }
  const { runs, foreign } = outcome
  const others = foreign.length === 0 ? '' : ` Checks of other programs cannot be started from here: ${listNames(foreign, 10, codeSpan)}.`
  return {
    headline: '🔁 Running the failed jobs again',
    story: `No edit repairs what failed, so the failed jobs of ${runs === 1 ? '1 workflow run' : `${runs} workflow runs`} were started again, once for this commit.${others} No agent was asked and no attempt was used.${listMoving(report?.diagnostics ?? [])}`,
    next: 'their result decides what happens next; when they pass, there is nothing to repair.',
  }
}

function listMoving(diagnostics: readonly Diagnostic[]): string {
  const moving = diagnostics.filter(({ origin }) => origin.kind === 'flaky' || origin.kind === 'infrastructure')
  const lines = listLines(
    moving,
    listed,
    ({ test, message, origin }) => `${codeSpan(test?.name ?? message, 160)}: ${codeSpan(origin.because, 300)}`,
  )
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}`
}
