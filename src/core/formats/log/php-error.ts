import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { openBlocks, type Block } from './block.ts'

/** On standard error with `PHP ` in front and two blanks, on standard output without. */
const title = /^(?:\[[^\]]{1,60}\] )?(?:PHP )?(Parse error|Fatal error|Recoverable fatal error|Warning|Compile Error): {1,2}(\S.*)$/
const place = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}?)(?:(?: on line (\d{1,7}))|:(\d{1,7}))$/
const linesLimit = 40

interface PhpError {
  readonly level: string
  readonly whole: string
  readonly message: string
  readonly file: string
  readonly line: number | null
  /** Is it an exception that nobody caught, with its stack below? */
  readonly isException: boolean
}

/** What PHP itself says when a file cannot be parsed or nobody caught an exception. */
export const phpError: LogFormat = {
  name: 'php-error',
  cues: [' on line #', 'Fatal error: '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const error = readTitle(line)
        if (error?.isException === true) return blocks.open(error, at)
        const current = blocks.current
        if (current !== null) {
          const isStack =
            line === 'Stack trace:' || /^#\d{1,4} /.test(line) || /^(?:Next | {2}thrown in )/.test(line) || !hasStack(current.lines)
          if (isStack && current.lines.length < linesLimit && error === null) blocks.add(line)
          else return [...blocks.close(), ...readError(error, at)]
          return /^ {2}thrown in /.test(line) ? blocks.close() : []
        }
        return readError(error, at)
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function hasStack(lines: readonly string[]): boolean {
  return lines.includes('Stack trace:')
}

/** The place stands behind the last ` in `; with a stack to follow, its line stands behind a colon. */
function readTitle(line: string): PhpError | null {
  const match = title.exec(line)
  const text = match?.[2] ?? ''
  const at = text.lastIndexOf(' in ')
  const where = match === null || at < 0 ? null : place.exec(text.slice(at + 4))
  const isException = where?.[3] !== undefined && text.startsWith('Uncaught ')
  if (match === null || where === null || (where[2] === undefined && !isException)) return null
  return {
    level: match[1] ?? '',
    whole: line,
    message: text.slice(0, at).replace(/^Uncaught /, ''),
    file: where[1] ?? '',
    line: number(where[2] ?? where[3]),
    isException,
  }
}

function readError(error: PhpError | null, at: number): readonly Finding[] {
  if (error === null) return []
  const { level, message, file, line } = error
  return [
    finding({
      kind: level === 'Parse error' || level === 'Compile Error' ? 'build' : 'other',
      severity: level === 'Warning' ? 'warning' : 'error',
      message,
      file,
      line,
      at,
    }),
  ]
}

function readBlock({ title: { whole, message, file, line }, at, lines }: Block<PhpError>): readonly Finding[] {
  const frames = [{ file, line, column: null }, ...readFrames(lines.join('\n'))]
  return [finding({ kind: 'other', message, ...placeOf(ownFrame(frames)), excerpt: [whole, ...lines].join('\n'), at, frames })]
}
