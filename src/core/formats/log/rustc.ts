import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const long = /^(error|warning)(?:\[([\w:]{1,60})\])?: (.*)$/
const short = /^((?:[A-Za-z]:)?[^\s:]{1,1000}\.rs):(\d{1,7}):(\d{1,7}): (error|warning)(?:\[([\w:]{1,60})\])?: (.*)$/
const arrow = /^\s{1,8}--> ((?:[A-Za-z]:)?[^:]{1,1000}):(\d{1,7}):(\d{1,7})$/
/** How far below the message the arrow may stand. */
const arrowLimit = 4
/** What cargo says once the errors themselves are told. */
const afterword = /^(?:could not compile|aborting due to|test failed|\d{1,5} targets? failed|process didn't exit)/

/** The Rust compiler and clippy, in both of cargo's message formats. */
export const rustc: LogFormat = {
  name: 'rustc',
  cues: ['^error: ', '^error[', '^warning: ', '^warning[', '.rs:#'],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const compact = line.includes('.rs:') ? short.exec(line) : null
        if (compact !== null) {
          const [, file = '', row, column, severity, rule, message = ''] = compact
          return [
            ...blocks.close(),
            finding({
              kind: 'build',
              severity: severity === 'error' ? 'error' : 'warning',
              message,
              file,
              line: number(row),
              column: number(column),
              rule: rule ?? null,
              at,
            }),
          ]
        }
        const match = long.exec(line)
        if (match !== null && !afterword.test(match[3] ?? '')) return blocks.open(match, at)
        if (line === '') return blocks.close()
        blocks.add(line)
        return blocks.current?.lines.length === arrowLimit && placeOf(blocks.current) === undefined ? blocks.close() : []
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

function placeOf({ lines }: { readonly lines: readonly string[] }): RegExpExecArray | undefined {
  return lines
    .slice(0, arrowLimit)
    .map((line) => arrow.exec(line))
    .find((match) => match !== null)
}

/** Of a lint the name stands in a note: `#[deny(clippy::never_loop)]` on by default, `-D clippy::never-loop` implied by `-D warnings` */
const lintName = /^\s{0,12}= note: (?:`?#\[(?:deny|forbid|warn)\((\w[\w:]{0,100})\)\]|`?-[DFW] ([\w:-]{1,100}))/

/** Other tools begin lines with `error: `, too; only one with an arrow below is the compiler's. */
function readBlock({ title: [, severity, rule, message = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const place = placeOf({ lines })
  if (place === undefined) return []
  const lint = lines.map((line) => lintName.exec(line)).find((match) => match !== null)
  const name = (lint?.[1] ?? lint?.[2])?.replaceAll('-', '_')
  const isChecker = name?.startsWith('clippy::') === true || lines.some((line) => line.includes('/rust-clippy/'))
  return [
    finding({
      kind: isChecker ? 'lint' : 'build',
      severity: severity === 'error' ? 'error' : 'warning',
      message,
      file: place[1] ?? null,
      line: number(place[2]),
      column: number(place[3]),
      rule: rule ?? name ?? null,
      excerpt: lines.join('\n'),
      at,
    }),
  ]
}
