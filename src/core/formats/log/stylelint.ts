import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const entry = /^\s{1,8}(\d{1,7}):(\d{1,7})\s{1,12}(✖|×|⚠|‼|ℹ)\s{1,4}(\S.*)$/
const severities: Readonly<Record<string, 'error' | 'warning' | 'notice'>> = {
  '✖': 'error',
  '×': 'error',
  '⚠': 'warning',
  '‼': 'warning',
  ℹ: 'notice',
}
/** A table may be longer than the memory; its rows follow each other closely. */
const gapLimit = 6

/** Stylelint's default output: a file, then its problems in columns. */
export const stylelint: LogFormat = {
  name: 'stylelint',
  cues: ['✖  ', '×  ', '⚠  ', '‼  ', 'ℹ  '],
  open() {
    let known: { readonly file: string; readonly at: number } | null = null
    return {
      line(line, at, before) {
        const match = entry.exec(line)
        if (match === null) return []
        const file: string | null = known !== null && at - known.at <= gapLimit && !isHeader(before(1)) ? known.file : heading(before)
        if (file === null) return []
        known = { file, at }
        const { message, rule } = columns(match[4] ?? '')
        return [
          finding({
            kind: 'lint',
            severity: severities[match[3] ?? ''] ?? 'error',
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

function isHeader(line: string | null): boolean {
  return line !== null && /^\S/.test(line)
}

/** The line above the table, which alone begins at the margin. */
function heading(before: (back: number) => string | null): string | null {
  for (let back = 1; back <= 64; back += 1) {
    const line = before(back)
    if (line === null || line.trim() === '') return null
    if (/^\S/.test(line)) return line.length < 1_000 && /[\\/.]/.test(line) && !/: |[<>|]/.test(line) ? line.trim() : null
  }
  return null
}

/** The rule stands in the last column; a message that is too long goes on in the next line, without one. */
function columns(text: string): { readonly message: string; readonly rule: string | null } {
  const cells = text.trimEnd().split(/\s{2,1000}/)
  const last = cells.at(-1) ?? ''
  const isRule = cells.length > 1 && /^[@\w][\w@/.-]{0,200}$/.test(last)
  return { message: (isRule ? cells.slice(0, -1) : cells).join(' '), rule: isRule ? last : null }
}
