import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** ESLint: `p:1:2: message [Error/rule]`; stylelint: `p:1:2: message (rule) [error]`. */
const unix =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}): (.{1,3000}?) \[(Error|Warning|error|warning)(?:\/([^\s\]]{1,200}))?\]$/
const ruleInBrackets = /^(.*) \(([@\w][\w@/.-]{1,200})\)$/

/** The `unix` formatter of ESLint, and of stylelint. */
export const eslintUnix: LogFormat = lineFormat('eslint-unix', [' [Error', ' [Warning', ' [error]', ' [warning]'], (line, at) => {
  const match = unix.exec(line)
  if (match === null) return null
  const [, file = '', row, column, text = '', level = '', rule] = match
  const bracketed = rule === undefined ? ruleInBrackets.exec(text) : null
  return finding({
    kind: 'lint',
    severity: level.toLowerCase() === 'error' ? 'error' : 'warning',
    message: bracketed?.[1] ?? text,
    file,
    line: number(row),
    column: number(column),
    rule: rule ?? bracketed?.[2] ?? null,
    at,
  })
})
