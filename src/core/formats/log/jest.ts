import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const fileLine = /^\s?FAIL\s{1,4}(?:\S{1,100}\s{1,4})?(\S{1,1000}\.\w{1,5})(?: \(.{1,40}\))?$/
const bullet = /^ {1,4}● (.*)$/

interface Title {
  readonly file: string | null
  readonly name: string
}

/** Jest's failures: a file, then `● suite › name` and what went wrong. */
export const jest: LogFormat = {
  name: 'jest',
  cues: ['FAIL', '● '],
  open() {
    const blocks = openBlocks(readBlock)
    let file: string | null = null
    return {
      line(line, at) {
        const match = bullet.exec(line)
        if (match !== null)
          return isFailure(match[1] ?? '') && file !== null ? blocks.open({ file, name: (match[1] ?? '').trim() }, at) : blocks.close()
        if (line === '' || (line.startsWith(' ') && !line.startsWith(' FAIL'))) {
          blocks.add(line)
          return []
        }
        const next = fileLine.exec(line)
        if (next !== null) file = next[1] ?? null
        return blocks.close()
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

/** Jest marks console output and its warnings with the same bullet. */
function isFailure(name: string): boolean {
  return !/^(?:Console|Validation Warning|Deprecation Warning|Cannot log after tests are done|process\.)/.test(name)
}

function readBlock({ title: { file, name }, at, lines }: Block<Title>): readonly Finding[] {
  const excerpt = dedent(lines)
  const isSetup = name === 'Test suite failed to run'
  const frames = readFrames(excerpt)
  const own = ownFrame(frames) ?? (file === null ? null : { file, line: null, column: null })
  const parts = name.split(' › ')
  const test = isSetup
    ? { suite: name, name: file ?? name, id: null }
    : { suite: parts.length > 1 ? parts.slice(0, -1).join(' › ') : null, name: parts.at(-1) ?? name, id: null }
  return [
    finding({
      kind: isSetup ? 'setup' : 'test',
      message: headline(excerpt) || `${name} failed`,
      ...placeOf(own),
      test,
      excerpt,
      at,
      frames: [...frames, ...(file === null ? [] : [{ file, line: null, column: null }])],
    }),
  ]
}
