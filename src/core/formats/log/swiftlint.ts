import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** `/p/A.swift:3:10: warning: Line Length Violation: Line should be 120 characters or less (line_length)`; a few rules know no column */
const violation =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.swift):(\d{1,7}):(?:(\d{1,7}):)? (warning|error): ([^:]{1,200} Violation: .{0,2000}?) \((\w{2,100})\)$/

/** SwiftLint, as it prints for Xcode and by default; the compiler's own words are read with clang's. */
export const swiftlint = lineFormat('swiftlint', [' Violation: '], (line, at) => {
  const match = violation.exec(line)
  if (match === null) return null
  const [, file = null, row, column, severity, message = '', rule = null] = match
  return finding({
    kind: 'lint',
    severity: severity === 'error' ? 'error' : 'warning',
    message,
    file,
    line: number(row),
    column: number(column),
    rule,
    at,
  })
})
