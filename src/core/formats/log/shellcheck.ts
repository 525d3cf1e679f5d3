import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

const place = /^In (.{1,1000}) line (\d{1,7}):$/
/** `   ^-- SC2086 (info): msg`, `   ^---^ SC2045 (error): msg` */
const mark = /^(\s{0,4000})\^-{0,4000}\^?-{0,2} (SC\d{4}) \((error|warning|info|style)\): (.*)$/

/** ShellCheck as it prints to a terminal. */
export const shellcheck: LogFormat = {
  name: 'shellcheck',
  cues: ['In '],
  open: () =>
    openBlockReader<RegExpExecArray>({
      opens: (line) => place.exec(line),
      continues: (line) => line.trim() !== '',
      limit: 30,
      read: ({ title, at, lines }) => lines.flatMap((line, index) => readMark(title, line, lines[0] ?? '', at + index + 1)),
    }),
}

function readMark([, file = '', row]: RegExpExecArray, line: string, source: string, at: number): readonly Finding[] {
  const match = mark.exec(line)
  if (match === null) return []
  const [, indent = '', rule = '', level, message = ''] = match
  return [
    finding({
      kind: 'lint',
      severity: level === 'error' ? 'error' : 'warning',
      message,
      file,
      line: number(row),
      column: indent.length + 1,
      rule,
      excerpt: `${source}\n${line}`,
      at,
    }),
  ]
}
