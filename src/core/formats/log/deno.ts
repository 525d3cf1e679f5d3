import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { openBlocks, type Block } from './block.ts'

/** `suite ... test => ./a_test.ts:3:6` below ` ERRORS `. */
const title = /^(\S.{0,1000}?) => ((?:\.{1,2}\/|file:\/\/|[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7})$/
/** `deno check`: `TS2322 [ERROR]: message`, and the place below the source. */
const check = /^(TS\d{1,6}) \[(ERROR|WARN)\]: (.*)$/
const linesLimit = 60

/** What Deno's test runner and its type check say. */
export const deno: LogFormat = {
  name: 'deno',
  cues: [' ERRORS ', ' => ', ' [ERROR]: '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const types = line.startsWith('TS') ? check.exec(line) : null
        if (types !== null) return blocks.open(types, at)
        const test = line.includes(' => ') ? title.exec(line) : null
        if (test !== null) return blocks.open(test, at)
        if (
          /^ (?:ERRORS|FAILURES) $|^FAILED \| |^ok \| |^error: (?:Test failed|Type checking failed)/.test(line) ||
          (blocks.current?.lines.length ?? 0) >= linesLimit
        )
          return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: match, at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const excerpt = lines.join('\n').trim()
  const frames = readFrames(excerpt)
  if (match[0].startsWith('TS') && match[2] !== undefined && /^(?:ERROR|WARN)$/.test(match[2])) {
    return [
      finding({
        kind: 'build',
        severity: match[2] === 'WARN' ? 'warning' : 'error',
        message: match[3] ?? '',
        ...placeOf(ownFrame(frames)),
        rule: match[1] ?? null,
        excerpt,
        at,
        frames,
      }),
    ]
  }
  // The list is repeated at the end without what went wrong.
  const first = lines.findIndex((line) => line.startsWith('error: '))
  if (first !== 0) return []
  const end = lines.findIndex((line) => /^\s{4}at /.test(line))
  const caret = lines.findIndex((line) => /^\s{0,4000}\^{1,1000}$/.test(line))
  const words = lines.slice(0, Math.max(1, Math.min(end < 0 ? 20 : end, caret < 1 ? Infinity : caret - 1)))
  const path = (match[1] ?? '').split(' ... ')
  const all = [...frames, { file: match[2] ?? '', line: number(match[3]), column: number(match[4]) }]
  return [
    finding({
      kind: 'test',
      message: words.join('\n').replace(/^error: /, ''),
      ...placeOf(ownFrame(all)),
      test: { suite: path.length > 1 ? path.slice(0, -1).join(' ... ') : null, name: path.at(-1) ?? '', id: null },
      excerpt,
      at,
      frames: all,
    }),
  ]
}
