import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { openBlocks, type Block } from './block.ts'

const section = /^={3,} (.{1,300}?) ={3,}$/
const title = /^_{3,} (.{1,1000}?) _{3,}$/
const summary = /^(FAILED|ERROR) ([^\s:]{1,1000}\.py)(?:::(.{1,2000}?))?(?: - (.*))?$/
/** What a test wrote stands below its failure, and may look like one. */
const captured = /^-{3,} Captured .{1,200} -{3,}$/
/** So few lines of it are kept that they never push the failure out of its block. */
const capturedLimit = 100
const findingsLimit = 500

interface Named {
  readonly found: Finding
  readonly name: string
}

/** pytest's ERRORS and FAILURES, completed by its short summary, which alone tells the file of each test. */
export const pytest: LogFormat = {
  name: 'pytest',
  cues: [' ===', '^___', '^FAILED ', '^ERROR '],
  open() {
    const found: Named[] = []
    const said: { readonly match: RegExpExecArray; readonly at: number }[] = []
    let inside = false
    let written = 0
    const follow = (line: string): void => {
      if (written > 0 || captured.test(line)) written += 1
      if (written <= capturedLimit) blocks.add(line)
    }
    const blocks = openBlocks((block: Block<string>) => {
      if (found.length < findingsLimit) found.push(readBlock(block))
      return []
    })
    return {
      line(line, at) {
        const next = line.startsWith('===') ? section.exec(line) : null
        if (next !== null) {
          blocks.close()
          inside = next[1] === 'ERRORS' || next[1] === 'FAILURES'
          return []
        }
        const short = /^(?:FAILED|ERROR) /.test(line) ? summary.exec(line) : null
        if (short !== null && !inside && said.length < findingsLimit) said.push({ match: short, at })
        const name = inside && line.startsWith('___') ? title.exec(line)?.[1] : undefined
        if (name !== undefined) {
          written = 0
          blocks.open(name, at)
        } else if (/^-{3,} generated \w{1,10} file: /.test(line)) blocks.close()
        else follow(line)
        return []
      },
      awake: () => blocks.isCollecting,
      end() {
        blocks.close()
        return complete(found, said)
      },
    }
  },
}

function readBlock({ title: name, at, lines }: Block<string>): Named {
  const excerpt = dedent(lines)
  const collecting = /^ERROR collecting (.*)$/.exec(name)?.[1]
  const phase = /^ERROR at (setup|teardown) of (.*)$/.exec(name)
  const full = collecting ?? phase?.[2] ?? name
  const written = lines.findIndex((line) => captured.test(line))
  const text = (written < 0 ? lines : lines.slice(0, written)).join('\n')
  const frames = readFrames(text)
  const own = ownFrame(frames) ?? (collecting === undefined ? null : { file: collecting, line: null, column: null })
  const found = finding({
    kind: collecting === undefined ? 'test' : 'setup',
    message: headline(text) || `${name} failed`,
    ...placeOf(own),
    test: collecting === undefined ? splitName(full) : { suite: 'pytest', name: moduleName(collecting), id: null },
    excerpt,
    at,
    frames: [...frames, ...(collecting === undefined ? [] : [{ file: collecting, line: null, column: null }])],
  })
  return { found, name: full }
}

/** `TestCalc.test_x[a.b]` is the test `test_x[a.b]` of the suite `TestCalc`. */
function splitName(full: string): { readonly suite: string | null; readonly name: string; readonly id: null } {
  const bracket = full.indexOf('[')
  const dot = full.lastIndexOf('.', bracket < 0 ? undefined : bracket)
  return { suite: dot > 0 ? full.slice(0, dot) : null, name: full.slice(dot + 1), id: null }
}

/** Classes and tests are joined by `::` in the summary and by a dot elsewhere; a parameter keeps what it has. */
function dotted(name: string | undefined): string | undefined {
  const bracket = name?.indexOf('[') ?? -1
  return bracket < 0 ? name?.replaceAll('::', '.') : `${name?.slice(0, bracket).replaceAll('::', '.')}${name?.slice(bracket)}`
}

/** The report calls a module by its dotted name. */
function moduleName(file: string): string {
  return file.replace(/\.py$/, '').replaceAll('/', '.')
}

/** Gives blocks their file, and makes findings of tests that have a line in the summary only. */
function complete(found: readonly Named[], said: readonly { readonly match: RegExpExecArray; readonly at: number }[]): readonly Finding[] {
  const files = new Map(said.map(({ match }) => [dotted(match[3]) ?? match[2], match[2]]))
  const seen = new Set(found.map(({ name }) => name))
  const blocks = found.map(({ found: one, name }) => {
    const file = files.get(name)
    return file === undefined ? one : { ...one, file: one.file ?? file, frames: [...one.frames, { file, line: null, column: null }] }
  })
  const rest = said.filter(({ match }) => !seen.has(dotted(match[3]) ?? match[2] ?? ''))
  return [...blocks, ...rest.map(({ match, at }) => fromSummary(match, at))]
}

function fromSummary([, , file = '', name, message]: RegExpExecArray, at: number): Finding {
  const test = name === undefined ? { suite: 'pytest', name: moduleName(file), id: null } : splitName(dotted(name) ?? name)
  return finding({ kind: name === undefined ? 'setup' : 'test', message: message ?? `${name ?? file} failed`, file, test, at })
}
