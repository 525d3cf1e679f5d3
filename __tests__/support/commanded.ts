import type { Trigger } from '../../src/core/model/trigger.ts'
import { readCommand } from '../../src/core/triggers/command.ts'

/** The trigger of a comment with a command, as it is recognised. */
export function decode(body: string): Extract<Trigger, { kind: 'commanded' }> {
  const command = readCommand(body, '/codality')
  if (command === null) throw new Error(`no command: ${body}`)
  return { kind: 'commanded', pull: 7, title: null, author: { login: 'maria', type: 'User' }, at: 1_000, commentId: 5, ...command }
}
