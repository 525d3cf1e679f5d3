import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const item = /^ {2}\d{1,5}\) (.{1,2000})$/
/** Tells the file and line of every failed example. */
const summary = /^rspec (\S[^#]{0,1000}?)(?:\[[\d:,]{1,60}\]|:(\d{1,7}))? # (.*)$/
const outside = /^An error occurred (?:while loading ([^\s]{1,1000}\.rb)\b|in an? `|outside of examples|while )/
const end = /^(?:Finished in |Failed examples:|Top \d{1,5} slowest |Randomized with seed |Coverage report |\d{1,7} examples?, )/
const findingsLimit = 500

interface Named {
  readonly found: Finding
  readonly name: string | null
}

/** RSpec's `Failures:`, errors outside of examples, and the summary that tells where each example stands. */
export const rspec: LogFormat = {
  name: 'rspec',
  cues: ['^Failures:', 'An error occurred ', 'rspec ./', 'rspec /', "rspec '"],
  open() {
    const found: Named[] = []
    const places = new Map<string, { readonly frame: Frame; readonly at: number }>()
    const blocks = openBlocks((block: Block<RegExpExecArray>) => {
      if (found.length < findingsLimit) found.push(readBlock(block))
      return []
    })
    let inside = false
    return {
      line(line, at) {
        const next = inside ? item.exec(line) : outside.exec(line)
        const error = next ?? (inside ? outside.exec(line) : null)
        if (error !== null) return blocks.open(error, at)
        const place = line.startsWith('rspec ') ? summary.exec(line) : null
        if (place !== null && places.size < findingsLimit)
          places.set((place[3] ?? '').trim(), { frame: { file: place[1] ?? '', line: number(place[2]), column: null }, at })
        if (line === 'Failures:') inside = true
        else if (end.test(line)) {
          inside = false
          return blocks.close()
        } else blocks.add(line)
        return []
      },
      awake: () => inside || blocks.current !== null,
      end() {
        blocks.close()
        const seen = new Set(found.map(({ name }) => name))
        const rest = [...places].filter(([name]) => !seen.has(name)).map(([name, { frame, at }]) => fromSummary(name, frame, at))
        return [...found.map(({ found: one, name }) => complete(one, name === null ? undefined : places.get(name)?.frame)), ...rest]
      },
    }
  },
}

function readBlock({ title, at, lines }: Block<RegExpExecArray>): Named {
  const isExample = title[0].startsWith('  ')
  const name = isExample ? (title[1] ?? '').trim() : null
  const excerpt = dedent(lines)
  const said = messageOf(excerpt.split('\n'))
  const frames = [
    ...syntaxFrame(said),
    ...readFrames(excerpt),
    ...(isExample || title[1] === undefined ? [] : [{ file: title[1], line: null, column: null }]),
  ]
  const found = finding({
    kind: isExample ? 'test' : 'setup',
    message: said || (name === null ? title[0] : `${name} failed`),
    ...placeOf(ownFrame(frames)),
    test: name === null ? null : { suite: null, name, id: null },
    excerpt: isExample ? excerpt : `${title[0]}\n${excerpt}`,
    at,
    frames,
  })
  return { found, name }
}

/** Behind `Failure/Error:` stands the source, of one line or set in below, then what went wrong, then the stack. */
function messageOf(lines: readonly string[]): string {
  const from = lines.findIndex((line) => line.includes('Failure/Error:'))
  const isLong = from >= 0 && (lines[from] ?? '').trimEnd().endsWith('Failure/Error:')
  const gap = isLong ? lines.findIndex((line, index) => index > from && line.trim() === '') : -1
  const rest = lines.slice((gap > 0 ? gap : from) + 1)
  const stack = rest.findIndex((line) => /^\s{0,12}(?:# |\d{1,3}\.\d{1,3}\) |Shared Example Group: )/.test(line))
  const words = dedent(rest.slice(0, stack < 0 ? undefined : stack)).split('\n')
  const [name = '', ...more] = words
  return (/^[A-Z][\w:]{0,200}:$/.test(name.trim()) ? [`${name.trim()} ${more[0]?.trim() ?? ''}`, ...more.slice(1)] : words)
    .slice(0, 25)
    .join('\n')
    .trim()
}

/** Ruby names the place of a syntax error in its message only. */
function syntaxFrame(message: string): readonly Frame[] {
  const match = /^\s{0,8}(?:SyntaxError: )?((?:[A-Za-z]:)?[^:\s]{1,1000}\.rb):(\d{1,7}): syntax error/m.exec(message.slice(0, 4_000))
  return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: null }]
}

function complete(found: Finding, frame: Frame | undefined): Finding {
  if (frame === undefined) return found
  return { ...found, ...(found.file === null ? placeOf(frame) : {}), frames: [...found.frames, frame] }
}

function fromSummary(name: string, frame: Frame, at: number): Finding {
  return finding({ kind: 'test', message: `${name} failed`, ...placeOf(frame), test: { suite: null, name, id: null }, at })
}
