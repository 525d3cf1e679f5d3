import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'
import { isStackLine, readTrace } from './jvm-trace.ts'

/** `[ERROR] com.acme.FooTest.bar -- Time elapsed: 0.01 s <<< FAILURE!`, before 3.0 `bar(com.acme.FooTest)  Time elapsed: 0.01 s  <<< ERROR!` */
const failed = /^(?:\[ERROR\]\s{1,4})?(\S.{0,1000}?)\s{1,3}(?:-- )?Time elapsed: [\d.,]{1,20} (?:s|sec|ms)\s{1,3}<<< (?:FAILURE|ERROR)!/
/** `[ERROR]   FooTest.bar:42->helper:50 expected:<1> but was:<2>`, `[ERROR]   FooTest.bar:42 » NullPointer msg` */
const summary =
  /^\[ERROR\] {2,4}(?:Run \d{1,4}: )?([A-Za-z_$][\w$.]{0,400}(?:>[\w$.]{1,400})?)\.([\w$]{1,200}(?:[({[][^ ]{0,300})?):(\d{1,7})((?:->[\w$.>]{1,300}:\d{1,7}){0,20})(?: (.*))?$/
/** `[ERROR]   Run 1: FooTest.bar:42 …`, then `[INFO]   Run 2: PASS`, below `[WARNING] Flakes:` */
const attempt = /^\[(?:ERROR|WARNING|INFO)\] {2,4}Run \d{1,4}: (.*)$/
const findingsLimit = 1_000
const marker = /^(?:\[(?:INFO|ERROR|WARNING)\]|Tests run:|Running |Results ?:)/

interface Title {
  readonly suite: string | null
  readonly name: string
  /** Words and place of a line of the summary, which has no stack. */
  readonly short: { readonly file: string; readonly line: string; readonly words: string } | null
}

/** Failing tests of Maven's Surefire and Failsafe. */
export const surefire: LogFormat = {
  name: 'surefire',
  cues: ['<<< FAILURE!', '<<< ERROR!', '[ERROR]   ', '[WARNING]   Run #', '#: PASS'],
  open() {
    // Only the end tells whether a test passed when it was run again.
    const found: { readonly key: string; readonly one: Finding }[] = []
    const told = new Set<string>()
    const passed = new Set<string>()
    let tried: string | null = null
    const reader = openBlockReader<Title>({
      opens(line) {
        const match = line.includes('<<< ') ? failed.exec(line) : null
        if (match !== null) return line.includes('Tests run:') ? null : titleOf(match[1] ?? '')
        return line.startsWith('[ERROR]  ') ? ofSummary(line) : null
      },
      continues(line, lines, { short }) {
        if (marker.test(line)) return false
        return short !== null ? !/^\s*$/.test(line) : line.trim() !== '' || !lines.some(isStackLine)
      },
      read(block) {
        const key = keyOf(block.title)
        if ((block.title.short !== null && told.has(key)) || found.length >= findingsLimit) return []
        told.add(key)
        found.push(...read(block).map((one) => ({ key, one })))
        return []
      },
    })
    return {
      line(line, at, before) {
        const run = line.includes('Run ') ? attempt.exec(line)?.[1] : undefined
        if (run === 'PASS' && tried !== null) passed.add(tried)
        else if (run !== undefined) tried = keyOf(ofSummary(`[ERROR]   ${run}`) ?? { suite: null, name: run })
        return reader.line(line, at, before)
      },
      awake: () => reader.awake?.() ?? false,
      end() {
        reader.end()
        return found.map(({ key, one }) => (passed.has(key) ? { ...one, severity: 'warning', flaky: true } : one))
      },
    }
  },
}

function keyOf({ suite, name }: Pick<Title, 'suite' | 'name'>): string {
  return `${suite?.split(/[.$]/).at(-1) ?? ''}.${name}`
}

function titleOf(text: string): Title {
  const old = /^([^.]{1,500})\(([\w.$]{1,500})\)$/.exec(text)
  if (old !== null) return { suite: old[2] ?? null, name: old[1] ?? text, short: null }
  const plain = /^[\w.$]{1,800}/.exec(text)?.[0] ?? ''
  const dot = plain.lastIndexOf('.')
  // A class of its own could not be set up: the last part is the class's name.
  if (dot < 0 || /^[A-Z]/.test(plain.slice(dot + 1))) return { suite: null, name: text, short: null }
  return { suite: plain.slice(0, dot), name: text.slice(dot + 1), short: null }
}

function ofSummary(line: string): Title | null {
  const match = summary.exec(line)
  if (match === null) return null
  const [, owner = '', name = '', row = '', calls = '', words = ''] = match
  const [suite = '', parent] = owner.split('>')
  // The last call is the innermost; only one inside the same class stands in the same file.
  const inner = /->(?:([\w$]{1,200})[.>])?[\w$.]{1,300}:(\d{1,7})$/.exec(calls)
  const file = `${(parent ?? suite).split('$')[0]?.split('.').join('/') ?? ''}.java`
  return {
    suite,
    name,
    short: { file, line: inner !== null && inner[1] === undefined ? (inner[2] ?? row) : row, words: words.replace(/^» /, '') },
  }
}

function read({ title: { suite, name, short }, at, lines }: Block<Title>): readonly Finding[] {
  const test = { suite, name, id: suite === null ? null : `${suite}.${name}` }
  if (short !== null)
    return [
      finding({
        kind: 'test',
        message: [short.words, ...lines].join('\n').trim() || `${name} failed`,
        file: short.file,
        line: number(short.line),
        test,
        at,
      }),
    ]
  const { message, frames } = readTrace(lines)
  return [
    finding({
      kind: suite === null ? 'setup' : 'test',
      message: message || `${name} failed`,
      ...placeOf(ownFrame(frames)),
      test,
      excerpt: lines.join('\n'),
      at,
      frames,
    }),
  ]
}
