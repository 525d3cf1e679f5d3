import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const heading = /^(?:Failed to compile\.?|(?:Error: |\[Error: )?Turbopack build failed with \d{1,6} errors?:)$/
const title = /^(\.{0,2}\/?[\w@[(][^\s:]{0,1000}\.(?:[cm]?[jt]sx?|vue|s?css|sass|less|mdx?|json))(?::(\d{1,7}):(\d{1,7}))?$/
/** `2:3  Error: message  rule` of `next lint`; Create React App prints `  Line 2:3:  message  rule`. */
const lint = /^(?:(\d{1,7}):(\d{1,7}) {1,4}(Error|Warning): |\s{0,4}Line (\d{1,7}):(?:(\d{1,7}):)?\s{1,12})(\S.*)$/
/** What follows the words and the source. */
const afterword = /^(?:https:\/\/nextjs\.org\/docs\/|Import traces? |Stack backtrace:|Caused by:|Search for the keywords|\s{1,8}at )/
const end = /^(?:info {2}- |Next\.js build worker exited|> Build |npm (?:ERR!|error)|##\[|Node\.js v)/
const quietLimit = 60

/** What Next.js and Create React App print below `Failed to compile.`; Turbopack's list looks the same. */
export const next: LogFormat = {
  name: 'next',
  cues: ['Failed to compile', 'Turbopack build failed with '],
  open() {
    const blocks = openBlocks(readBlock)
    let isInside = false
    let quiet = 0
    return {
      line(line, at) {
        if (heading.test(line)) isInside = true
        else if (end.test(line) || quiet > quietLimit) isInside = false
        if (!isInside || heading.test(line)) {
          quiet = 0
          return blocks.close()
        }
        quiet += 1
        const match = title.exec(line)
        if (match !== null) {
          quiet = 0
          return blocks.open(match, at)
        }
        if (afterword.test(line)) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => isInside,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, file = '', line, column], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const problems = lines.flatMap((text, index) => {
    const match = lint.exec(text)
    return match === null ? [] : [readLint(file, match, at + index + 1)]
  })
  if (problems.length > 0) return problems
  const filled = lines.filter((text) => text.trim() !== '')
  const source = filled.findIndex((text) => /^\s{0,8}(?:>\s{0,4}\d|\d{1,7} \||,-\[|╭─\[|╭─+\[)/.test(text))
  const words = filled
    .slice(0, source < 0 ? 4 : Math.max(source, 1))
    .map((text) => text.trim())
    .join('\n')
  if (words === '') return []
  // The compiler's own frame tells the line of a syntax error.
  const inner = line === undefined ? /(?:,-|╭─{1,4})\[.{1,1000}:(\d{1,7}):(\d{1,7})\]/.exec(lines.join('\n').slice(0, 4_000)) : null
  const message = words.replace(/^(?:Type error|Error|Syntax error): {1,4}(?:x |× )?/, '')
  return [
    finding({
      kind: 'build',
      message,
      file,
      line: number(line ?? inner?.[1]),
      column: number(column ?? inner?.[2]),
      excerpt: filled.join('\n'),
      at,
    }),
  ]
}

/** The rule stands two blanks or more behind the message. */
function readLint(file: string, [, line, column, level, otherLine, otherColumn, text = '']: RegExpExecArray, at: number): Finding {
  const trimmed = text.trimEnd()
  const gap = trimmed.lastIndexOf('  ')
  const rule = gap < 0 ? '' : trimmed.slice(gap + 2)
  const isRule = /^[@\w][\w@/.-]{1,200}$/.test(rule)
  return finding({
    kind: 'lint',
    severity: level === 'Warning' ? 'warning' : 'error',
    message: isRule ? trimmed.slice(0, gap) : trimmed,
    file,
    line: number(line ?? otherLine),
    column: number(column ?? otherColumn),
    rule: isRule ? rule : null,
    at,
  })
}
