import { epochOf } from '../decision/claims.ts'
import { askAgain } from '../decision/preconditions.ts'
import { defineCommand, written } from './command.ts'

/** A session with the words of a person as its task, as a comment without a command starts it. */
export const fix = defineCommand({
  name: 'fix',
  argument: '<what to do>',
  help: () => 'takes the words, and the later lines of the comment, as a task; what CI failed with is told beside it',
  waits: true,
  slot: 'asked',
  isAboutSeenCommit: true,
  decide: ({ trigger, state }) => {
    const { author, commentId, text } = trigger
    if (text.trim() === '') return { kind: 'answer', code: 'fix-what' }
    if (state.claims.stop !== null) return { kind: 'answer', code: 'stopped' }
    return (
      askAgain(state) ?? {
        kind: 'repair',
        session: { kind: 'comment', commentId, author: author.login, text: text.trim(), before: state.before },
        key: epochOf(trigger, 0) ?? '',
      }
    )
  },
  answers: {
    'fix-what': {
      tell: ({ context: { commandPrefix: prefix } }) =>
        `Say what is to be done: ${written(prefix, 'fix', 'round the price after the discount')}. Later lines of the comment belong to the task. To repair what CI failed with, ${written(prefix, 'retry')} is enough.`,
      view: null,
      refuses: true,
    },
  },
})
