import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** `/p/T.swift:12: error: -[Mod.Class testX] : XCTAssert… failed`, on Linux `/p/T.swift:12: error: Class.testX : msg` */
const xctest =
  /^((?:[A-Za-z]:)?[^:]{1,1000}\.(?:swift|m|mm)):(\d{1,7}): error: (?:-\[([\w.]{1,300}) (\w{1,300})\]|([\w.]{1,300})\.(\w{1,300})) : (.*)$/
/** `✘ Test "adds" recorded an issue at T.swift:12:5: msg`, `✘ Test adds() recorded an issue with 1 argument value → 3 at …`; the mark is a private character on macOS */
const swiftTesting =
  /^\S{1,2} {1,2}Test (?:case passing .{1,500}? to )?(?:"(.{1,500})"|([^\s"]{1,500})) recorded an issue(?: with \d{1,4} arguments? .{1,1000}?)? at ([^\s:]{1,500}\.swift):(\d{1,7}):(\d{1,7}): (.*)$/
/** `↳ more` below an issue of Swift Testing */
const comment = /^\S{0,2}\s{0,4}↳ (.*)$/
/** `Mod/F.swift:12: Fatal error: msg` */
const fatal = /^(?:.{0,300} )?([^\s:]{1,1000}\.swift):(\d{1,7}): (?:Fatal|Precondition failed|Assertion failed)(?: error)?:? ?(.*)$/

interface Title {
  readonly style: 'xctest' | 'testing' | 'fatal'
  readonly place: readonly [file: string, line: string | undefined, column: string | undefined]
  readonly suite: string | null
  readonly name: string | null
  readonly message: string
}

/** XCTest and Swift Testing. */
export const swiftTest: LogFormat = {
  name: 'swift-test',
  cues: [': error: -[', ' : XCT', ' : failed', ' : threw', 'recorded an issue', ': Fatal error', ' : Asynchronous wait', '.swift:#'],
  open: () =>
    openBlockReader<Title>({
      opens: (line) => (/\.(?:swift|mm?):/.test(line) ? readTitle(line) : null),
      continues: (line, lines, { style }) =>
        style === 'testing' ? comment.test(line) : style === 'xctest' && lines.length < 12 && /^(?: {2,}\S|[("])/.test(line),
      limit: 20,
      read,
    }),
}

function readTitle(line: string): Title | null {
  const classic = xctest.exec(line)
  if (classic !== null) {
    const [, file = '', row, appleSuite, appleName, suite, name, message = ''] = classic
    return { style: 'xctest', place: [file, row, undefined], suite: appleSuite ?? suite ?? null, name: appleName ?? name ?? null, message }
  }
  const modern = swiftTesting.exec(line)
  if (modern !== null) {
    const [, title, call, file = '', row, column, message = ''] = modern
    return { style: 'testing', place: [file, row, column], suite: null, name: title ?? call ?? null, message }
  }
  return readCrash(line)
}

function readCrash(line: string): Title | null {
  const match = fatal.exec(line)
  if (match === null) return null
  const [, file = '', row, message = ''] = match
  return { style: 'fatal', place: [file, row, undefined], suite: null, name: null, message: message === '' ? 'Fatal error' : message }
}

function read({ title: { style, place, suite, name, message }, at, lines }: Block<Title>): readonly Finding[] {
  const more = lines.map((line) => comment.exec(line)?.[1] ?? line)
  const [file, line, column] = place
  const words = style === 'testing' ? [message, ...more].join('\n') : message
  return [
    finding({
      kind: style === 'fatal' ? 'other' : 'test',
      message: words,
      file,
      line: number(line),
      column: number(column),
      test: name === null ? null : { suite, name, id: null },
      excerpt: [message, ...more].join('\n'),
      at,
    }),
  ]
}
