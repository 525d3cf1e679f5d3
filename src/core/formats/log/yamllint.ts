import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const parsable = /^(.{1,1000}):(\d{1,7}):(\d{1,7}): \[(error|warning)\] (.*) \(([\w-]{1,60})\)$/
/** Below the file's name: `  1:5       error    trailing spaces  (trailing-spaces)` */
const row = /^ {2}(\d{1,7}):(\d{1,7}) {1,12}(error|warning) {2,6}(\S.*) \(([\w-]{1,60})\)$/

/** yamllint, plain and parsable. */
export const yamllint: LogFormat = {
  name: 'yamllint',
  cues: [': [error] ', ': [warning] ', ' error    ', ' warning  '],
  open: () => ({
    line(line, at, before) {
      const match = parsable.exec(line) ?? row.exec(line)?.toSpliced(1, 0, '') ?? null
      if (match === null) return []
      const [, named = '', digits, column, level, message = '', rule = ''] = match
      const file = named === '' ? fileAbove(before) : named
      return file === null
        ? []
        : [
            finding({
              kind: 'lint',
              severity: level === 'error' ? 'error' : 'warning',
              message: message.trimEnd(),
              file,
              line: number(digits),
              column: number(column),
              rule,
              at,
            }),
          ]
    },
    end: () => [],
  }),
}

function fileAbove(before: (back: number) => string | null): string | null {
  for (let back = 1; back <= 64; back += 1) {
    const line = before(back)
    if (line === null || line.trim() === '') return null
    if (!line.startsWith(' ')) return line
  }
  return null
}
