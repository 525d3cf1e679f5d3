import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const arrow = /^\s{1,8}--> ((?:[A-Za-z]:)?[^:]{1,1000}\.(?:py[ixw]?|ipynb|toml|md|[cm]?[jt]sx?))(?::cell \d{1,6})?:(\d{1,7}):(\d{1,7})$/
/** `F401 [*] message`, `invalid-syntax: message`, `error[rule]: message` of ty and of the preview mode. */
const title = /^(?:([A-Z]{1,8}\d{1,5}) (?:\[\*\] )?|(?:(error|warning|info)\[)?([a-z][a-z-]{2,60})(?:\])?: )(\S.*)$/
const source = /^(?:\s{0,8}(?:\d{1,7} )?(?:\||\.\.\.)|\s{1,8}(?:=|-->)|\d{1,7} [-+]|help: |info: |note: )/

interface Title {
  readonly place: RegExpExecArray
  readonly words: RegExpExecArray
}

/** Ruff's default output: the rule and the message, and below them an arrow to the place. ty and `deno lint` print alike. */
export const ruff: LogFormat = {
  name: 'ruff',
  cues: [' --> ', 'ould reformat: ', 'error: Failed to parse '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at, before) {
        const place = line.includes('--> ') ? arrow.exec(line) : null
        const words = place === null ? null : title.exec(before(1) ?? '')
        if (place !== null && words !== null) return blocks.open({ place, words }, at - 1)
        const whole = readFile(line, at)
        if (whole !== null) return [...blocks.close(), whole]
        if (!source.test(line)) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: { place, words }, at, lines }: Block<Title>): readonly Finding[] {
  const [, code, severity, name, message = ''] = words
  return [
    finding({
      kind: name === 'invalid-syntax' ? 'build' : 'lint',
      severity: severity === 'warning' ? 'warning' : severity === 'info' ? 'notice' : 'error',
      message,
      file: place[1] ?? null,
      line: number(place[2]),
      column: number(place[3]),
      rule: code ?? name ?? null,
      excerpt: lines.join('\n'),
      at,
    }),
  ]
}

/** What `ruff format --check` says, and what Ruff says of a file that it cannot read. */
function readFile(line: string, at: number): Finding | null {
  const format = /^Would reformat: (\S.{0,1000}\.(?:py[iw]?|ipynb|md))$/.exec(line)
  if (format !== null) return finding({ kind: 'lint', message: 'Would reformat', file: format[1] ?? null, rule: 'format', at })
  const broken = /^error: Failed to parse (\S[^:]{0,1000}):(\d{1,7}):(\d{1,7}): (.*)$/.exec(line)
  return broken === null
    ? null
    : finding({
        kind: 'build',
        message: broken[4] ?? line,
        file: broken[1] ?? null,
        line: number(broken[2]),
        column: number(broken[3]),
        at,
      })
}
