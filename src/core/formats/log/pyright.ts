import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const entry = /^\s{0,4}((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:pyi?|ipynb)):(\d{1,7}):(\d{1,7}) - (error|warning|information): (.*)$/
const ruled = /^([^]*?)\s\((report\w{1,60})\)$/
const linesLimit = 20

/** Pyright and basedpyright; what is set in below an entry goes on with its message. */
export const pyright: LogFormat = {
  name: 'pyright',
  cues: [' - error: ', ' - warning: ', ' - information: '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = entry.exec(line)
        if (match !== null) return blocks.open(match, at)
        if (!/^[\s\u00a0]{4}/.test(line) || (blocks.current?.lines.length ?? 0) >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, file = '', line, column, level, text = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const whole = [text, ...lines.map((more) => more.replaceAll('\u00a0', ' ').replace(/^ {4}/, ''))].join('\n')
  const match = ruled.exec(whole)
  const severity = level === 'information' ? 'notice' : level === 'warning' ? 'warning' : 'error'
  return [
    finding({
      kind: 'lint',
      severity,
      message: match?.[1] ?? whole,
      file,
      line: number(line),
      column: number(column),
      rule: match?.[2] ?? null,
      at,
    }),
  ]
}
