import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** `src/a.ts(1,14): error TS2322: …`, also behind the prefix of a task runner. */
const short = /^(?:\s*[\w@/:.-]{1,100}: )?([^\s(][^(]{0,1000})\((\d{1,7}),(\d{1,7})\): (error|warning) (TS\d{1,6}): (.*)$/
/** `src/a.ts:1:14 - error TS2322: …` */
const pretty = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}) - (error|warning) (TS\d{1,6}): (.*)$/
/** `error TS18003: …`, which is about the project as a whole. */
const global = /^(?:\s*)(error) (TS\d{1,6}): (.*)$/

const linesLimit = 20

interface Title {
  readonly place: readonly [file: string | null, line: string | undefined, column: string | undefined]
  readonly severity: 'error' | 'warning'
  readonly rule: string
  readonly message: string
}

/** The TypeScript compiler, plain and with `--pretty`. */
export const tsc: LogFormat = {
  name: 'tsc',
  cues: ['error TS#', 'warning TS#'],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const title = line.includes('TS') ? readTitle(line) : null
        if (title !== null) return blocks.open(title, at)
        if (blocks.current === null) return []
        // Explanations are indented, source lines are numbered; a second location belongs to the same error.
        if (line !== '' && !/^(?:\s|\d{1,7} )/.test(line)) return blocks.close()
        if (blocks.current.lines.length < linesLimit) blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null && blocks.current.lines.length < linesLimit,
      end: () => blocks.close(),
    }
  },
}

function readTitle(line: string): Title | null {
  const match = short.exec(line) ?? pretty.exec(line)
  if (match !== null) {
    const [, file = '', row, column, severity, rule = '', message = ''] = match
    return { place: [file, row, column], severity: severity === 'warning' ? 'warning' : 'error', rule, message }
  }
  const whole = global.exec(line)
  return whole === null ? null : { place: [null, undefined, undefined], severity: 'error', rule: whole[2] ?? '', message: whole[3] ?? '' }
}

function readBlock({ title, at, lines }: Block<Title>): readonly Finding[] {
  const [file, line, column] = title.place
  const more = lines.join('\n').trim() === '' ? null : lines.join('\n').replace(/^\n+/, '')
  return [
    finding({
      kind: 'build',
      severity: title.severity,
      message: title.message,
      file,
      line: number(line),
      column: number(column),
      rule: title.rule,
      excerpt: more,
      at,
    }),
  ]
}
