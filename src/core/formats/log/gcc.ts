import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** gcc, clang and, without a column, javac. */
const error =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?!(?:pyi?|rs|ya?ml):)\w{1,5}):(\d{1,7}):(?:(\d{1,7}):)? (fatal error|error|warning): (.*)$/
const undefinedReference = /^(?:.{0,1000}: )?([^\s:(]{1,1000}\.\w{1,4}):(?:(\d{1,7}):|\(\.[^)]{1,100}\):)? (undefined reference to .*)$/
/** `[-Wunused]` of a compiler; `[bugprone-…]` of clang-tidy and `[SC2086]` of ShellCheck name a check. */
const option = /^(.*) \[(-W[\w=+,-]{1,200}|(?:[a-z]{2,30}-)[\w.,-]{2,200}|SC\d{4})\]$/
/** A failed assertion of Swift's test runners, which has a reader of its own. */
const swiftAssertion = /^(?:-\[[\w.]{1,200} \w{1,200}\]|[\w.]{1,200}) : /
/** Ant's name of the task in front of each line that its compiler prints. */
const antTask = /^\s{1,20}\[javac\] ?/
const linesLimit = 8

/** C, C++ and Java compilers, and the linker. */
export const gcc: LogFormat = {
  name: 'gcc',
  cues: ['#: error: ', '#: warning: ', '#: fatal error: ', 'undefined reference'],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(whole, at) {
        const line = whole.includes('[javac]') ? whole.replace(antTask, '') : whole
        const match = line.includes('rror: ') || line.includes('warning: ') ? readError(line) : null
        if (match !== null) return blocks.open(match, at)
        const link = line.includes('undefined reference') ? undefinedReference.exec(line) : null
        if (link !== null)
          return [...blocks.close(), finding({ kind: 'build', message: link[3] ?? line, file: link[1] ?? null, line: number(link[2]), at })]
        const current = blocks.current
        if (current === null) return []
        // gcc indents the source it shows; javac shows it as it is, with a caret below.
        const isSource = /^\s/.test(line) || (current.title[3] === undefined && current.lines.length === 0)
        if (!isSource || current.lines.length >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

function readError(line: string): RegExpExecArray | null {
  const match = error.exec(line)
  return match?.[1]?.endsWith('.swift') === true && swiftAssertion.test(match[5] ?? '') ? null : match
}

/** javac tells the column by the caret below the source line. */
function caret(lines: readonly string[]): number | null {
  const pointer = lines.slice(0, 2).find((line) => /^\s{0,4000}\^$/.test(line))
  return pointer === undefined ? null : pointer.length
}

function readBlock({ title: [, file = '', line, column, severity, text = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const flag = option.exec(text)
  return [
    finding({
      kind: flag?.[2]?.startsWith('-W') === false ? 'lint' : 'build',
      severity: severity === 'warning' ? 'warning' : 'error',
      message: flag?.[1] ?? text,
      file,
      line: number(line),
      column: number(column) ?? caret(lines),
      rule: flag?.[2] ?? null,
      excerpt: lines.join('\n'),
      at,
    }),
  ]
}
