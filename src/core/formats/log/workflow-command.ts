import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** What the runner itself says of any failing step; it never tells the cause. */
const generic =
  /^(?:Process completed with exit code \d{1,5}|The process '.{1,500}' failed with exit code \d{1,5}|Command failed with exit code \d{1,5}|The operation was canceled)\.?$/i

/** Playwright begins with a title and the attempt, underlined to the end of their lines; the message follows, where a log has it on lines of its own. */
const ornament = /^(?:\s{0,8}(?:\d{1,5}\)|Retry #\d{1,3}) [^\n]{0,1000}─[ \t]{0,8}(?:\n|$)){1,2}/

/** `##[error]` as the runner prints it, `::error file=…::` as tools write it. */
export const workflowCommand: LogFormat = {
  name: 'workflow-command',
  cues: ['[error]', '::error'],
  open: () => ({
    line(line, at) {
      const command = /^\s{0,8}(?:##\[error\]|::error(?: (.{0,2000}?))?::)(.*)$/.exec(line)
      const message = unescape(command?.[2] ?? '')
        .replace(ornament, '')
        .trim()
      if (command === null || message === '' || isGeneric(message)) return []
      const place = properties(command[1] ?? '')
      const title = place.get('title')
      return [
        finding({
          kind: 'other',
          message: title === undefined || message.includes(title) ? message : `${message}\n(${title})`,
          file: place.get('file') ?? null,
          line: number(place.get('line')),
          column: number(place.get('col') ?? place.get('column')),
          at,
        }),
      ]
    },
    end: () => [],
  }),
}

/** Does a message say no more than that something failed? */
export function isGeneric(message: string): boolean {
  return generic.test(message.trim().slice(0, 1_000))
}

function properties(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  // A title may hold a comma that its tool forgot to escape, so a comma only counts before a name.
  for (const part of text.split(/,(?=(?:file|line|endLine|col|column|endColumn|title)=)/)) {
    const at = part.indexOf('=')
    if (at > 0) found.set(part.slice(0, at).trim(), unescape(part.slice(at + 1)))
  }
  return found
}

function unescape(text: string): string {
  return text.replace(/%0A/gi, '\n').replace(/%0D/gi, '').replace(/%3A/gi, ':').replace(/%2C/gi, ',').replace(/%25/g, '%')
}
