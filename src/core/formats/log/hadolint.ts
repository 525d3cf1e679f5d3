import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** `Dockerfile:3 DL3008 warning: msg`; before 2.0 without the severity */
const error = /^(\S{1,1000}?):(\d{1,7})(?::(\d{1,7}))? ((?:DL|SC)\d{4}) (?:(error|warning|info|style): )?(.*)$/

/** hadolint, for Dockerfiles. */
export const hadolint: LogFormat = {
  name: 'hadolint',
  cues: [' DL#### ', ' SC#### '],
  open: () => ({
    line(line, at) {
      const match = error.exec(line)
      if (match === null) return []
      const [, file = '', row, column, rule = '', level, message = ''] = match
      return [
        finding({
          kind: 'lint',
          severity: level === undefined || level === 'error' ? 'error' : 'warning',
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
