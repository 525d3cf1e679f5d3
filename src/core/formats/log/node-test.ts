import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const place = /^test at ((?:[A-Za-z]:)?[^:]{1,1000}):(\d{1,7}):(\d{1,7})$/

/** The list of failing tests at the end of node:test's spec reporter. */
export const nodeTest: LogFormat = {
  name: 'node-test',
  cues: ['^test at '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = place.exec(line)
        if (match !== null) return blocks.open(match, at)
        if (blocks.current === null) return []
        // The error is indented; anything else at the margin belongs to whoever comes next.
        if (line !== '' && !/^[\s✖]/.test(line)) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title, at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const [head = '', ...rest] = lines
  const name = head
    .replace(/^✖ /, '')
    .replace(/ \(\d[\d.]{0,20}ms\)(?: #.{0,200})?$/, '')
    .trim()
  if (name === '') return []
  const excerpt = dedent(rest)
  const frames = readFrames(excerpt)
  const own = ownFrame(frames)
  const defined = { file: title[1] ?? '', line: number(title[2]), column: number(title[3]) }
  const { file, line, column } = own ?? defined
  return [
    finding({
      kind: 'test',
      message: headline(excerpt) || `${name} failed`,
      file,
      line,
      column,
      test: { suite: null, name, id: null },
      excerpt,
      at,
      frames: [...frames, defined],
    }),
  ]
}
