import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const count = /^ {1,4}\d{1,7} failing$/
const item = /^ {2}\d{1,5}\) (.*)$/

/** How far below the count the first failure may stand. */
const waitLimit = 20

/** Mocha's list of failures below `N failing`. */
export const mocha: LogFormat = {
  name: 'mocha',
  cues: [' failing'],
  open() {
    const blocks = openBlocks(readBlock)
    let inside = false
    let waiting = 0
    return {
      line(line, at) {
        if (line.includes(' failing') && count.test(line)) {
          inside = true
          waiting = 0
        }
        if (!inside) return []
        const match = item.exec(line)
        if (match !== null) return blocks.open(match[1] ?? '', at)
        // The text of an error may stand at the margin, but nothing follows the stack.
        if (line.trim() !== '' && !line.startsWith(' ') && hasStack(blocks.current?.lines ?? [])) {
          inside = false
          return blocks.close()
        }
        blocks.add(line)
        waiting = blocks.isCollecting ? 0 : waiting + 1
        if (waiting < waitLimit) return []
        inside = false
        return blocks.close()
      },
      awake: () => inside,
      end: () => blocks.close(),
    }
  },
}

function hasStack(lines: readonly string[]): boolean {
  return lines.slice(-4).some((line) => /^\s{4,}at /.test(line))
}

/** The title goes on, one level a line, until a colon ends it. */
function readBlock({ title, at, lines }: Block<string>): readonly Finding[] {
  const end = title.endsWith(':') ? 0 : lines.findIndex((line) => line.endsWith(':')) + 1
  if (end === 0 && !title.endsWith(':')) return []
  const names = [title, ...lines.slice(0, end)].map((name) => name.trim())
  const name = (names.at(-1) ?? '').replace(/:$/, '')
  const excerpt = dedent(lines.slice(end))
  const frames = readFrames(excerpt)
  const own = ownFrame(frames)
  const suite = names.slice(0, -1).join(' ')
  return [
    finding({
      kind: /^"(?:before|after) (?:all|each)" hook/.test(name) ? 'setup' : 'test',
      message: headline(excerpt) || `${name} failed`,
      ...placeOf(own),
      test: { suite: suite === '' ? null : suite, name, id: null },
      excerpt,
      at,
      frames,
    }),
  ]
}
