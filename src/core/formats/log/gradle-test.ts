import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'
import { readTrace } from './jvm-trace.ts'

/** `FooTest > bar() FAILED`, `com.acme.FooTest > Inner > bar(int) > [1] 3 FAILED`; a task is told apart by its `> Task`. */
const failed = /^(?:Gradle Test (?:Run|Executor) [^>]{1,100} > ){0,2}([^\s>][^>]{0,400}(?: > [^>]{1,400}){1,8}) FAILED$/

/** Failing tests as Gradle prints them. */
export const gradleTest: LogFormat = {
  name: 'gradle-test',
  cues: [' FAILED'],
  open: () =>
    openBlockReader<string>({
      opens: (line) => (line.endsWith(' FAILED') && line.includes(' > ') ? (failed.exec(line)?.[1] ?? null) : null),
      // The exception is indented by four; empty lines inside it are part of its message.
      continues: (line, lines) => /^ {4}/.test(line) || (line.trim() === '' && lines.length > 0 && lines.at(-1)?.trim() !== ''),
      read,
    }),
}

function read({ title, at, lines }: Block<string>): readonly Finding[] {
  const parts = title.split(' > ')
  const suite = parts[0] ?? title
  const name = parts.slice(1).join(' > ')
  const text = dedent(lines)
  if (text === '') return []
  const { message, frames } = readTrace(text.split('\n'))
  // A short trace names the file without its package, which the class tells.
  const folder = suite.split('.').slice(0, -1).join('/')
  const placed = frames.map((frame) => (folder !== '' && !frame.file.includes('/') ? { ...frame, file: `${folder}/${frame.file}` } : frame))
  const isSetup = /^(?:initializationError|classMethod|executionError)$/.test(name)
  return [
    finding({
      kind: isSetup ? 'setup' : 'test',
      message: message || `${name} failed`,
      ...placeOf(ownFrame(placed)),
      test: { suite, name, id: null },
      excerpt: text,
      at,
      frames: placed,
    }),
  ]
}
