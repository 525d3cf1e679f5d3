import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** `p.py:1:2: CODE message` of flake8 and its like, `CODE: message (name)` of Pylint, `CODE[bandit]: LOW: message`. */
const entry =
  /^\s{0,4}((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:py[ixw]?|ipynb)):(?:cell \d{1,6}:)?(\d{1,7}):(?:(\d{1,7}):)? (?:([A-Z]{1,8}\d{1,5})(?:\[\w{1,30}\])?:? |(invalid-syntax|SyntaxError): )(\S.*)$/
const pylintName = /^(.*) \(([a-z][a-z0-9-]{2,80})\)$/
/** Pylint's own mapping onto the levels of an annotation. */
const pylintSeverities: Readonly<Record<string, Finding['severity']>> = {
  F: 'error',
  E: 'error',
  W: 'warning',
  C: 'notice',
  R: 'notice',
  I: 'notice',
}
const banditLevel = /^(LOW|MEDIUM|HIGH|UNDEFINED): (.*)$/

/** flake8, pycodestyle, Ruff's concise output, Pylint and Bandit: all print one line, with the rule in front. */
export const flake8: LogFormat = lineFormat('flake8', ['.py:#', '.pyi:#', '.pyx:#', '.pyw:#', '.ipynb:'], (line, at) => {
  const match = entry.exec(line)
  if (match === null) return null
  const [, file = '', row, column, code, syntax, text = ''] = match
  const name = pylintName.exec(text)
  const isPylint = name !== null && code !== undefined && line.includes(`${code}: `)
  const message = isPylint ? (name[1] ?? text) : text.replace(/^\[\*\] /, '').replace(banditLevel, '$2')
  return finding({
    kind: syntax === undefined ? 'lint' : 'build',
    severity: isPylint ? (pylintSeverities[code.slice(0, 1)] ?? 'error') : 'error',
    message,
    file,
    line: number(row),
    // Pylint counts columns from 0.
    column: isPylint ? Number(column) + 1 : number(column),
    rule: code ?? syntax ?? null,
    excerpt: isPylint ? (name[2] ?? null) : null,
    at,
  })
})
