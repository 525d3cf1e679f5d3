import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** `✘ [ERROR] message [plugin name]`; a terminal without Unicode shows `X`. */
const title = /^(?:✘|X|▲|!) \[(ERROR|WARNING)\] (.*?)(?: \[(plugin [^\]]{1,100}|[a-z][a-z-]{2,60})\])?$/
const place = /^ {4}(\S[^:]{0,1000}|[A-Za-z]:[^:]{1,1000}):(\d{1,7}):(\d{1,7}):$/
/** The same in the text of an error, as tools built upon esbuild show it. */
const short = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}): (ERROR|WARNING): (.*)$/
const linesLimit = 30

/** esbuild, and tools that print as it does: tsup, Angular's builder, Wrangler. */
export const esbuild: LogFormat = {
  name: 'esbuild',
  cues: [' [ERROR] ', ' [WARNING] ', ': ERROR: ', ': WARNING: '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = line.includes('[') ? title.exec(line) : null
        if (match !== null) return blocks.open(match, at)
        const one = line.includes(': ') ? short.exec(line) : null
        if (one !== null) return [...blocks.close(), readShort(one, at)]
        const count = blocks.current?.lines.length ?? 0
        if ((line !== '' && !line.startsWith('  ')) || count >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, level, text = '', mark], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const match = lines
    .slice(0, 4)
    .map((line) => place.exec(line))
    .find((found) => found !== null)
  const typescript = /^(TS\d{1,6}): (.*)$/.exec(text)
  const rule = mark?.startsWith('plugin ') === true ? null : (mark ?? null)
  return [
    finding({
      kind: 'build',
      severity: level === 'WARNING' ? 'warning' : 'error',
      message: typescript?.[2] ?? text,
      file: match?.[1] ?? null,
      line: number(match?.[2]),
      column: match === undefined ? null : Number(match[3]) + 1,
      rule: typescript?.[1] ?? rule,
      excerpt: lines.join('\n').replace(/^\n+/, ''),
      at,
    }),
  ]
}

/** esbuild counts columns from 0. */
function readShort([, file = '', line, column, level, message = '']: RegExpExecArray, at: number): Finding {
  return finding({
    kind: 'build',
    severity: level === 'WARNING' ? 'warning' : 'error',
    message,
    file,
    line: number(line),
    column: Number(column) + 1,
    at,
  })
}
