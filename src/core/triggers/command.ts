import { type CommandName, commandNames } from '../model/trigger.ts'

/** What a comment's first line asks for, or null when it is no command but plain words. */
export interface Command {
  readonly name: CommandName | 'unknown'
  /** All that follows the prefix on the first line, at most 200 characters. */
  readonly words: string
}

/**
 * Reads the first line of a comment. A command is the prefix alone or followed by white space;
 * names are case-insensitive, and the bare prefix asks for help.
 */
export function readCommand(text: string, prefix: string): Command | null {
  const firstLine = (text.trimStart().split('\n', 1)[0] ?? '').trim()
  if (!firstLine.startsWith(prefix)) return null
  const rest = firstLine.slice(prefix.length)
  if (rest !== '' && !/^\s/.test(rest)) return null
  const words = rest.trim().slice(0, 200)
  const verb = (words.split(/\s/, 1)[0] ?? '').toLowerCase()
  if (verb === '') return { name: 'help', words }
  return { name: commandNames.find((name) => name === verb) ?? 'unknown', words }
}
