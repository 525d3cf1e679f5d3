import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
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
/** With `--tb=line` all that is told of a failure: `/p/tests/test_x.py:7: assert 1 == 2` */
const short = /^((?:[A-Za-z]:)?[^:\s][^:]{0,1000}\.py):(\d{1,7}): (.*)$/
const conftest = /^ImportError while loading conftest '(.{1,1000})'\.$/
/** `file /p/tests/test_x.py, line 3`, above a fixture that is not there */
const definition = /^file (.{1,1000}\.py), line (\d{1,7})$/m
const conftestLimit = 100
const findingsLimit = 500

interface Short {
  readonly file: string
  readonly line: number | null
  readonly words: string
}

interface Named {
  readonly found: Finding
  readonly name: string
}

/** pytest's ERRORS and FAILURES, completed by its short summary, which alone tells the file of each test. */
export const pytest: LogFormat = {
  name: 'pytest',
  cues: [' ===', '^___', '^FAILED ', '^ERROR ', '^ImportError while loading '],
  open() {
    const found: Named[] = []
    const said: { readonly match: RegExpExecArray; readonly at: number }[] = []
    const shorts: Short[] = []
    const inConftest = openConftest()
    let inside = false
    let isTitled = false
    let written = 0
    const follow = (line: string): void => {
      if (written > 0 || captured.test(line)) written += 1
      if (written <= capturedLimit) blocks.add(line)
    }
    const isUntitled = (): boolean => inside && !isTitled && shorts.length < findingsLimit
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
          isTitled = false
          return inConftest.end()
        }
        const listed = /^(?:FAILED|ERROR) /.test(line) ? summary.exec(line) : null
        if (listed !== null && !inside && said.length < findingsLimit) said.push({ match: listed, at })
        const name = inside && line.startsWith('___') ? title.exec(line)?.[1] : undefined
        if (isUntitled() && name === undefined) shorts.push(...readShort(line))
        if (name !== undefined) {
          ;[written, isTitled] = [0, true]
          blocks.open(name, at)
        } else if (/^-{3,} generated \w{1,10} file: /.test(line)) blocks.close()
        else follow(line)
        return inConftest.line(line, at)
      },
      awake: () => blocks.isCollecting || inConftest.awake() || isUntitled(),
      end() {
        blocks.close()
        return [...inConftest.end(), ...complete(found, said, shorts)]
      },
    }
  },
}

function readShort(line: string): readonly Short[] {
  const [, file, row, words = ''] = short.exec(line) ?? []
  return file === undefined ? [] : [{ file, line: number(row), words }]
}

/** A conftest.py that cannot be loaded ends pytest before it collects anything. */
function openConftest(): { line(line: string, at: number): readonly Finding[]; awake(): boolean; end(): readonly Finding[] } {
  const blocks = openBlocks(({ title: file, at, lines }: Block<string>) => {
    const text = lines.join('\n')
    const frames = readFrames(text)
    return [
      finding({
        kind: 'setup',
        message: headline(text) || 'conftest.py could not be loaded',
        ...placeOf(ownFrame(frames) ?? { file, line: null, column: null }),
        excerpt: dedent(lines),
        at,
        frames: [...frames, { file, line: null, column: null }],
      }),
    ]
  })
  return {
    line(line, at) {
      const file = conftest.exec(line)?.[1]
      if (file !== undefined) return blocks.open(file, at)
      const { current } = blocks
      if (current === null) return []
      if (current.lines.length >= conftestLimit || !/^(?:\s|E |\S{1,1000}\.py:\d{1,7}: )/.test(line)) return blocks.close()
      blocks.add(line)
      return []
    },
    awake: () => blocks.current !== null,
    end: () => blocks.close(),
  }
}

function readBlock({ title: name, at, lines }: Block<string>): Named {
  const excerpt = dedent(lines)
  const collecting = /^ERROR collecting (.*)$/.exec(name)?.[1]
  const phase = /^ERROR at (setup|teardown) of (.*)$/.exec(name)
  const doctest = /^\[doctest\] (.*)$/.exec(name)?.[1]
  const full = collecting ?? phase?.[2] ?? doctest ?? name
  const written = lines.findIndex((line) => captured.test(line))
  const text = (written < 0 ? lines : lines.slice(0, written)).join('\n')
  const frames = readFrames(text)
  const own = ownFrame(frames) ?? definitionIn(text) ?? (collecting === undefined ? null : { file: collecting, line: null, column: null })
  const found = finding({
    kind: collecting === undefined ? 'test' : 'setup',
    message: headline(text) || `${name} failed`,
    ...placeOf(own),
    test:
      doctest !== undefined
        ? { suite: null, name: doctest, id: null }
        : collecting === undefined
          ? splitName(full)
          : { suite: 'pytest', name: moduleName(collecting), id: null },
    excerpt,
    at,
    frames: [...frames, ...(collecting === undefined ? [] : [{ file: collecting, line: null, column: null }])],
  })
  return { found, name: full }
}

function definitionIn(text: string): Frame | null {
  const [, file, row] = definition.exec(text) ?? []
  return file === undefined ? null : { file, line: number(row), column: null }
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
function complete(
  found: readonly Named[],
  said: readonly { readonly match: RegExpExecArray; readonly at: number }[],
  shorts: readonly Short[],
): readonly Finding[] {
  const files = new Map(said.map(({ match }) => [dotted(match[3]) ?? match[2], match[2]]))
  const seen = new Set(found.map(({ name }) => name))
  const blocks = found.map(({ found: one, name }) => {
    const file = files.get(name)
    return file === undefined
      ? one
      : {
          ...one,
          file: one.file ?? file,
          frames: [...one.frames, { file, line: one.file?.endsWith(`/${file}`) === true ? one.line : null, column: null }],
        }
  })
  const rest = said.filter(({ match }) => !seen.has(dotted(match[3]) ?? match[2] ?? ''))
  const left = [...shorts]
  return [...blocks, ...rest.map(({ match, at }) => withLine(fromSummary(match, at), left))]
}

/** The summary tells which test it was, the line above where it failed; it may have been cut to the terminal's width. */
function withLine(one: Finding, left: Short[]): Finding {
  const said = (one.message.split('\n', 1)[0] ?? '').replace(/\.{3}$/, '')
  const index = left.findIndex(
    ({ file, words }) =>
      one.file !== null && (file === one.file || file.endsWith(`/${one.file}`)) && (words.startsWith(said) || said.startsWith(words)),
  )
  const [known] = index < 0 ? [] : left.splice(index, 1)
  return known === undefined ? one : { ...one, line: known.line }
}

function fromSummary([, , file = '', name, message]: RegExpExecArray, at: number): Finding {
  const test = name === undefined ? { suite: 'pytest', name: moduleName(file), id: null } : splitName(dotted(name) ?? name)
  return finding({ kind: name === undefined ? 'setup' : 'test', message: message ?? `${name ?? file} failed`, file, test, at })
}
