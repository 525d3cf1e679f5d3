import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

/** ` FAIL  file > suite > name`, ` FAIL  file [ file ]`, with the names of a project and a browser in front: `|name| `, or ` name  ` as what is left of a coloured badge. */
const title = /^ ?FAIL {2}(?:\|[^|]{1,100}\| )?(?: (?! )(?:(?! {2})[^>[\]]){1,100} {2}){0,2}(\S.*?)(?: > (.*)|( \[ .* \]))$/

/** `⎯⎯⎯⎯ Uncaught Exception ⎯⎯⎯⎯`: what fails the run although every test may have passed. */
const unhandled = /^⎯{3,} (Un(?:handled|caught) (?!Errors )\w{1,40}(?: \w{1,40})?) ⎯{3,}$/
/** As the report calls what it tells of these. */
const unhandledSuite = 'vitest unhandled errors'
const titlesLimit = 1_000

type Title = Pick<Block<RegExpExecArray>, 'title' | 'at'>

/** Vitest's list of failures at the end of a run. */
export const vitest: LogFormat = {
  name: 'vitest',
  cues: ['FAIL  ', '⎯ Unhandled ', '⎯ Uncaught '],
  open() {
    // Tests that failed with the same error are titled one below the other, with one text for all.
    let titles: Title[] = []
    const blocks = openBlocks((block: Block<RegExpExecArray>) => {
      const all = titles
      titles = []
      return [{ title: block.title, at: block.at }, ...all].flatMap((one) => readBlock({ ...one, lines: block.lines }))
    })
    return {
      line(line, at) {
        const beside = line.startsWith('⎯') ? unhandled.exec(line) : null
        if (beside !== null) return blocks.open(beside, at)
        const match = line.includes('FAIL') ? title.exec(line) : null
        if (match !== null) {
          const current = blocks.current
          if (current === null || current.lines.some((text) => text.trim() !== '')) return blocks.open(match, at)
          // A test that failed in every attempt is titled once per attempt.
          if (titles.length < titlesLimit && ![current, ...titles].some((one) => one.title[0] === match[0]))
            titles.push({ title: match, at })
          return []
        }
        if (/^⎯{5}/.test(line) || line.startsWith('::') || /^ {2}Snapshots |^ Test Files /.test(line)) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.isCollecting,
      end: () => blocks.close(),
    }
  },
}

function readBlock(block: Block<RegExpExecArray>): readonly Finding[] {
  return block.title[0].startsWith('⎯') ? readUnhandled(block) : readTest(block)
}

function readUnhandled({ title: [, type = ''], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const excerpt = dedent(lines)
  const frames = readFrames(excerpt)
  const message = headline(excerpt) || type
  const name = `${type}: ${(message.split('\n', 1)[0] ?? '').replace(/^\w{0,100}Error: /, '')}`
  return [
    finding({ kind: 'test', message, ...placeOf(ownFrame(frames)), test: { suite: unhandledSuite, name, id: null }, excerpt, at, frames }),
  ]
}

function readTest({ title: [, file = '', name], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const excerpt = dedent(lines)
  const frames = readFrames(excerpt)
  const own = ownFrame(frames) ?? { file, line: null, column: null }
  return [
    finding({
      kind: name === undefined ? 'setup' : 'test',
      message: headline(excerpt) || `${name ?? file} failed`,
      ...placeOf(own),
      test: { suite: file, name: name ?? file, id: null },
      excerpt,
      at,
      frames: [...frames, { file, line: null, column: null }],
    }),
  ]
}
