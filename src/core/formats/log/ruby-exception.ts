import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { isLibrary, ownFrame, readFrames } from '../frames.ts'
import { openBlocks, type Block } from './block.ts'

/** ``lib/a.rb:3:in `add': message (ArgumentError)``; since Ruby 3.4 `in 'Cart#add'`. The class may stand at the end of a later line. */
const uncaught =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}|<internal:[^>]{1,500}>):(\d{1,7}):in [`'][^']{1,300}': (.*?)(?: \(([A-Z]\w{0,100}(?:::\w{1,100}){0,8})\))?$/
const syntax = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:rb|rake|ru|gemspec)):(\d{1,7}): (syntax errors?\b.*)$/
const aborted = /^(?:rake|rails|bin\/rails|bin\/rake) aborted!$/
const stackLine = /^(?:\tfrom | {0,8}\t?)(?:[A-Za-z]:)?[^\s:][^:]{0,1000}(?:>)?:\d{1,7}:in [`']/

interface Title {
  readonly message: string
  readonly frame: { readonly file: string; readonly line: number | null; readonly column: null } | null
  readonly kind: Finding['kind']
}

/** An exception that ended a Ruby program, or a task of Rake. */
export const rubyException: LogFormat = {
  name: 'ruby-exception',
  cues: [':in `', ":in '", ': syntax error', ' aborted!'],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at, before) {
        const title = readTitle(line, before(1))
        if (title !== null) return blocks.open(title, at)
        const current = blocks.current
        if (current === null) return []
        const isBelow =
          /^\s/.test(line) ||
          stackLine.test(line) ||
          (current.title.frame === null && current.lines.length < 12) ||
          current.lines.length === 0
        if (!isBelow || (line === '' && hasStack(current.lines))) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function hasStack(lines: readonly string[]): boolean {
  return lines.some((line) => stackLine.test(line))
}

function readTitle(line: string, above: string | null): Title | null {
  if (aborted.test(line)) return { message: '', frame: null, kind: 'other' }
  // A loader quotes what the parser said; the parser's own line stands by itself.
  const broken = line.includes(': syntax error') && !/^\s{0,8}\w{0,60}SyntaxError:?$/.test(above ?? '') ? syntax.exec(line) : null
  if (broken !== null)
    return { message: broken[3] ?? line, frame: { file: broken[1] ?? '', line: number(broken[2]), column: null }, kind: 'build' }
  const match = uncaught.exec(line)
  if (match === null) return null
  const [, file = '', row, text = '', name] = match
  if (name === undefined && !file.endsWith('.rb')) return null
  return { message: name === undefined ? text : `${name}: ${text}`, frame: { file, line: number(row), column: null }, kind: kindOf(name) }
}

function kindOf(name: string | undefined): Finding['kind'] {
  if (name === 'SyntaxError') return 'build'
  return name === 'LoadError' ? 'setup' : 'other'
}

function readBlock({ title: { message, frame, kind }, at, lines }: Block<Title>): readonly Finding[] {
  const stack = lines.findIndex((line) => stackLine.test(line) || line.startsWith('Tasks: TOP'))
  const words = lines.slice(0, stack < 0 ? undefined : stack)
  if (frame === null) return readAborted(words, lines, at)
  // Without a stack below and without a class, this is a message of some program, not an exception.
  if (kind === 'other' && stack < 0 && !/^[A-Z]\w{0,100}(?:::\w{1,100}){0,8}: /.test(message)) return []
  const frames = [...(isLibrary(frame.file) ? [] : [frame]), ...readFrames(lines.map((line) => line.replace(/^\t/, '')).join('\n'))]
  return [finding({ kind, message, ...placeOf(ownFrame(frames)), excerpt: lines.slice(0, 30).join('\n'), at, frames })]
}

function readAborted(words: readonly string[], lines: readonly string[], at: number): readonly Finding[] {
  const message = words.join('\n').trim()
  const frames = readFrames(lines.join('\n'))
  return message === ''
    ? []
    : [finding({ kind: 'other', message, ...placeOf(ownFrame(frames)), excerpt: lines.slice(0, 30).join('\n'), at, frames })]
}
