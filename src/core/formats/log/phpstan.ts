import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const ruler = /^ {1,2}-{2,8} -{3,4000}\s{0,4}$/
const heading = /^ {2}Line {1,6}(\S.*?)(?: \(in context of .{1,1000}\))?\s{0,1000}$/
/** `  12     message`, and `  :12    message` for a line of a trait or template. */
const row = /^ {2}:?(\d{1,7}) {1,10}(\S.*?)\s{0,4000}$/
const more = /^ {7,12}(\S.*?)\s{0,4000}$/
const hint = /^(?:💡|✏️|at |↳)/u
/** PHPStan's raw format, whose messages begin with a capital letter as those of the table do. */
const raw =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:php|phtml|inc|stub))(?: \(in context of .{1,1000}\))?:(\d{1,7}):([A-Z][\w']{0,60} .*?)(?: \[identifier=([\w.-]{1,80})\])?$/

interface Row {
  readonly file: string
  readonly line: string | undefined
  readonly text: string
}

/** PHPStan's table, and its raw format. Larastan prints the same. */
export const phpstan: LogFormat = {
  name: 'phpstan',
  cues: ['  Line  ', '.php:#', '.phtml:#', '.inc:#'],
  open() {
    const blocks = openBlocks(readBlock)
    let file: string | null = null
    let rulers = 0
    return {
      line(line, at) {
        const head = heading.exec(line)
        if (head !== null) {
          file = head[1] ?? null
          rulers = 0
          return blocks.close()
        }
        if (file === null) return readRaw(line, at)
        if (ruler.test(line)) {
          // One stands below the heading, one below the last row.
          rulers += 1
          if (rulers > 1) file = null
          return blocks.close()
        }
        const match = row.exec(line)
        if (match !== null) return blocks.open({ file, line: match[1], text: match[2] ?? '' }, at)
        const next = more.exec(line)?.[1]
        if (next !== undefined) blocks.add(next)
        else if (line.trim() !== '') file = null
        return file === null ? blocks.close() : []
      },
      awake: () => file !== null,
      end: () => blocks.close(),
    }
  },
}

function readRaw(line: string, at: number): readonly Finding[] {
  const match = raw.exec(line)
  return match === null
    ? []
    : [finding({ kind: 'lint', message: match[3] ?? line, file: match[1] ?? null, line: number(match[2]), rule: match[4] ?? null, at })]
}

/** A message is broken at blanks to fit the terminal; its identifier and its tips come below. */
function readBlock({ title: { file, line, text }, at, lines }: Block<Row>): readonly Finding[] {
  const rule = lines.map((more) => /^🪪 {1,3}([\w.-]{1,80})/u.exec(more)?.[1]).find((name) => name !== undefined) ?? null
  const end = lines.findIndex((more) => more.startsWith('🪪') || hint.test(more))
  const message = [text, ...lines.slice(0, end < 0 ? undefined : end)].join(' ')
  const tips = end < 0 ? [] : lines.slice(end).filter((more) => !more.startsWith('🪪'))
  return [finding({ kind: 'lint', message, file, line: number(line), rule, excerpt: tips.join('\n'), at })]
}
