import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** `CMake Error at CMakeLists.txt:3 (find_package):`, `CMake Error in src/CMakeLists.txt:`, `CMake Error: msg` */
const title =
  /^CMake (?:Deprecation )?(Error|Warning)(?: \(dev\))?(?: at (.{1,1000}?):(\d{1,7})(?: \((\w{1,100})\))?:| in (.{1,1000}):|: (\S.*))$/
const call = /^ {2}(\S.{0,1000}?):(\d{1,7}) \(\w{1,100}\)$/
/** What follows once the errors themselves are told. */
const afterword = /^(?:CMAKE_\w{1,40} not set|Generator: )|not set, after EnableLanguage/

/** CMake's own errors. */
export const cmake: LogFormat = {
  name: 'cmake',
  cues: ['CMake Error', 'CMake Warning', 'CMake Deprecation Warning'],
  open: () =>
    openBlockReader<RegExpExecArray>({
      vague: afterword,
      opens: (line) => title.exec(line),
      // Two empty lines end a message; only the call stack's title stands at the margin.
      continues: (line, lines, match) =>
        match[6] === undefined &&
        (/^ {2}/.test(line) ||
          line.startsWith('Call Stack (most recent call first):') ||
          (line.trim() === '' && lines.at(-1)?.trim() !== '')),
      read,
    }),
}

function read({ title: [, severity, file, line, command, inFile, text], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const end = lines.findIndex((one) => one.startsWith('Call Stack (most recent call first):'))
  const words = dedent(end < 0 ? lines : lines.slice(0, end))
  const frames: readonly Frame[] = lines.slice(end < 0 ? lines.length : end).flatMap((one) => {
    const match = call.exec(one)
    return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: null }]
  })
  const message = text ?? words
  if (message === '') return []
  return [
    finding({
      kind: 'build',
      severity: severity === 'Error' ? 'error' : 'warning',
      message,
      file: file ?? inFile ?? null,
      line: number(line),
      rule: command ?? null,
      excerpt: lines.join('\n'),
      at,
      frames,
    }),
  ]
}
