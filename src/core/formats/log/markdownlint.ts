import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** `docs/a.md:3:5 error MD009/no-trailing-spaces Trailing spaces [Expected: 0]`; before 0.46 without the severity */
const error = /^(\S[^:]{0,1000}):(\d{1,7})(?::(\d{1,7}))? (?:(error|warning) )?(MD\d{3})(?:\/\S{1,200})? (\S.*)$/

/** markdownlint-cli and markdownlint-cli2. */
export const markdownlint: LogFormat = {
  name: 'markdownlint',
  cues: [' MD###/', ' MD### '],
  open: () => ({
    line(line, at) {
      const match = error.exec(line)
      if (match === null) return []
      const [, file = '', row, column, level, rule = '', message = ''] = match
      return [
        finding({
          kind: 'lint',
          severity: level === 'warning' ? 'warning' : 'error',
          message,
          file,
          line: number(row),
          column: number(column),
          rule,
          at,
        }),
      ]
    },
    end: () => [],
  }),
}
