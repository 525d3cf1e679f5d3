import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** VSTest: `  Failed Ns.Class.Test [12 ms]`, `[< 1 ms]`, `[1 m 2 s]` */
const vstest = /^\s{1,4}(?:X|Failed) (\S.{0,1000}) \[(?:< )?\d[\d.,]{0,12} ?(?:ms|s|m|h)(?: \d[\d.]{0,9} ?(?:ms|s|m)){0,2}\]$/
/** Microsoft.Testing.Platform: `failed Ns.Class.Test (12ms)`, `(1s 020ms)` */
const platform = /^failed (\S.{0,1000}) \((?:\d{1,6}(?:ms|s|m|h) ?){1,4}\)$/
/** xUnit.net's own runner: `    Ns.Class.Test [FAIL]` */
const xunit = /^ {4}(\S.{0,1000}) \[FAIL\]$/
/** NUnit's console: `1) Failed : Ns.Class.Test` */
const nunit = /^\d{1,5}\) (?:Failed|Error) : (\S.{0,1000})$/
const over =
  /^(?:Failed!|Passed!|Skipped!|Test Run |Total tests:|Results File:|Attachments:|Test run summary|Run Settings| {0,4}(?:Passed|Failed|Skipped|X|√|!) \S.{0,1000} \[|(?:passed|failed|skipped) \S.{0,1000} \(|\d{1,5}\) (?:Failed|Error) : | {4}\S.{0,1000} \[(?:FAIL|SKIP)\]$)/
const section = /^\s{2,10}(Error Message|Stack Trace|Standard Output Messages|Standard Error Messages|Debug Traces Messages|Output):\s*$/
const frame = /^\s{0,40}at .{1,1000} in (.{1,1000}):(?:line )?(\d{1,7})$/
const xunitFrame = /^\s{1,40}((?:[A-Za-z]:)?[^:(]{1,1000})\((\d{1,7}),(\d{1,7})\): at /
const stackLine = /^\s{0,40}(?:at \S.{0,1000}\)|--- End of |-{3,} (?:Inner|>))|^\s{1,40}(?:[A-Za-z]:)?[^:(]{1,1000}\(\d{1,7},\d{1,7}\): at /

interface Title {
  readonly name: string
  readonly style: 'vstest' | 'platform' | 'xunit' | 'nunit'
}

/** Failing tests as `dotnet test` and the runners of xUnit.net and NUnit print them. */
export const dotnetTest: LogFormat = {
  name: 'dotnet-test',
  cues: ['  Failed ', '  X ', 'failed ', ' [FAIL]', ') Failed : ', ') Error : '],
  open: () =>
    openBlockReader<Title>({
      limit: 200,
      opens(line) {
        const name = (pattern: RegExp): string | undefined => pattern.exec(line)?.[1]
        const [a, b, c, d] = [name(vstest), name(platform), name(xunit), name(nunit)]
        if (a !== undefined) return { name: a, style: 'vstest' }
        if (b !== undefined) return { name: b, style: 'platform' }
        if (c !== undefined) return { name: c, style: 'xunit' }
        return d === undefined ? null : { name: d, style: 'nunit' }
      },
      continues(line, lines, { style }) {
        if (over.test(line)) return false
        if (style === 'vstest') return lines.length > 0 || section.test(line)
        if (style === 'nunit') return line.trim() !== '' || !lines.some((text) => stackLine.test(text))
        return /^\s{2}/.test(line) || line.trim() === ''
      },
      read,
    }),
}

function read({ title, at, lines }: Block<Title>): readonly Finding[] {
  const { words, stack } = partsOf(lines)
  if (words.length === 0 && stack.length === 0) return []
  const frames = stack.flatMap(readFrame)
  const [suite, name] = splitName(title.name)
  return [
    finding({
      kind: 'test',
      message: dedentFirst(words) || `${name} failed`,
      ...placeOf(ownFrame(frames)),
      test: { suite, name, id: suite === null ? null : `${suite}.${name}` },
      excerpt: dedent(lines),
      at,
      frames,
    }),
  ]
}

/** VSTest names the parts; elsewhere the stack begins where its first line stands. */
function partsOf(lines: readonly string[]): { readonly words: readonly string[]; readonly stack: readonly string[] } {
  const words: string[] = []
  const stack: string[] = []
  let current = 'Error Message'
  for (const line of lines) {
    const title = section.exec(line)?.[1]
    if (title !== undefined) current = title
    else if (current === 'Stack Trace' || stackLine.test(line)) stack.push(line)
    else if (current === 'Error Message' && stack.length === 0) words.push(line)
  }
  return { words, stack }
}

/** Only the first line of a message is indented when it has several. */
function dedentFirst(words: readonly string[]): string {
  const rest = words.slice(1).filter((line) => line.trim() !== '')
  return rest.some((line) => !line.startsWith('  '))
    ? words
        .map((line, index) => (index === 0 ? line.trim() : line))
        .join('\n')
        .trim()
    : dedent(words).trim()
}

function readFrame(line: string): readonly Frame[] {
  const match = frame.exec(line) ?? xunitFrame.exec(line)
  return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: number(match[3]) }]
}

/** `Ns.Class.Test(a: 1.5)`: a dot in the arguments parts nothing. */
function splitName(full: string): readonly [string | null, string] {
  const end = full.search(/[(<"\s]/)
  const dot = full.lastIndexOf('.', end < 0 ? full.length : end)
  return dot <= 0 ? [null, full] : [full.slice(0, dot), full.slice(dot + 1)]
}
