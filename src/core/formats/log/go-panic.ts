import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

const title = /^(?:panic: |fatal error: )(\S.*)$/
const goroutine = /^goroutine \d{1,9}(?: gp=\S{1,30} m=\S{1,30}.{0,60})? \[/
/** The newer list of running tests, since Go 1.23 indented like every further line of a panic's message, and the call in a goroutine's stack. */
const running = /^\t{1,2}(Test\S{0,300}|Fuzz\S{0,300}|Example\S{0,300}) \(\d/
const called = /^[\w./-]{1,300}\.((?:Test|Fuzz)\w{0,200})\(0x/

/** A panic or deadlock that ended a Go program; one inside a test is told with that test. */
export const goPanic: LogFormat = {
  name: 'go-panic',
  cues: ['panic: ', 'fatal error: '],
  open: () =>
    openBlockReader<string>({
      opens: (line) => title.exec(line)?.[1] ?? null,
      continues: (line) => !/^(?:exit status \d|FAIL\b|ok {2}\t|##\[|make: |--- )/.test(line),
      limit: 120,
      read,
    }),
}

function read({ title: message, at, lines }: Block<string>): readonly Finding[] {
  // C's fatal errors and Rust's panics have no goroutines below them.
  const start = lines.findIndex((line) => goroutine.test(line))
  if (start < 0 || start > 40) return []
  const isTimeout = message.startsWith('test timed out after ')
  const end = lines.findIndex((line, index) => index > start && line.trim() === '')
  // The goroutine that stopped the program comes first.
  const stack = lines.slice(start, end < 0 ? lines.length : end)
  if (!isTimeout && stack.some((line) => line.startsWith('testing.tRunner('))) return []
  const name = isTimeout ? lines.flatMap((line) => (running.exec(line) ?? called.exec(line))?.[1] ?? [])[0] : undefined
  const frames = readFrames((isTimeout ? lines : stack).join('\n')).filter(
    ({ file }) => !/(?:\/testing\/testing|^_testmain)\.go$/.test(file),
  )
  return [
    finding({
      kind: name === undefined ? 'other' : 'test',
      message: `panic: ${message}`,
      ...placeOf(ownFrame(frames)),
      test: name === undefined ? null : { suite: null, name, id: null },
      excerpt: [message, ...lines].join('\n'),
      at,
      frames,
    }),
  ]
}
