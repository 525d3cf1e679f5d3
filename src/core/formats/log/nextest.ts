import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** `        FAIL [   0.005s] (3/9) crate::bin tests::adds`, `TRY 2 FAIL`, `SIGABRT`, `TIMEOUT` */
const failed =
  /^\s{1,14}(?:TRY \d{1,4} )?(FAIL|LEAK-FAIL|FAIL \+ LEAK|XFAIL|ABORT|TIMEOUT|TMT|SIG[A-Z]{2,6}) \[[ >]{0,4}\d{1,7}\.\d{1,4}s\] (?:\([ \d]{1,9}\/ ?\d{1,9}\) )?(\S{1,300}) (\S.{0,600})$/
/** `--- STDERR:   crate tests::adds ---` */
const older = /^-{3} (STDOUT|STDERR): {1,20}(\S{1,300}) (\S.{0,600}?) -{3}$/
/** `TRY 2 PASS [   0.004s] crate tests::adds`, `FLAKY 2/3 [   0.004s] crate tests::adds` */
const passed =
  /^\s{1,14}(?:TRY \d{1,4} PASS|FLAKY \d{1,4}\/\d{1,4}) \[[ >]{0,4}\d{1,7}\.\d{1,4}s\] (?:\([ \d]{1,9}\/ ?\d{1,9}\) )?(\S{1,300} \S.{0,600})$/
const findingsLimit = 1_000
const status =
  /^\s{1,14}[A-Z][A-Z0-9 +-]{2,14} \[[ >]{0,4}\d{1,7}\.\d{1,4}s\] |^(?:─|-){6,}$|^\s{1,14}(?:Cancell?(?:ing|ed) due|Summary \[)/
const section = /^\s{0,4}(?:stdout|stderr|output) ─{3}$/
const noise =
  /^(?:running \d{1,5} tests?$|test .{1,600} \.\.\. FAILED$|failures:$|test result: |note: (?:run with|Some details)|stack backtrace:| {4}\S{1,600}$|error: test failed)/

/** Before Rust 1.73 the message stood in quotes in front of the place. */
const quoted = /panicked at '([^]{1,4000}?)', ([^\s:']{1,1000}\.rs):(\d{1,7}):(\d{1,7})/

interface Title {
  readonly how: string
  readonly suite: string
  readonly name: string
}

/** cargo-nextest; its output stands below the line that says FAIL, and again at the end. */
export const nextest: LogFormat = {
  name: 'nextest',
  cues: [
    ' FAIL [',
    ' FAIL + LEAK [',
    ' ABORT [',
    ' TIMEOUT [',
    ' TMT [',
    ' SIG',
    '--- STDERR: ',
    '--- STDOUT: ',
    'TRY # PASS [',
    ' FLAKY #',
  ],
  open() {
    const told = new Set<string>()
    // Only the end tells whether a test passed when it was tried again.
    const found: { readonly key: string; readonly one: Finding }[] = []
    const redeemed = new Set<string>()
    const wordless = new Map<string, Finding>()
    const reader = openBlockReader<Title>({
      opens(line) {
        const match = failed.exec(line)
        if (match !== null) return { how: match[1] ?? '', suite: match[2] ?? '', name: match[3] ?? '' }
        const old = older.exec(line)
        return old === null ? null : { how: old[1] ?? '', suite: old[2] ?? '', name: old[3] ?? '' }
      },
      continues: (line) => !status.test(line),
      limit: 300,
      read(block) {
        const key = `${block.title.suite} ${block.title.name}`
        const one = read(block)
        if (told.has(key)) return []
        if (one === null) return []
        if (one.excerpt === null) {
          if (wordless.size < 500) wordless.set(key, one)
          return []
        }
        told.add(key)
        wordless.delete(key)
        if (found.length < findingsLimit) found.push({ key, one })
        return []
      },
    })
    return {
      line(line, at, before) {
        const test = line.includes('TRY') || line.includes('FLAKY') ? passed.exec(line)?.[1] : undefined
        if (test !== undefined) redeemed.add(test)
        return reader.line(line, at, before)
      },
      awake: () => reader.awake?.() ?? false,
      end() {
        reader.end()
        const rest = [...wordless].flatMap(([key, one]) => (told.has(key) ? [] : [{ key, one }]))
        return [...found, ...rest].map(({ key, one }) => (redeemed.has(key) ? { ...one, severity: 'warning', flaky: true } : one))
      },
    }
  },
}

function read({ title: { how, suite, name }, at, lines }: Block<Title>): Finding | null {
  const bare = dedent(lines.filter((line) => !section.test(line)))
  const panic = bare.split('\n').findIndex((line) => line.includes(' panicked at '))
  // What the test harness prints to the standard output says no more than that it failed.
  if (panic < 0 && (how === 'STDOUT' || (how === 'STDERR' && bare === ''))) return null
  const inline = quoted.exec(bare)
  const frames = inline === null ? readFrames(bare) : [{ file: inline[2] ?? '', line: number(inline[3]), column: number(inline[4]) }]
  const parts = name.split('::')
  return finding({
    kind: 'test',
    message:
      inline?.[1] ?? (wordsOf(bare.split('\n'), panic) || (how === 'FAIL' || how === 'STDERR' ? `${parts.at(-1) ?? name} failed` : how)),
    ...placeOf(ownFrame(frames)),
    test: { suite: parts.length > 1 ? parts.slice(0, -1).join('::') : suite, name: parts.at(-1) ?? name, id: name },
    excerpt: bare,
    at,
    frames,
  })
}

function wordsOf(lines: readonly string[], panic: number): string {
  const rest = panic < 0 ? lines.filter((line) => !noise.test(line)) : lines.slice(panic + 1)
  const end = panic < 0 ? -1 : rest.findIndex((line) => /^\s{0,4}(?:stack backtrace:|note: )/.test(line))
  return dedent(rest.slice(0, end < 0 ? 25 : end))
}
