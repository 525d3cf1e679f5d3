import { tellExplanation } from '../report/explanation.ts'
import { defineCommand } from './command.ts'

/** Costs no attempt and asks no agent; works where the pull request is only read, too. */
export const explain = defineCommand({
  name: 'explain',
  argument: '[job or test]',
  help: () =>
    'tells what failed, the likely root cause first: where, since when, and the command that shows it again. Asks no agent, uses no attempt',
  waits: false,
  slot: null,
  looksAtCi: 'so-far',
  readsFailures: true,
  isForReaders: true,
  decide: () => ({ kind: 'answer', code: 'explain' }),
  answers: { explain: { tell: ({ context, facts }) => tellExplanation(context, facts), view: null, refuses: false } },
})
