import type { LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { openBlockReader } from './block-reader.ts'

const uncaught = /^Unhandled [Ee]xception(?:\.|:) ([\w.`+]{1,300}(?:: .*)?)$/
const stackLine = /^\s{2,8}(?:at \S|--- End of )|^ ---> /

/** An exception that ended a .NET program. */
export const dotnetException: LogFormat = {
  name: 'dotnet-exception',
  cues: ['^Unhandled exception', '^Unhandled Exception'],
  open: () =>
    openBlockReader<string>({
      opens: (line) => uncaught.exec(line)?.[1] ?? null,
      continues: (line, lines) =>
        stackLine.test(line) || (!lines.some((one) => stackLine.test(one)) && line.trim() !== '' && lines.length < 30),
      read({ title, at, lines }) {
        const from = lines.findIndex((line) => stackLine.test(line))
        // Words without a stack are told by the tool that prints them.
        if (from < 0) return []
        const excerpt = [title, ...lines].join('\n')
        const frames = readFrames(excerpt)
        return [
          finding({
            kind: 'other',
            message: [title, ...lines.slice(0, from)].join('\n'),
            ...placeOf(ownFrame(frames)),
            excerpt,
            at,
            frames,
          }),
        ]
      },
    }),
}
