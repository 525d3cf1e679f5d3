import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const failed = /^ {2}✘ \[fail\]: (.*)$/
const place = /^ {2}(\S[^:]{0,1000}\.[cm]?[jt]sx?):(\d{1,7})$/
const ruler = /^ {2}─$/
const counted = /^ {2}\d{1,6} (?:tests? failed|uncaught exceptions?|tests? passed)/
const namesLimit = 500

interface Title {
  readonly name: string
  readonly file: string
  readonly line: number | null
}

/** AVA: after the list of tests, each failure with its place, the source, and what differs. */
export const ava: LogFormat = {
  name: 'ava',
  cues: ['✘ [fail]: '],
  open() {
    const names: string[] = []
    const blocks = openBlocks(readBlock)
    let candidate: { readonly name: string; readonly at: number } | null = null
    return {
      line(line, at) {
        const test = failed.exec(line)?.[1]
        if (test !== undefined) {
          if (names.length < namesLimit) names.push(test)
          return blocks.close()
        }
        if (names.length === 0) return []
        if (counted.test(line)) {
          names.length = 0
          return blocks.close()
        }
        if (ruler.test(line)) return blocks.close()
        const name = line.startsWith('  ') ? line.slice(2) : ''
        if (name !== '' && names.some((one) => one === name || one.startsWith(`${name} `))) {
          candidate = { name, at }
          return blocks.open({ name, file: '', line: null }, at)
        }
        const match = candidate !== null && at - candidate.at === 2 ? place.exec(line) : null
        if (match !== null && candidate !== null) {
          const { name: title, at: start } = candidate
          candidate = null
          blocks.open({ name: title, file: match[1] ?? '', line: number(match[2]) }, start)
        } else blocks.add(line)
        return []
      },
      awake: () => names.length > 0,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: { name, file, line }, at, lines }: Block<Title>): readonly Finding[] {
  const excerpt = dedent(lines)
  if (excerpt === '') return []
  // AVA's own stack points at the assertion with another mark.
  const frames = [
    ...readFrames(excerpt.replace(/^\s{0,8}› (?:file:\/\/(?!\/))?(?=\S{1,1000}:\d)/gm, 'at ')),
    ...(file === '' ? [] : [{ file, line, column: null }]),
  ]
  const text = excerpt.split('\n').filter((row) => !/^\s{0,4}\d{1,7}:/.test(row))
  const stack = text.findIndex((row) => /^\s{0,8}(?:at |› )/.test(row))
  const words = text.slice(0, stack < 0 ? 25 : Math.min(stack, 25))
  // An error is shown as a value first, and only then in its own words.
  const thrown = words[0]?.startsWith('Error thrown in test') === true ? words.findLast((row) => /^\w{0,60}Error: /.test(row)) : undefined
  return [
    finding({
      kind: 'test',
      message: thrown ?? (words.join('\n').trim() || `${name} failed`),
      ...placeOf(ownFrame(frames)),
      test: { suite: file === '' ? null : file, name, id: null },
      excerpt,
      at,
      frames,
    }),
  ]
}
