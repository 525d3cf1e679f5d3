import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

const level = /^\[(error|warn)\] (.*)$/
/** `/p/A.scala:6:3: msg`, before 1.0 `/p/A.scala:6: msg` */
const place = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:scala|java|sbt|sc)):(\d{1,7}):(?:(\d{1,7}):)? (.*)$/
/** Scala 3: `-- [E007] Type Mismatch Error: /p/A.scala:6:3 ------` */
const scala3 = /^-- (?:\[(E\d{1,4})\] )?(.{1,200}?): ((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:scala|sc)):(\d{1,7}):(\d{1,7}) ?-{0,200}$/
const caret = /^\s{0,4000}\^\s*$/
const bar = /^\s{0,12}\|/

interface Title {
  readonly isError: boolean
  readonly file: string
  readonly line: string | undefined
  readonly column: string | undefined
  readonly rule: string | null
  readonly message: string
  readonly isScala3: boolean
}

/** Scala's compiler below sbt. */
export const sbt: LogFormat = {
  name: 'sbt',
  cues: ['[error] ', '[warn] '],
  open: () =>
    openBlockReader<Title>({
      opens: readTitle,
      continues(line, lines) {
        const text = level.exec(line)?.[2]
        return (
          text !== undefined &&
          !caret.test(lines.at(-1)?.replace(/^\[\w{4,5}\] /, '') ?? '') &&
          !/^(?:\(|one error|\w{1,12} (?:errors?|warnings?) found)/.test(text)
        )
      },
      limit: 15,
      read,
    }),
}

function readTitle(line: string): Title | null {
  const match = level.exec(line)
  if (match === null) return null
  const [, mark, text = ''] = match
  const isError = mark === 'error'
  const old = place.exec(text)
  if (old !== null) return { isError, file: old[1] ?? '', line: old[2], column: old[3], rule: null, message: old[4] ?? '', isScala3: false }
  const modern = scala3.exec(text)
  return modern === null
    ? null
    : {
        isError,
        file: modern[3] ?? '',
        line: modern[4],
        column: modern[5],
        rule: modern[1] ?? null,
        message: modern[2] ?? '',
        isScala3: true,
      }
}

/** The column is told by the caret where it is not told in numbers. */
function read({ title, at, lines }: Block<Title>): readonly Finding[] {
  const bare = lines.map((line) => line.replace(/^\[\w{4,5}\] ?/, ''))
  const pointer = bare.findIndex((line) => caret.test(line))
  const words = title.isScala3
    ? bare
        .filter((line) => bar.test(line) && !/^\s{0,12}\|\s{0,4000}\^/.test(line))
        .map((line) => line.replace(bar, '').trim())
        .filter((line) => line !== '')
    : bare.slice(0, Math.max(0, pointer - 1))
  const column = number(title.column) ?? (pointer < 0 ? null : (bare[pointer] ?? '').trimEnd().length)
  return [
    finding({
      kind: 'build',
      severity: title.isError ? 'error' : 'warning',
      message: [title.message, ...words].join('\n'),
      file: title.file,
      line: number(title.line),
      column,
      rule: title.rule,
      excerpt: bare.join('\n'),
      at,
    }),
  ]
}
