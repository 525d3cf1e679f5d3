import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'

/** `(fail) suite > test [0.44ms]`; where colours are shown, a cross stands for the word. */
const failed = /^(?:\(fail\)|✗) (\S.*?)(?: \[\d{1,9}(?:\.\d{1,6})?m?s\])?$/
const boundary = /^(?:\((?:pass|fail|skip|todo)\) |[✓✗»✎] |(?:::group::)?\S{1,1000}\.[cm]?[jt]sx?:$|bun test v\d|# Unhandled error)/
const ruler = /^-{20,40}$/
const error = /^(?:error|\w{0,60}(?:Error|Exception)): /

/** Bun's test runner, which tells what went wrong above the name of the test. */
export const bunTest: LogFormat = {
  name: 'bun-test',
  cues: ['(fail) ', '✗ ', 'Unhandled error between tests'],
  open() {
    let outside: { readonly at: number; readonly lines: string[] } | null = null
    const close = (): readonly Finding[] => {
      const block = outside
      outside = null
      return block === null ? [] : readOutside(block.lines, block.at)
    }
    return {
      line(line, at, before) {
        if (line === '# Unhandled error between tests') {
          outside = { at, lines: [] }
          return []
        }
        if (outside !== null) {
          if ((ruler.test(line) && outside.lines.length > 0) || outside.lines.length >= 40) return close()
          if (!ruler.test(line)) outside.lines.push(line)
          return []
        }
        const name = failed.exec(line)?.[1]
        return name === undefined ? [] : readTest(name, above(before), at)
      },
      awake: () => outside !== null,
      end: close,
    }
  },
}

function above(before: (back: number) => string | null): readonly string[] {
  const lines: string[] = []
  for (let back = 1; back <= 64; back += 1) {
    const line = before(back)
    if (line === null || boundary.test(line)) break
    lines.unshift(line)
  }
  return lines
}

function readTest(name: string, lines: readonly string[], at: number): readonly Finding[] {
  const message = words(lines)
  const path = name.split(' > ')
  // The stack ends right above the name; without one, this may be the list of failures that is repeated at the end.
  if (message === '' || !/^\s{4,8}at /.test(lines.at(-1) ?? '')) return []
  const frames = readFrames(lines.join('\n'))
  return [
    finding({
      kind: 'test',
      message,
      ...placeOf(ownFrame(frames)),
      test: { suite: path.length > 1 ? path.slice(0, -1).join(' > ') : null, name: path.at(-1) ?? name, id: null },
      excerpt: lines.join('\n').trim(),
      at,
      frames,
    }),
  ]
}

function readOutside(lines: readonly string[], at: number): readonly Finding[] {
  const message = words(lines)
  const importer = / from [']([^'\n]{1,1000})[']/.exec(message)?.[1]
  const frames = [...readFrames(lines.join('\n')), ...(importer === undefined ? [] : [{ file: importer, line: null, column: null }])]
  return message === ''
    ? []
    : [finding({ kind: 'setup', message, ...placeOf(ownFrame(frames)), excerpt: lines.join('\n').trim(), at, frames })]
}

function words(lines: readonly string[]): string {
  const from = lines.findIndex((line) => error.test(line))
  const rest = from < 0 ? [] : lines.slice(from)
  const stack = rest.findIndex((line) => /^\s{4,8}at /.test(line))
  return rest
    .slice(0, stack < 0 ? 10 : stack)
    .join('\n')
    .replace(/^error: /, '')
    .trim()
}
