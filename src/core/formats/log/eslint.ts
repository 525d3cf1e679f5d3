import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const entry = /^\s{1,8}(\d{1,7}):(\d{1,7})\s{1,12}(error|warning)\s{1,12}(\S.*)$/

/** ESLint's stylish output, also of its relatives that print the same: a file, then its problems. */
export const eslint: LogFormat = {
  name: 'eslint',
  open() {
    let file: string | null = null
    return {
      line(line, at) {
        if (line === '') return []
        const match = line.startsWith(' ') ? entry.exec(line) : null
        if (match === null) {
          if (!line.startsWith(' ')) file = looksLikeFile(line) ? line.trim() : null
          return []
        }
        if (file === null) return []
        const { message, rule } = splitRule(match[4] ?? '')
        return [finding({ kind: 'lint', severity: match[3] === 'warning' ? 'warning' : 'error', message, file, line: number(match[1]), column: number(match[2]), rule, at })]
      },
      end: () => [],
    }
  },
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
