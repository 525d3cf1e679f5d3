import type { Finding, LineReader, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { readException, tracebackTitle } from '../python.ts'
import { openBlocks, type Block } from './block.ts'

/** Blanks, the bars of an exception group, the service's name of docker compose, or the step's of docker build. */
const prefix = /^(?:#\d{1,4} \d{1,6}\.\d{1,6} |[\w.-]{1,60} {1,30}\| ?)?/
const groupBars = /^\s{1,40}(?:\+[-+ ]{0,60}(?: \d{1,4} -{3,})?|\|) ?/
const chained =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/
const exception = /^[A-Za-z_][\w.]{0,300}(?::.*)?$/
/** An exception of a group, or the group itself. */
const groupMember = /^[A-Za-z_][\w.]{0,300}: /
const syntaxError = /^(?:SyntaxError|IndentationError|TabError): /
const fileOfSyntaxError = /^\s{1,8}File "([^"]{1,1000})", line (\d{1,7})$/
/** Sections in which pytest repeats what a test wrote; pytest's own reader tells of these. */
const pytestSection = /^={3,} (.{1,300}?) ={3,}$/
/** How much is kept below the exception, which may have words of several lines. */
const tail = 8
const linesLimit = 300
/** Bazel's Starlark prints alike, with columns; its own reader tells of these. */
const starlark = /^\s{0,8}File ".{1,1000}", line \d{1,7}, column \d{1,7}, in /

interface Title {
  readonly indent: number
  readonly isGroup: boolean
}

/** Python's own report of an exception that nobody caught, outside of any test runner. */
export const pythonTraceback: LogFormat = {
  name: 'python-traceback',
  cues: [tracebackTitle, 'SyntaxError: ', 'IndentationError: ', 'TabError: ', ' ==='],
  open: openReader,
}

function openReader(): LineReader {
  const blocks = openBlocks(readBlock)
  let inPytest = false
  let below = 0
  const start = (line: string, text: string, at: number, before: (back: number) => string | null): readonly Finding[] => {
    const previous = before(2)?.replace(prefix, '').trim() ?? ''
    if (chained.test(previous)) {
      // Only the first of a chain opens a block; without one, the chain belongs to a runner's report.
      if (blocks.current === null) return []
      blocks.add(text)
      below = 0
      return []
    }
    const done = blocks.close()
    if (inPytest || isReported(before)) return done
    below = 0
    return [
      ...done,
      ...blocks.open({ indent: text.length - text.trimStart().length, isGroup: line.includes('Exception Group Traceback') }, at),
    ]
  }
  const follow = (block: Block<Title>, line: string, text: string): readonly Finding[] => {
    if (block.title.isGroup)
      return groupBars.test(text) && block.lines.length < linesLimit ? add(text.replace(groupBars, '')) : blocks.close()
    const bare = text.slice(Math.min(block.title.indent, text.length - text.trimStart().length))
    if (below === 0 && !exception.test(bare)) return block.lines.length < linesLimit ? add(bare) : blocks.close()
    below += 1
    return below > tail || line.startsWith('##[') || fileOfSyntaxError.test(bare) ? blocks.close() : add(bare)
  }
  const add = (line: string): readonly Finding[] => {
    blocks.add(line)
    return []
  }
  return {
    line(line, at, before) {
      const section = line.startsWith('===') ? pytestSection.exec(line) : null
      if (section !== null) {
        inPytest = section[1] === 'FAILURES' || section[1] === 'ERRORS'
        return blocks.close()
      }
      const text = line.replace(prefix, '')
      if (blocks.current?.title.isGroup !== true && text.trimEnd().endsWith(tracebackTitle)) return start(line, text, at, before)
      if (blocks.current !== null) return follow(blocks.current, line, text)
      return inPytest || !syntaxError.test(text) ? [] : readSyntaxError(text, at, before)
    },
    awake: () => blocks.current !== null,
    end: () => blocks.close(),
  }
}

/** Below a ruler of unittest's, or a title of pytest's. */
function isReported(before: (back: number) => string | null): boolean {
  return [before(1), before(2)].some((line) => line !== null && /^-{70}$|^_{3,} .{1,1000} _{3,}$/.test(line))
}

function readSyntaxError(message: string, at: number, before: (back: number) => string | null): readonly Finding[] {
  const above = [4, 3, 2, 1].map((back) => before(back) ?? '')
  const place = above.map((line) => fileOfSyntaxError.exec(line.replace(prefix, ''))).findLast((match) => match !== null)
  if (place === undefined) return []
  return [
    finding({
      kind: 'build',
      message,
      file: place[1] ?? null,
      line: number(place[2]),
      excerpt: [...above.slice(above.indexOf(place[0])), message].join('\n'),
      at,
    }),
  ]
}

function readBlock({ title, at, lines }: Block<Title>): readonly Finding[] {
  if (starlark.test(lines[0] ?? '')) return []
  const { message, frames } = readException(lines)
  const words = title.isGroup ? lines.filter((line) => groupMember.test(line)).join('\n') : firstSentence(message)
  if (words === '') return []
  return [
    finding({
      kind: kindOf(words),
      message: words,
      ...placeOf(ownFrame(frames)),
      excerpt: [tracebackTitle, ...lines].join('\n'),
      at,
      frames,
    }),
  ]
}

/** What comes below an exception may be anything; only lines that are set in belong to it for sure. */
function firstSentence(message: string): string {
  const [first = '', ...more] = message.split('\n')
  const end = more.findIndex((line) => !line.startsWith(' '))
  return [first, ...more.slice(0, end < 0 ? undefined : end)].join('\n')
}

function kindOf(message: string): Finding['kind'] {
  if (syntaxError.test(message)) return 'build'
  return /^(?:ModuleNotFoundError|ImportError)\b/.test(message) ? 'setup' : 'other'
}
