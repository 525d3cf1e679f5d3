import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

const place = '^((?:[A-Za-z]:)?[^\\s:][^:]{0,1000}\\.kts?):(\\d{1,7}):(\\d{1,7}): (?!(?:error|warning|info): )'
/** ktlint: `/p/A.kt:3:10: Unexpected spacing after "(" (standard:paren-spacing)`, before 1.0 with the rule's name alone */
const ktlintLine = new RegExp(`${place}(\\S.{0,2000}?)(?: \\(cannot be auto-corrected\\))? \\(([a-z][\\w-]{1,60}(?::[\\w-]{2,100})?)\\)$`)
/** detekt: `/p/A.kt:3:10: This method is too long. [LongMethod]` */
const detekt = new RegExp(`${place}(\\S.{0,2000}?) \\[([A-Z][A-Za-z]{2,100})\\]$`)

/** ktlint and detekt, Kotlin's linters, as they print on their own and below Gradle. */
export const ktlint = lineFormat('ktlint', ['.kt:#', '.kts:#'], (line, at) => {
  const match = line.endsWith(')') ? ktlintLine.exec(line) : line.endsWith(']') ? detekt.exec(line) : null
  if (match === null) return null
  const [, file = null, row, column, message = '', rule = null] = match
  return finding({ kind: 'lint', message, file, line: number(row), column: number(column), rule, at })
})
