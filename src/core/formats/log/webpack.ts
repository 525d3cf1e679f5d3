import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { openBlocks, type Block } from './block.ts'

/** `ERROR in ./src/a.js 3:4-9`, `ERROR in src/a.ts:3:5`, `ERROR in /abs/a.ts(3,5)`, with `[tsl] ` in front of ts-loader's. */
const title =
  /^(?:\[tsl\] )?(ERROR|WARNING) in (?:\[\w{1,30}\] )?(\S{1,1000}?)(?:(?: |:|\()(\d{1,7})[:,](\d{1,7})(?:-(?:\d{1,7}:)?\d{1,7})?\)?)?$/
/** An error of the build as a whole, or of an entry that has only a name. */
const global = /^(ERROR) in ((?:\w{0,60}Error: |Entry module not found|Conflict: |Multiple assets |unable to locate ).{1,2000})$/
const end = /^(?:webpack \d|\d{1,6} (?:errors?|warnings?) ha(?:s|ve) detailed|(?:ERROR|WARNING) in |webpack compiled|asset |Found \d)/
const linesLimit = 60

interface Title {
  readonly severity: 'error' | 'warning'
  readonly place: RegExpExecArray | null
  readonly text: string | null
}

/** webpack and Rspack, with the loaders and plugins that report through them. */
export const webpack: LogFormat = {
  name: 'webpack',
  cues: ['ERROR in ', 'WARNING in '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const place = line.includes(' in ') ? title.exec(line) : null
        const whole = place === null && line.includes(' in ') ? global.exec(line) : null
        const match = place ?? whole
        // Linters inside webpack print in a format of their own, which has its own reader.
        if (match?.[2] === '[eslint]') return blocks.close()
        if (match !== null)
          return blocks.open({ severity: match[1] === 'WARNING' ? 'warning' : 'error', place, text: whole?.[2] ?? null }, at)
        if (end.test(line) || (blocks.current?.lines.length ?? 0) >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: { severity, place, text }, at, lines }: Block<Title>): readonly Finding[] {
  const excerpt = lines.join('\n').trim()
  const words = readWords(lines)
  const isNamed = text !== null || /[/\\.]/.test(place?.[2] ?? '')
  if (!isNamed && !words.startsWith('Module ')) return []
  const typescript = /^(TS\d{1,6}): (.*)/.exec(words)
  const frames = [...readFrames(excerpt), ...readImporter(excerpt)]
  const own = place === null ? null : readPlace(place, words, frames)
  return [
    finding({
      kind: 'build',
      severity,
      message: typescript?.[2] ?? text ?? words,
      ...placeOf(own ?? ownFrame(frames)),
      rule: typescript?.[1] ?? null,
      excerpt,
      at,
      frames,
    }),
  ]
}

/** The title names the module; where in it, it may tell itself, or the words below, or the loader's own error. */
function readPlace([, , module = '', line, column]: RegExpExecArray, words: string, frames: readonly Frame[]): Frame | null {
  if (!/[/\\.]/.test(module) || /^(?:node|https?|data):/.test(module)) return null
  if (line !== undefined) return { file: module, line: number(line), column: Number(column) + 1 }
  const inner = frames.find((frame) => frame.column !== null && frame.file.endsWith(module.replace(/^\.\//, '')))
  if (inner !== undefined) return { ...inner, file: module }
  const within = /\((\d{1,7}):(\d{1,7})\)$/.exec(words.split('\n', 1)[0] ?? '')
  return { file: module, line: number(within?.[1]), column: within === null ? null : Number(within[2]) + 1 }
}

/** Who asked for a module that could not be built. */
function readImporter(excerpt: string): readonly Frame[] {
  const match = /^ @ (\.{0,2}\/?\S{1,1000}) (\d{1,7}):\d{1,7}/m.exec(excerpt)
  return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: null }]
}

/** What went wrong stands first, or below the name of the loader that failed. */
function readWords(lines: readonly string[]): string {
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line !== '')
  const from = /^Module build failed \(from .{1,1000}\):$/.test(filled[0] ?? '') ? 1 : 0
  const rest = filled.slice(from)
  const stop = rest.findIndex(
    (line, index) =>
      index > 0 &&
      /^(?:File was parsed as|You may need an|webpack |Webpack |Did you mean|BREAKING CHANGE|resolve |\s{0,8}at | @ |>? {0,8}\d{1,7} \||\s{0,8}\|)/.test(
        line,
      ),
  )
  return rest
    .slice(0, stop < 0 ? 6 : Math.min(stop, 6))
    .join('\n')
    .trim()
}
