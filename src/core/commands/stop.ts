import { defineCommand, written } from './command.ts'

/** Heard at once, whoever is at work: the turn at work looks for its claim right before it pushes. */
export const stop = defineCommand({
  name: 'stop',
  argument: '',
  help: () => 'leaves the pull request alone until `resume` or `retry`',
  waits: false,
  slot: 'stop',
  decide: () => ({ kind: 'answer', code: 'stop' }),
  answers: {
    stop: {
      tell: ({ context: { commandPrefix: prefix, maxAttempts } }) =>
        `Stopped. I do nothing more on this pull request until someone with write access writes ${written(prefix, 'resume')}, which goes on with the attempts that are left, or ${written(prefix, 'retry')}, which gives ${maxAttempts} new ones.`,
      view: 'stopped',
      refuses: false,
    },
  },
})
