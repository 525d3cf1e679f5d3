import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** Columns are two blanks apart at least. */
const entry = /^\s{1,8}(\d{1,7}):(\d{1,7})\s{2,12}(error|warning)\s{2,12}(\S.*)$/
/** How many lines, blank ones and parts of longer messages included, may lie between a problem and the one above it. */
const reach = 64

/** ESLint's stylish output, also of its relatives that print the same: a file, then its problems. */
export const eslint: LogFormat = {
  name: 'eslint',
  cues: ['  error  ', '  warning  '],
  open() {
    let last: { readonly file: string | null; readonly at: number } | null = null
    return {
      line(line, at, before) {
        const match = line.startsWith(' ') ? entry.exec(line) : null
        if (match === null) return []
        const file = fileAbove(at, before, last)
        last = { file, at }
        if (file === null) return []
        const { message, rule } = splitRule(match[4] ?? '')
        return [
          finding({
            kind: 'lint',
            severity: match[3] === 'warning' ? 'warning' : 'error',
            message,
            file,
            line: number(match[1]),
            column: number(match[2]),
            rule,
            at,
          }),
        ]
      },
      end: () => [],
    }
  },
}

/** The file stands at the margin above its problems. */
function fileAbove(
  at: number,
  before: (back: number) => string | null,
  last: { readonly file: string | null; readonly at: number } | null,
): string | null {
  for (let back = 1; back <= reach; back += 1) {
    if (last?.at === at - back) return last.file
    const line = before(back)
    if (line === null) return null
    if (line !== '' && !line.startsWith(' ')) return looksLikeFile(line) ? line.trim() : null
  }
  return null
}

function looksLikeFile(line: string): boolean {
  return line.length < 1_000 && !/\s$/.test(line) && /[\\/.]/.test(line) && !/: |[<>|]/.test(line)
}

/** The rule stands in a column of its own, two blanks or more to the right of the message. */
function splitRule(text: string): { readonly message: string; readonly rule: string | null } {
  const trimmed = text.trimEnd()
  const at = trimmed.lastIndexOf('  ')
  const rule = at < 0 ? '' : trimmed.slice(at + 2)
  return /^[@\w][\w@/.:-]{0,200}$/.test(rule) ? { message: trimmed.slice(0, at).trimEnd(), rule } : { message: trimmed, rule: null }
}
