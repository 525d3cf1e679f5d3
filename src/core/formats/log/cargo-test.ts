import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const title = /^---- (\S.{0,1000}) stdout ----$/
const compilerTitle = /^error(?:\[(\w{1,60})\])?: (.*)$/
const arrow = /^\s{1,8}--> ((?:[A-Za-z]:)?[^:]{1,1000}):(\d{1,7}):(\d{1,7})$/
/** `note: test did not panic as expected at src/lib.rs:30:8` */
const calm = /^note: test did not panic as expected at ((?:[A-Za-z]:)?[^:]{1,1000}\.rs):(\d{1,7}):(\d{1,7})$/

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
  const where = lines.map((line) => calm.exec(line)).find((match) => match !== null)
  const frames = [
    ...(where === undefined ? [] : [{ file: where[1] ?? '', line: number(where[2]), column: number(where[3]) }]),
    ...readFrames(excerpt),
  ]
  const own = ownFrame(frames)
  const parts = name.replace(/ \(line \d{1,7}\)$/, '').split('::')
  return [
    finding({
      kind: 'test',
      message: (where === undefined ? wordsOf(lines) : 'The test did not panic as expected') || `${name} failed`,
      ...placeOf(own),
      ...compileError(lines),
      test: { suite: parts.length > 1 ? parts.slice(0, -1).join('::') : null, name: parts.at(-1) ?? name, id: name },
      excerpt,
      at,
      frames,
    }),
  ]
}

/** A doctest that does not compile shows the compiler's error, which its reader tells of, too: as one they are one failure. */
function compileError(lines: readonly string[]): Pick<Finding, 'message' | 'rule' | 'file' | 'line' | 'column'> | null {
  if (!lines.includes("Couldn't compile the test.")) return null
  const from = lines.findIndex((line) => compilerTitle.test(line))
  const [, rule = null, message = ''] = compilerTitle.exec(lines[from] ?? '') ?? []
  const place =
    from < 0
      ? undefined
      : lines
          .slice(from + 1, from + 5)
          .map((line) => arrow.exec(line))
          .find((match) => match !== null)
  return place === undefined ? null : { message, rule, file: place[1] ?? null, line: number(place[2]), column: number(place[3]) }
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
