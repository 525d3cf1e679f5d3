import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

const testsLimit = 2_000
const label = '(@{0,2}[\\w.~+-]{0,200}\\/\\/[^\\s:]{0,400}:[^\\s:]{1,300})'
/** `FAIL: //pkg:name (Exit 1) (see /p/test.log)`, `TIMEOUT: //pkg:name (Summary)`; of a flaky test each failed attempt, then `FLAKY` */
const early = new RegExp(`^(FAIL|TIMEOUT|FLAKY|REMOTE FAILURE): ${label}(?: \\(.{0,2000})?$`)
/** `//pkg:name   FAILED in 0.3s`, `//pkg:name   (1/2 cached) FLAKY, failed in 1 out of 2 in 0.1s`, in the list at the end */
const listed = new RegExp(`^${label}\\s{2,200}(?:\\([\\d/ ]{0,20}cached\\) )?(FAILED|TIMEOUT|FLAKY)(?:, failed)? in `)
/** The output of one test, as `--test_output` shows it */
const output = new RegExp(`^={20} Test output for ${label}(?: \\(.{1,200}\\))?:$`)
const outputEnd = /^={80}$/

const placed = /^ERROR: ((?:[A-Za-z]:)?[^\s:]{1,1000}):(\d{1,7}):(\d{1,7}): (.*)$/
/** Others begin lines with ERROR, too. */
const placeless =
  /^ERROR: ((?:Skipping '|while parsing '|no such (?:package|target) '|Analysis of target '|An error occurred during the fetch of |Error fetching repository: |Error computing the main repository mapping: |Traceback \(most recent call last\):$|No test targets were found, yet testing was requested).*)$/
const quoted =
  /^(?:Skipping '[^']{1,500}': |while parsing '[^']{1,500}': |Analysis of target '[^']{1,500}' failed; build aborted: |Error computing the main repository mapping: )/
const action = /^(.{1,1000}? failed: \([^()]{1,100}\))(?:: |$)/
const status =
  /^(?:INFO|ERROR|WARNING|DEBUG|FAIL|FLAKY|TIMEOUT|FAILED|PASSED|Loading|Analyzing|Building): |^Target \/\/|^\[[\d,]{1,9} \/ [\d,]{1,9}\]/
