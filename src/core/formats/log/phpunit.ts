import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { openBlocks, type Block } from './block.ts'

const section =
  /^(?:There (?:was|were) \d{1,6} |\d{1,6} tests? triggered \d{1,6} )(?:PHPUnit )?(?:test runner )?([a-z]{1,20})(?: tests?)?:$/
const failures = new Set(['failure', 'failures', 'error', 'errors'])
/** Neither of these fails a run unless it is configured to. */
const doubts = new Set(['warning', 'warnings', 'risky'])
const item = /^\d{1,5}\) (\S.*)$/
const end = /^(?:ERRORS!|FAILURES!|WARNINGS!|OK\b|Tests: \d|No tests executed!|Generating code coverage)/
/** What a data provider gave is told behind its name, as long as it is. */
const dataSet = /^(.{1,1000}? with data set (?:#\d{1,6}|"[^"]{0,500}"))(?: \(.*\))?$|^(.{1,1000}?[#@]\S.{0,300}?) with data \(.*\)$/

interface Title {
  readonly name: string
  readonly isDoubt: boolean
}

/** PHPUnit's lists of failures, errors, warnings and risky tests. */
export const phpunit: LogFormat = {
  name: 'phpunit',
  cues: ['There was 1 ', 'There were ', ' triggered '],
  open() {
    const blocks = openBlocks(readBlock)
    let list: 'failures' | 'doubts' | 'others' | null = null
    return {
      line(line, at) {
        const kind = section.exec(line)?.[1]
        if (kind !== undefined) {
          list = failures.has(kind) ? 'failures' : doubts.has(kind) ? 'doubts' : 'others'
          return blocks.close()
        }
        if (list === null) return []
        if (end.test(line)) {
          list = null
          return blocks.close()
        }
        const name = item.exec(line)?.[1]
        if (line === '--' || (name !== undefined && list === 'others')) return blocks.close()
        if (name !== undefined) return blocks.open({ name, isDoubt: list === 'doubts' }, at)
        blocks.add(line)
        return []
      },
      awake: () => list !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: { name, isDoubt }, at, lines }: Block<Title>): readonly Finding[] {
  const excerpt = lines.join('\n').trim()
  const severity = isDoubt ? 'warning' : 'error'
  // What a test triggered is listed by its place, and the tests follow.
  const place = /^((?:[A-Za-z]:)?[^:]{1,1000}\.(?:php|phpt|inc)):(\d{1,7})$/.exec(name)
  if (place !== null)
    return [finding({ kind: 'test', severity, message: lines[0] ?? name, ...placeOf(readFrames(name)[0] ?? null), excerpt, at })]
  const split = name.indexOf('::')
  const frames = [
    ...readFrames(excerpt),
    ...(split < 0 ? [] : [{ file: `${name.slice(0, split).replaceAll('\\', '/')}.php`, line: null, column: null }]),
  ]
  const method = split < 0 ? name : name.slice(split + 2)
  const shown = dataSet.exec(method.slice(0, 4_000))
  return [
    finding({
      kind: 'test',
      severity,
      message: headline(excerpt) || `${name} failed`,
      ...placeOf(ownFrame(frames)),
      test: { suite: split < 0 ? null : name.slice(0, split), name: shown?.[1] ?? shown?.[2] ?? method, id: null },
      excerpt,
      at,
      frames,
    }),
  ]
}
