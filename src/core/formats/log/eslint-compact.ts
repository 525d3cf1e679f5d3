import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

const compact =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}): line (\d{1,7}), col (\d{1,7}), (Error|Warning|error|warning) - (.{1,3500}?)(?: \(([@\w][\w@/.-]{1,200})\))?$/

/** The `compact` formatter of ESLint, and of stylelint. */
export const eslintCompact: LogFormat = lineFormat('eslint-compact', [', col #'], (line, at) => {
  const match = compact.exec(line)
  if (match === null) return null
  const [, file = '', row, column, level = '', message = '', rule] = match
  return finding({
    kind: 'lint',
    severity: level.toLowerCase() === 'error' ? 'error' : 'warning',
    message,
    file,
    line: number(row),
    column: number(column),
    rule: rule ?? null,
    at,
  })
})
