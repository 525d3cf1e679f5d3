import type { LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { openBlockReader } from './block-reader.ts'
import { isStackLine, readTrace } from './jvm-trace.ts'

const uncaught = /^(?:Exception in thread "[^"]{0,300}" |\[ERROR\] Exception in thread "[^"]{0,300}" )([\w$.]{1,300}(?:: .*)?)$/

/** An exception that ended a Java, Kotlin or Scala program. */
export const jvmException: LogFormat = {
  name: 'jvm-exception',
  cues: ['Exception in thread "'],
  open: () =>
    openBlockReader<string>({
      opens: (line) => uncaught.exec(line)?.[1] ?? null,
      continues: (line, lines) => isStackLine(line) || (!lines.some(isStackLine) && line.trim() !== '' && lines.length < 30),
      read({ title, at, lines }) {
        // Words without a stack are told by the tool that prints them.
        if (!lines.some(isStackLine)) return []
        const { message, frames } = readTrace([title, ...lines])
        return [finding({ kind: 'other', message, ...placeOf(ownFrame(frames)), excerpt: [title, ...lines].join('\n'), at, frames })]
      },
    }),
}
