import { verdictKey } from '../decision/claims.ts'
import type { LoopState } from '../decision/loop-state.ts'
import type { Answer, Decision } from '../model/decision.ts'
import type { Asked } from '../model/session.ts'
import { laterLines } from './arguments.ts'
import { defineCommand } from './command.ts'

export const retry = defineCommand({
  name: 'retry',
  argument: '[job or test]',
  help: (attempts) =>
    `gives ${attempts} more attempts and starts one if CI has failed; with words, only for what has them in the name of its job, check, test or file (\`*\` stands for anything)`,
  waits: true,
  slot: 'retry',
  looksForConflicts: true,
  decide: ({ trigger: { argument, text, author }, state }) => {
    const said = laterLines(text)
    return startAnew(
      state,
      argument === '' && said === '' ? undefined : { author: author.login, only: argument === '' ? null : argument, text: said },
    )
  },
  answers: {
    'nothing-to-retry': {
      tell: ({ context: { maxAttempts } }) =>
        `There is nothing to repair: no check of the newest commit has failed. The count is reset, so ${maxAttempts} attempts are there when CI fails.`,
      view: 'listening',
      refuses: false,
    },
    'still-running': {
      tell: () =>
        'CI is still running on the newest commit. The count is reset; if a check fails, I start by myself when all of them have ended.',
      view: 'listening',
      refuses: false,
    },
    gated: {
      tell: () =>
        'CI waits for a person to approve its run, so there is no failure to work from yet. Open the checks and click **Approve workflows to run**.',
      view: 'listening',
      refuses: false,
    },
  },
})

/** A person asks for an attempt now: the count is new, so only CI can say that there is nothing to do. */
export function startAnew(
  { ci, pull }: Pick<LoopState, 'ci' | 'pull'>,
  asked?: Asked,
): Extract<Decision, { kind: 'repair' }> | Answer<'nothing-to-retry' | 'still-running' | 'gated'> {
  switch (ci.kind) {
    case 'red':
      return {
        kind: 'repair',
        session: { kind: 'ci', attempt: 1, ...(asked === undefined ? {} : { asked }) },
        key: verdictKey(pull.headSha, ci.generation),
      }
    case 'running':
      return { kind: 'answer', code: 'still-running' }
    case 'gated':
      return { kind: 'answer', code: 'gated' }
    case 'green':
    case 'none':
      return { kind: 'answer', code: 'nothing-to-retry' }
  }
}
