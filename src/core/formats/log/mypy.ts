import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** `p.py:1: error: …`, with a column, and with where it ends; a few errors are about a file as a whole. */
const entry =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.pyi?):(?:(\d{1,7}):(?:(\d{1,7}):)?(?:\d{1,7}:\d{1,7}:)?)? (error|warning|info|note): (.*)$/
const coded = /^(.*?)\s{1,4}\[([a-z][\w-]{1,60})\]$/
const severities = { error: 'error', warning: 'warning', info: 'notice', note: 'notice' } as const
const linesLimit = 20

/** mypy, also with `--pretty`; dmypy and pytype's relatives print the same. */
export const mypy: LogFormat = {
  name: 'mypy',
  cues: ['.py:#', '.pyi:#', '.py: error: '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = entry.exec(line)
        if (match === null) {
          if (line === '' || /^(?:Found \d|Success: )/.test(line) || (blocks.current?.lines.length ?? 0) >= linesLimit)
            return blocks.close()
          blocks.add(line)
          return []
        }
        // A note explains the error above it, unless it only answers `reveal_type`, or tells of the scope that follows.
        const isOwn = match[4] !== 'note' || blocks.current?.title[4] !== 'error' || match[5]?.startsWith('Revealed ') === true
        if (match[4] === 'note' && match[2] === undefined) return blocks.close()
        if (isOwn) return blocks.open(match, at)
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, file = '', line, column, severity, text = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const { message, rule, rest } = unwrap(text, lines)
  const known = severity === 'error' || severity === 'warning' || severity === 'info' ? severity : 'note'
  return [
    finding({
      kind: 'lint',
      severity: severities[known],
      message,
      file,
      line: number(line),
      column: number(column),
      rule,
      excerpt: rest.join('\n'),
      at,
    }),
  ]
}

/** `--pretty` breaks a long message over lines, and shows the source below it. */
function unwrap(
  text: string,
  lines: readonly string[],
): { readonly message: string; readonly rule: string | null; readonly rest: readonly string[] } {
  for (let count = 0; count <= Math.min(lines.length, 8); count += 1) {
    const more = lines.slice(0, count)
    if (more.some((line) => /^\s/.test(line) || entry.test(line))) break
    const match = coded.exec([text, ...more].map((line) => line.trim()).join(' '))
    if (match !== null) return { message: match[1] ?? text, rule: match[2] ?? null, rest: lines.slice(count) }
  }
  return { message: text, rule: null, rest: lines }
}
