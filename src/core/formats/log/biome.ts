import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

/** `src/a.ts:1:2 lint/group/rule  FIXABLE  ━━━`, `src/a.ts format ━━━`. */
const title =
  /^((?:[A-Za-z]:)?[^\s:](?:[^:]{0,1000}\.\w{1,12}))(?::(\d{1,7}):(\d{1,7}))? ((?:lint|assist|syntax|suppressions|plugin)(?:\/[\w./-]{1,200})?|format|parse|organizeImports|internalError\/\w{1,40}|check|ci)(?: .{0,100}?)? ━{3,4000}$/
const ending =
  /^(?:Checked \d|Found \d|Skipped \d|The number of diagnostics |Diagnostics not shown|(?:check|ci|lint|format|configuration) ━{3})/
const says = /^ {2}(✖|×|⚠|!|ℹ|i) (.*)$/
/** Biome's reporter for GitHub names the rule in the title. */
const annotation =
  /^\s{0,4}::(error|warning|notice) title=((?:lint|assist)\/[\w./-]{1,200}|format|parse),file=([^,]{1,1000}),line=(\d{1,7}),endLine=\d{1,7},col=(\d{1,7}),endColumn=\d{1,7}::(.*)$/
const severities: Readonly<Record<string, Finding['severity']>> = {
  '✖': 'error',
  '×': 'error',
  '⚠': 'warning',
  '!': 'warning',
  ℹ: 'notice',
  i: 'notice',
  error: 'error',
  warning: 'warning',
  notice: 'notice',
}

/** Biome's diagnostics: of the linter, the formatter, the parser and its assists. */
export const biome: LogFormat = {
  name: 'biome',
  cues: [' ━━━', '::error title=', '::warning title=', '::notice title='],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const marked = line.includes('::') ? annotation.exec(line) : null
        if (marked !== null) return [...blocks.close(), readAnnotation(marked, at)]
        const match = line.endsWith('━━━') ? title.exec(line) : null
        if (match !== null) return blocks.open(match, at)
        if (ending.test(line)) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, file = '', line, column, category = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const from = lines.findIndex((text) => says.test(text))
  const match = says.exec(lines[from] ?? '')
  if (match === null) return []
  const rest = lines.slice(from + 1)
  const end = rest.findIndex((text) => text.trim() === '')
  const message = [match[2] ?? '', ...rest.slice(0, end < 0 ? 0 : end).map((text) => text.trim())].join(' ')
  return [
    finding({
      kind: category === 'parse' ? 'build' : 'lint',
      severity: severities[match[1] ?? ''] ?? 'error',
      message,
      file,
      line: number(line),
      column: number(column),
      rule: category,
      excerpt: dedent(end < 0 ? [] : rest.slice(end)),
      at,
    }),
  ]
}

function readAnnotation([, level = '', category = '', file = '', line, column, message = '']: RegExpExecArray, at: number): Finding {
  return finding({
    kind: category === 'parse' ? 'build' : 'lint',
    severity: severities[level] ?? 'error',
    message: message.replaceAll('%0A', '\n').replaceAll('%25', '%'),
    file,
    line: number(line),
    column: number(column),
    rule: category,
    at,
  })
}
