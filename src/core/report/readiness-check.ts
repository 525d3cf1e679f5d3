import { cut } from '../common/fence.ts'
import { type CheckRun, readinessCheck, readinessKey } from '../model/check-run.ts'
import type { Sha } from '../model/pull.ts'
import type { Readiness, ReadinessLine } from '../model/standing.ts'
import type { TurnContext } from '../model/turn.ts'

/** What somebody does about what is missing. */
export const readinessSteps: Readonly<Record<ReadinessLine['topic'], string>> = {
  CI: 'wait until the checks have ended, and repair or run again what did not pass',
  Reviews: 'let a reviewer approve the newest commit',
  Conversations: 'answer them, and resolve them',
  Conflicts: 'merge the base branch into this one; where GitHub is still looking, wait',
  Draft: 'mark it as ready for review',
  Loop: 'wait until its session has ended, or stop it',
}

/** The verdict as its check shows it. It is never a failure: what keeps people from merging are the rules of the branch alone. */
export function readinessRun({ lines, missing }: Readiness, commit: Sha, { pull, links }: Pick<TurnContext, 'pull' | 'links'>): CheckRun {
  const isReady = missing.length === 0
  return {
    name: readinessCheck,
    commit,
    key: readinessKey(pull.number),
    url: `${links.repository}/pull/${pull.number}`,
    conclusion: isReady ? 'success' : 'neutral',
    title: isReady ? 'Ready to merge' : cut(`Waiting: ${missing.join(', ')}`, 255),
    summary: lines
      .map(
        ({ topic, missing: wanted, says }) =>
          `- ${wanted === null ? '✅' : '⏳'} **${topic}:** ${says}${wanted === null ? '' : ` → ${readinessSteps[topic]}`}`,
      )
      .join('\n'),
    notes: [],
  }
}

/** The same as an output: `ready`, or `waiting: ` and what is missing. */
export function readinessWord({ missing }: Readiness): string {
  return missing.length === 0 ? 'ready' : `waiting: ${missing.join(', ')}`
}
