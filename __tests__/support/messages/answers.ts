import { commands, tellAnswer } from '../../../src/core/commands/index.ts'
import { common } from '../../../src/core/commands/common.ts'
import type { AnswerFacts } from '../../../src/core/model/decision.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { attemptRecord, context, record, sha } from '../builders.ts'
import { type Entry } from './entry.ts'

interface Sample {
  readonly said: string
  readonly next: string
  readonly facts?: AnswerFacts
  readonly over?: Partial<TurnContext>
}

const undone = { record: record({ attempts: [attemptRecord({ ended: 'pushed', commit: sha('c') })] }) }

/** What was said, and what a person does about the answer. */
const samples: Readonly<Record<string, Sample>> = {
  unknown: { said: 'retyr', next: 'Write one of the commands in the table.' },
  busy: { said: 'retry', next: 'Wait for that end, then ask again.' },
  moved: { said: 'fix it', next: 'Look at the newest commit, then ask again.' },
  stopped: { said: 'fix it', next: 'Write `/codality resume` or `/codality retry` first.' },
  unmatched: { said: 'retry e2e', next: 'Take a part of one of these names.' },
  'read-only': {
    said: 'retry',
    next: 'Do as the last paragraph says, or read what failed with `/codality explain`.',
    over: { untrusted: { kind: 'fork', repository: 'mallory/shop' } },
  },
  'nothing-to-retry': { said: 'retry', next: 'Nothing has to be done.' },
  'still-running': { said: 'retry', next: 'Nothing has to be done.' },
  gated: { said: 'retry', next: 'Let CI begin; its end starts the loop.' },
  'fix-what': { said: 'fix', next: 'Write the command again, with words.' },
  explain: {
    said: 'explain',
    next: 'Repair it, or write `/codality retry` to have it repaired.',
    facts: { ci: 'red', names: ['test'], commands: { d1: ['node --test test/price.test.js'] } },
  },
  'undo-nothing': { said: 'undo', next: 'What other people committed is taken back with `git revert`.' },
  'undo-moved': { said: 'undo', next: 'Run these commands if it is to go.', over: undone },
  'undo-begun': { said: 'undo', next: 'Look at the branch; run these commands if it still has the commit.', over: undone },
  'undo-refused': {
    said: 'undo',
    next: 'Run these commands, or mend what the message names and ask again.',
    facts: { detail: 'a rule of the branch forbids the push.' },
    over: undone,
  },
  status: { said: 'status', next: 'The row *Waits for* says on whom it is.', facts: { ci: 'red', names: ['test'] } },
  stop: { said: 'stop', next: 'Write `/codality resume` or `/codality retry` when it may go on.' },
  resume: { said: 'resume', next: 'Nothing has to be done.', facts: { ci: 'running', names: ['test'] } },
  'resume-exhausted': { said: 'resume', next: 'Write `/codality retry` for more.', over: { used: 3 } },
  'resume-over-budget': {
    said: 'resume',
    next: 'Write `/codality retry` for a new budget.',
    over: {
      budget: { costUsd: 5, minutes: null },
      record: record({ attempts: [attemptRecord({ ended: 'pushed', commit: sha('c'), costUsd: 5.2 })] }),
    },
  },
  help: { said: 'help', next: 'Write one of them on the first line of a comment.' },
}

/** Codes of all answers that there are: what is in nobody's table has no sample, which a test tells. */
export const answerCodes: readonly string[] = [...Object.keys(common), ...commands.flatMap((command) => Object.keys(command.answers))]

/** Answers to people who wrote a command. */
export const answers: readonly Entry[] = Object.entries(samples).map(([code, { said, next, facts = {}, over }]) => {
  const [command = '', ...rest] = said.split(' ')
  const trigger = {
    kind: 'commanded',
    pull: 7,
    title: null,
    author: { login: 'maria', type: 'User' },
    at: 1_000,
    commentId: 5,
    command,
    argument: rest.join(' '),
    text: rest.join(' '),
  } as const
  return {
    id: `answered: ${code}`,
    story: `*To \`/codality ${said}\`:*\n\n${tellAnswer(code, facts, context({ trigger, session: null, ...over }))}`,
    next,
  }
})
