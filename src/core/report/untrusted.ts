import { codeSpan, fence } from '../common/fence.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Untrusted } from '../model/trigger.ts'
import type { TurnContext } from '../model/turn.ts'
import type { EndingWords } from './endings.ts'

/** What a tool printed of the first failures, and what could not be read: as much as people look at in a comment. */
const shownExcerpts = 3
const excerptCharacters = 800
const shownGaps = 5

/** What failed, where nothing but telling it is done. Markdown; what CI printed is inert. */
export function tellDiagnosis({ why }: Extract<Outcome, { kind: 'diagnosed' }>, context: TurnContext): EndingWords {
  const checks = `[the checks](${context.links.repository}/pull/${context.pull.number}/checks)`
  const { diagnostics = [], gaps = [] } = context.report ?? {}
  const found = diagnostics.length > 0 ? '' : `\n\nNo failure could be read from what CI left. ${checks} show what there is.`
  const excerpts = diagnostics
    .slice(0, shownExcerpts)
    .map(({ excerpt }) => excerpt?.trim() ?? '')
    .filter((excerpt) => excerpt !== '')
    .map((excerpt) => `\n\n${fence(excerpt, excerptCharacters)}`)
  const missing =
    gaps.length === 0
      ? ''
      : `\n\nWhat could not be read:\n${gaps
          .slice(0, shownGaps)
          .map((gap) => `- ${codeSpan(gap, 300)}`)
          .join('\n')}`
  return {
    headline: '🩺 CI has failed: this is what it says',
    story: `This pull request ${whyUntrusted(context.untrusted)}. ${stories[why]}${found}${excerpts.join('')}${missing}`,
    next:
      why === 'flaky'
        ? `someone with write access opens ${checks} and clicks **Re-run failed jobs**.`
        : 'a person repairs it. When CI ends again, this comment tells how.',
  }
}

const stories: Readonly<Record<Extract<Outcome, { kind: 'diagnosed' }>['why'], string>> = {
  'only-read':
    'So it is only read: nothing of it was checked out, run or changed from here, no agent was asked, and what follows is taken from the results of CI alone.',
  flaky: 'No edit repairs what failed, and its failed jobs are not started from here. No agent was asked and no attempt was used.',
}

/** The word to people with write access who ask for something that is not done. Markdown. */
export function tellReadOnly({ untrusted }: TurnContext): string {
  return `This pull request ${whyUntrusted(untrusted)}, and such pull requests are only read here (\`untrusted-pulls: diagnose\`): when CI has failed, the status comment tells what failed and where. No agent is started and nothing is pushed, whoever asks, and no command changes that; \`explain\` tells more of what failed.

To have it repaired, ${remedy(untrusted)}, or set \`untrusted-pulls: patch\` in a workflow with three jobs: an agent then makes a patch, which a person can read and apply.`
}

function remedy(untrusted: Untrusted | null): string {
  return untrusted?.kind === 'stranger'
    ? `let somebody with write access open the pull request and start its CI, or list a program that you trust in \`trusted-bots\``
    : 'push the branch to this repository and open a pull request from there'
}

/** The rest of a sentence that begins with the pull request. */
function whyUntrusted(untrusted: Untrusted | null): string {
  if (untrusted === null) return 'is one that nobody with write access vouches for'
  if (untrusted.kind === 'fork') return `comes from the fork ${codeSpan(untrusted.repository)}`
  return `${untrusted.role === 'opened-pull' ? 'was opened by' : 'has a CI that was started by'} ${codeSpan(untrusted.login)}, who has no write access here`
}
