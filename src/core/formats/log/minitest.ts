import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { openHeadedBlocks, type Block } from './block.ts'

const heading = /^(?: {1,4}\d{1,5}\) )?(?:Failure|Error|Skipped):$/
/** `CartTest#test_total [test/cart_test.rb:6]:`; an error has its place in the stack. */
const title = /^(\S.{0,500}?)#(test_.{1,500}?)(?: \[(.{1,1000}?):(\d{1,7})\])?:?$/
const end = /^(?:\d{1,7} (?:runs|tests), |bin\/rails test |rails test |(?:rake|bin\/rake) aborted!|[.FESNR]{1,300}$)/

/** Minitest and test runners that print as it does, Rails among them. */
export const minitest: LogFormat = {
  name: 'minitest',
  cues: ['Failure:', 'Error:'],
  open() {
    return openHeadedBlocks(readBlock, {
      heading,
      end,
      title: (line, before) => (before(1)?.endsWith('Skipped:') === true ? null : title.exec(line)),
    })
  },
}

function readBlock({ title: [, suite = '', name = '', file, line], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const gap = lines.findIndex((text) => text.trim() === '')
  const excerpt = lines
    .slice(0, gap < 0 ? undefined : gap + 12)
    .join('\n')
    .trimEnd()
  const stack = lines.findIndex((text) => /^ {4}\S.{0,1000}:\d{1,7}(?::in |$)/.test(text))
  const words = stack >= 0 ? lines.slice(0, stack) : excerpt.split('\n')
  const frames = [...(file === undefined ? [] : [{ file, line: number(line), column: null }]), ...readFrames(excerpt)]
  return [
    finding({
      kind: 'test',
      message: words.slice(0, 25).join('\n').trim() || `${name} failed`,
      ...placeOf(ownFrame(frames)),
      test: { suite, name, id: null },
      excerpt,
      at,
      frames,
    }),
  ]
}
