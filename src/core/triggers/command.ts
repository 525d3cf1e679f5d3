import type { Trigger } from '../model/trigger.ts'

/** What a comment's first line asks for. */
export type Command = Pick<Extract<Trigger, { kind: 'commanded' }>, 'command' | 'argument' | 'text'>

/** Longer names are none, and longer arguments name nothing that anybody would write down. */
const longest = 200

/**
 * Reads the first line of a comment; null when it is no command but plain words. A command is the prefix, in any case, alone or
 * followed by white space; names are case-insensitive, and the bare prefix asks for help.
 */
export function readCommand(comment: string, prefix: string): Command | null {
  const text = comment.trimStart()
  if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return null
  const rest = text.slice(prefix.length)
  if (rest !== '' && !/^\s/.test(rest)) return null
  const end = rest.indexOf('\n')
  const [line, later] = end < 0 ? [rest.trim(), ''] : [rest.slice(0, end).trim(), rest.slice(end).trimEnd()]
  const [verb = ''] = line.split(/\s/, 1)
  const said = line.slice(verb.length).trim()
  return {
    command: verb === '' ? 'help' : verb.slice(0, longest).toLowerCase(),
    argument: said.replaceAll(/\s+/g, ' ').slice(0, longest).trim(),
    text: `${said}${later}`,
  }
}
