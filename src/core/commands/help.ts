import { defineCommand } from './command.ts'
import { commandTable } from './table.ts'

export const help = defineCommand({
  name: 'help',
  argument: '',
  help: () => 'shows the commands',
  waits: false,
  slot: null,
  decide: () => ({ kind: 'answer', code: 'help' }),
  answers: {
    help: {
      tell: ({ context: { commandPrefix, maxAttempts }, commands }) =>
        `${commandTable(commands, commandPrefix, maxAttempts).join('\n')}\n\nA command stands on the first line of a comment; what follows on later lines is told to the agent by \`retry\` and \`fix\`. Any other comment of a person with write access, and any review that asks for something, is taken as a task.`,
      view: null,
      refuses: false,
    },
  },
})
