import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const title = /^---- (\S.{0,1000}) stdout ----$/

/** The output of failing tests that cargo test prints below `failures:`. */
export const cargoTest: LogFormat = {
  name: 'cargo-test',
  cues: ['^---- '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const name = line.startsWith('---- ') ? title.exec(line)?.[1] : undefined
        if (name !== undefined) return blocks.open(name, at)
        if (line === 'failures:' || line.startsWith('test result: ')) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: name, at, lines }: Block<string>): readonly Finding[] {
  const excerpt = dedent(lines)
  const frames = readFrames(excerpt)
  const own = ownFrame(frames)
  const parts = name.replace(/ \(line \d{1,7}\)$/, '').split('::')
  return [
    finding({
      kind: 'test',
      message: wordsOf(lines) || `${name} failed`,
      ...placeOf(own),
      test: { suite: parts.length > 1 ? parts.slice(0, -1).join('::') : null, name: parts.at(-1) ?? name, id: name },
      excerpt,
      at,
      frames,
    }),
  ]
}

/** A panic tells its place first and its words in the lines below, up to the backtrace. */
function wordsOf(lines: readonly string[]): string {
  const panic = lines.findIndex((line) => line.includes(' panicked at '))
  const inline = /panicked at '(.{1,2000})', /.exec(lines[panic] ?? '')?.[1]
  if (inline !== undefined) return inline
  const rest = lines.slice(panic + 1)
  const end = rest.findIndex((line) => /^(?:stack backtrace:|note: )/.test(line))
  return (end < 0 ? rest : rest.slice(0, end)).join('\n').trim()
}
