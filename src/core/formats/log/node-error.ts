import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { isLibrary, ownFrame, readFrames } from '../frames.ts'

const ending = /^Node\.js v\d{1,3}\.\d{1,3}\.\d{1,3}/
const thrownAt = /^((?:file:\/\/|[A-Za-z]:)?[^\s:][^:]{0,1000}|node:[\w/.-]{1,300}):(\d{1,7})$/
const title = /^(?:Uncaught )?([A-Z]\w{0,100}|\[?[A-Z]\w{0,100}(?:Error|Exception))(?: \[(\w{1,100})\])?(?:: .*|$)/
/** Where an import or a `require` stood that found nothing. */
const importer = /imported from ((?:file:\/\/|[A-Za-z]:)?[^\s:][^:]{0,1000}?)\s{0,4}$|^- (\S.{0,1000})$/m

/** Node's last words: where it was thrown, the source, the error with its stack, and the version at the end. */
export const nodeError: LogFormat = {
  name: 'node-error',
  cues: ['Node.js v#'],
  open: () => ({
    line(line, at, before) {
      if (!ending.test(line) || before(1) !== '') return []
      const above: string[] = []
      for (let back = 1; back <= 64; back += 1) {
        const text = before(back)
        if (text === null || ending.test(text)) break
        above.unshift(text)
        if (thrownAt.test(text) && above.slice(1, 6).some((one) => /^\s{0,4000}\^{1,1000}$/.test(one))) break
      }
      const found = readDeath(above, at - above.length)
      return found === null ? [] : [found]
    },
    end: () => [],
  }),
}

function readDeath(lines: readonly string[], start: number): Finding | null {
  const caret = thrownAt.test(lines[0] ?? '') ? lines.findIndex((line) => /^\s{0,4000}\^{1,1000}$/.test(line)) : -1
  const from = lines.findIndex((line, index) => index > caret && title.test(line))
  if (from < 0) return null
  const [, name, code] = title.exec(lines[from] ?? '') ?? []
  const rest = lines.slice(from)
  const stack = rest.findIndex((line) => line.startsWith('    at '))
  if (caret < 0 && stack < 0) return null
  const words = rest.slice(0, stack < 0 ? 6 : stack)
  const required = words.findIndex((line) => line.startsWith('Require stack:'))
  const thrown = thrownFrame(lines, caret)
  const stacked = readFrames(rest.join('\n'))
  const frames = name === 'SyntaxError' ? [...thrown, ...stacked] : [...stacked, ...thrown, ...importers(words)]
  return finding({
    kind: kindOf(name, rest.join('\n')),
    message: words.slice(0, required < 0 ? undefined : required).join('\n'),
    ...placeOf(ownFrame(frames)),
    rule: code ?? null,
    excerpt: lines.join('\n'),
    at: start + from,
    frames,
  })
}

function kindOf(name: string | undefined, text: string): Finding['kind'] {
  if (name === 'SyntaxError') return 'build'
  return /MODULE_NOT_FOUND|Cannot find (?:module|package)/.test(text) ? 'setup' : 'other'
}

/** The place above the source, unless it is Node's own code. */
function thrownFrame(lines: readonly string[], caret: number): readonly Frame[] {
  const place = thrownAt.exec(lines[0] ?? '')
  if (place === null || isLibrary(place[1] ?? '')) return []
  return [{ file: place[1] ?? '', line: number(place[2]), column: caret < 0 ? null : (lines[caret] ?? '').indexOf('^') + 1 }]
}

function importers(words: readonly string[]): readonly Frame[] {
  const match = importer.exec(words.join('\n'))
  return match === null ? [] : [{ file: match[1] ?? match[2] ?? '', line: null, column: null }]
}
