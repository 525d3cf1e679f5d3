import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'
import { readTrace } from './jvm-trace.ts'

/** sbt's mark in front of each line of a test's report; Maven prints it without. */
const mark = /^\[(?:info|error)\] ?/
/** ScalaTest: `- adds *** FAILED ***`, with its duration on request */
const scalaTestTitle = /^(\s{0,60})- (\S.{0,1000}?) \*\*\* FAILED \*\*\*(?: \([^)]{1,60}\))?$/
/** ScalaTest, a suite that could not be run: `CalcSpec *** ABORTED ***` */
const aborted = /^(\s{0,20})([\w.$]{1,300}) \*\*\* ABORTED \*\*\*(?: \([^)]{1,60}\))?$/
/** MUnit: `==> X acme.CalcSuite.adds two numbers  0.02s munit.ComparisonFailException: /p/CalcSuite.scala:12`; `s` stands before what it says */
const munit = /^==> X ((?:[a-z_]\w{0,100}\.){0,30}[A-Z][\w$]{0,200})\.(\S.{0,1000}?) {1,2}\d{1,6}\.\d{1,6}s ?(.*)$/
/** specs2: `[error]   x adds`, an exception `[error]   ! adds` */
const specs2 = /^\[error\] {1,40}[x!] (\S.{0,1000}?)(?: \(\d{1,6} (?:ms|milliseconds?|seconds?)\))?$/
/** JUnit below sbt: `[error] Test acme.CalcTest.adds failed: java.lang.AssertionError: msg, took 0.01 sec` */
const junit = /^\[error\] Test ((?:\w{1,100}\.){0,30}[A-Z][\w$]{0,200})\.(\w\S{0,300}) failed: (.*?)(?:, took \d[\d.]{0,12} s(?:ec)?)?$/
const suiteTitle = /^([\w.$]{1,300}):$/
const specTitle = /^\[info\] ((?:\w{1,100}\.){0,30}[A-Z][\w$]{0,200})$/
/** `(CalcSpec.scala:12)` behind the words, `/p/CalcSuite.scala:12` in front of them */
const place = /\(([\w$-]{1,200}\.(?:scala|sc|java)):(\d{1,7})\)/
const path = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:scala|sc)):(\d{1,7}) ?(.*)$/
const summary = /^\[error\] (Failed tests|Error during tests):$/
/** A frame is set in no further than the exception above it. */
const frame = /^at (\S{1,1000}\()/
const sourceLine = /^\d{1,7}:/

interface Title {
  readonly style: 'scalatest' | 'munit' | 'specs2' | 'junit' | 'summary'
  readonly indent: number
  readonly suite: string | null
  readonly name: string
  readonly words: string
}

type Before = (back: number) => string | null

/** Failing tests of ScalaTest, MUnit, specs2 and JUnit below sbt, the former also alone. */
export const scalaTest: LogFormat = {
  name: 'scala-test',
  cues: [
    '*** FAILED ***',
    '*** ABORTED ***',
    '==> X ',
    '[error] x ',
    '[error] ! ',
    '[error]  ',
    '[error] Test ',
    '[error] Failed tests:',
    '[error] Error during tests:',
  ],
  open: () =>
    openBlockReader<Title>({
      vague: /^(?:Failed tests|Error during tests):/,
      opens: (line, _number, before) => readTitle(line, before),
      continues,
      limit: 60,
      read,
    }),
}

function readTitle(line: string, before: Before): Title | null {
  const bare = line.replace(mark, '')
  return readScalaTest(bare, bare !== line, before) ?? readMunit(bare) ?? (line.startsWith('[error] ') ? readError(line, before) : null)
}

function readScalaTest(bare: string, isMarked: boolean, before: Before): Title | null {
  if (!bare.includes(' *** ')) return null
  const match = scalaTestTitle.exec(bare)
  if (match !== null) {
    const [, blanks = '', name = ''] = match
    return { style: 'scalatest', indent: blanks.length, ...nameAbove(name, blanks.length, isMarked, before), words: '' }
  }
  const stopped = aborted.exec(bare)
  return stopped === null ? null : { style: 'scalatest', indent: stopped[1]?.length ?? 0, suite: null, name: stopped[2] ?? '', words: '' }
}

function readMunit(bare: string): Title | null {
  const match = bare.startsWith('==> X ') ? munit.exec(bare) : null
  return match === null ? null : { style: 'munit', indent: 0, suite: match[1] ?? null, name: match[2] ?? '', words: match[3] ?? '' }
}

function readError(line: string, before: Before): Title | null {
  const spec = specs2.exec(line)
  if (spec !== null)
    return { style: 'specs2', indent: line.search(/[x!] /) - '[error] '.length, suite: specAbove(before), name: spec[1] ?? '', words: '' }
  const old = junit.exec(line)
  if (old !== null) return { style: 'junit', indent: 0, suite: old[1] ?? null, name: old[2] ?? '', words: old[3] ?? '' }
  const list = summary.exec(line)
  return list === null ? null : { style: 'summary', indent: 0, suite: null, name: '', words: `${list[1] ?? ''}:` }
}

/** A test's whole name begins with the scopes that it stands in, each set in less than the next; the suite has a colon. */
function nameAbove(
  name: string,
  indent: number,
  isMarked: boolean,
  before: Before,
): { readonly suite: string | null; readonly name: string } {
  const names = [name]
  let level = indent
  for (let back = 1; back <= 64; back += 1) {
    const above = before(back)
    if (above === null) break
    // What the tests themselves print has no mark.
    if (mark.test(above) !== isMarked) continue
    const line = above.replace(mark, '')
    const suite = suiteTitle.exec(line)?.[1]
    if (suite !== undefined) return { suite, name: names.join(' ') }
    const depth = line.search(/\S/)
    if (depth < 0 || depth > level || line.startsWith('- ', depth) || line.startsWith('+ ', depth)) continue
    names.unshift(line.trim())
    level = depth - 1
  }
  return { suite: null, name }
}

/** specs2 names the specification once, above its examples. */
function specAbove(before: Before): string | null {
  for (let back = 1; back <= 64; back += 1) {
    const line = before(back)
    if (line === null) return null
    const name = specTitle.exec(line)?.[1]
    if (name !== undefined) return name
  }
  return null
}

function continues(line: string, lines: readonly string[], { style, indent }: Title): boolean {
  if (style === 'summary') return /^\[error\] \s{0,20}\t/.test(line)
  const bare = line.replace(mark, '')
  if (style === 'munit') return bare !== '' && !/^(?:==> |\s{0,8}\+ |Test run |\[\w)/.test(bare) && !/^[\w.$]{1,300}:(?: \d.*)?$/.test(bare)
  const depth = bare.search(/\S/)
  if (style === 'specs2') return line.startsWith('[error]') && depth > indent
  return depth > indent || (depth < 0 && lines.length > 0)
}

function read({ title: { style, suite, name, words }, at, lines }: Block<Title>): readonly Finding[] {
  const text = dedent(lines.map((line) => line.replace(mark, '')))
  if (style === 'summary')
    return [finding({ kind: 'test', message: [words, ...text.split('\n').map((line) => line.trim())].join('\n'), at })]
  const [, munitFile = null, munitLine, munitWords] = path.exec(words.replace(/^[\w.$]{1,300}: /, '')) ?? []
  const { message, frames } = readTrace(text.split('\n').map((line) => line.replace(frame, ' at $1')))
  const said = [munitWords ?? words, ...message.split('\n').filter((line) => style !== 'munit' || !sourceLine.test(line))].join('\n').trim()
  const own = place.exec(message)
  // A line of source code below a compiler's error may begin alike.
  if (style === 'specs2' && own === null) return []
  const folder =
    suite === null
      ? ''
      : suite
          .split('.')
          .slice(0, -1)
          .map((part) => `${part}/`)
          .join('')
  const spot =
    munitFile !== null
      ? { file: munitFile, line: number(munitLine) }
      : own === null
        ? placeOf(ownFrame(frames))
        : { file: `${folder}${own[1] ?? ''}`, line: number(own[2]) }
  return [
    finding({
      kind: 'test',
      message: said || `${name} failed`,
      ...spot,
      test: { suite, name, id: null },
      excerpt: [words, text].join('\n').trim(),
      at,
      frames,
    }),
  ]
}