/** What stands between the title of an action and its own words: the command, and how it would be shown. */
const preamble = /^Use --\w|^# (?:Configuration|Execution platform): | \\$|^ {2}(?:\S{0,1000}\/)?(?:bash|sh) -c /
/** Such output is understood by the reader of the tool that wrote it. */
const isTold = /(?:^|[^\w-])(?:fatal )?error\b|:\d{1,7}:|undefined reference|Traceback \(most recent/i
const trace = /^(?:Traceback \(most recent call last\):|\s+\S|Error(?: in \w{1,100})?: )/
const frame = /^\s{1,8}File "([^"]{1,1000})", line (\d{1,7}), column (\d{1,7}), in /
const reason = /^Error(?: in \w{1,100})?: (.*)$/
/** A failed download is repeated by all that depends on it. */
const download = /^(?:.{0,2000} )?(Error downloading \[.*)$/
const network = /Unknown host|timed? ?out|[Cc]onnection (?:refused|reset)|returned (?:429|5\d\d)\b|unreachable|handshake/

interface Title {
  readonly kind: 'output' | 'action' | 'error'
  readonly text: string
  readonly place: readonly [file: string | null, line: string | undefined, column: string | undefined]
}

interface Result {
  readonly at: number | null
  readonly verdict: string
  readonly output: string
}

/** Bazel: what is wrong with BUILD and bzl files, actions that give no other reason, and the tests that failed. */
export const bazel: LogFormat = {
  name: 'bazel',
  cues: [
    'ERROR: ',
    'FAIL: ',
    'TIMEOUT: ',
    'FLAKY: ',
    'REMOTE FAILURE: ',
    ' FAILED in ',
    ' TIMEOUT in ',
    ' FLAKY, failed in ',
    ' Test output for ',
  ],
  open() {
    const results = new Map<string, Result>()
    const note = (name: string, part: Partial<Result>): void => {
      const known = results.get(name)
      if (known !== undefined || results.size < testsLimit) results.set(name, { at: null, verdict: '', output: '', ...known, ...part })
    }
    const blocks = openBlockReader<Title>({
      // What is printed below it mostly tells it better.
      vague: /^No test targets were found/,
      opens: readTitle,
      continues,
      read(block) {
        if (block.title.kind !== 'output') return block.title.kind === 'action' ? readAction(block) : readError(block)
        note(block.title.text, { output: block.lines.join('\n') })
        return []
      },
    })
    return {
      line(line, at, before) {
        const match = early.exec(line) ?? listed.exec(line)
        if (match !== null) {
          const [verdict = '', name = ''] = line.startsWith('/') || line.startsWith('@') ? [match[2], match[1]] : [match[1], match[2]]
          note(name, { at: results.get(name)?.at ?? at, verdict })
        }
        return blocks.line(line, at, before)
      },
      awake: () => blocks.awake?.() ?? false,
      end: () => [...blocks.end(), ...[...results].flatMap(([name, result]) => readResult(name, result))],
    }
  },
}

function readTitle(line: string): Title | null {
  const test = line.startsWith('=') ? output.exec(line) : null
  if (test !== null) return { kind: 'output', text: test[1] ?? '', place: [null, undefined, undefined] }
  const match = placed.exec(line)
  if (match === null) {
    const text = placeless.exec(line)?.[1]
    return text === undefined
      ? null
      : { kind: 'error', text: text.replace(quoted, '').replace(quoted, ''), place: [null, undefined, undefined] }
  }
  const [, file = null, row, column, text = ''] = match
  const failed = action.exec(text)?.[1]
  return { kind: failed === undefined ? 'error' : 'action', text: failed ?? text, place: [file, row, column] }
}

function continues(line: string, _lines: readonly string[], { kind }: Title): boolean {
  if (kind === 'output') return !outputEnd.test(line)
  return kind === 'action' ? !status.test(line) : trace.test(line)
}

/** An action is told with its own words, unless these are an error that tells its place. */
function readAction({
  title: {
    text,
    place: [file, line, column],
  },
  at,
  lines,
}: Block<Title>): readonly Finding[] {
  const words = lines
    .filter((one, index) => !preamble.test(one) && !(lines[index - 1] ?? '').endsWith(' \\'))
    .join('\n')
    .trim()
  return isTold.test(words)
    ? []
    : [finding({ kind: 'build', message: `${text}\n${words}`, file, line: number(line), column: number(column), excerpt: words, at })]
}

/** Of an error in Starlark the innermost frame is the place. */
function readError({ title: { text, place }, at, lines }: Block<Title>): readonly Finding[] {
  const why = lines.map((one) => reason.exec(one)?.[1]).findLast((one) => one !== undefined)
  const whole = why ?? text
  const missing = download.exec(whole)?.[1]
  if (missing !== undefined)
    return [
      finding({
        kind: network.test(missing) ? 'infrastructure' : 'setup',
        message: network.test(missing) ? `A network request failed: ${missing}` : missing,
        at,
      }),
    ]
  const top = lines.map((one) => frame.exec(one)).findLast((one) => one !== null)
  // Python's frames have no columns.
  if (top === undefined && text.startsWith('Traceback')) return []
  const [file, line, column] = top === undefined ? place : [top[1] ?? null, top[2], top[3]]
  return [
    finding({ kind: 'build', message: whole, file, line: number(line), column: number(column), excerpt: [text, ...lines].join('\n'), at }),
  ]
}

function readResult(name: string, { at, verdict, output: words }: Result): readonly Finding[] {
  if (verdict === '') return []
  const message =
    verdict === 'TIMEOUT' ? 'The test ran into its timeout' : verdict === 'FLAKY' ? `${name} failed in some attempts` : `${name} failed`
  return [
    finding({
      kind: 'test',
      message,
      test: { suite: null, name, id: name },
      excerpt: words,
      at,
      ...(verdict === 'FLAKY' ? { flaky: true } : {}),
    }),
  ]
}
