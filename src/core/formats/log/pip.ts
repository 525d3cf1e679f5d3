import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

/** pip marks its errors with no more than a word, so only what it is known to say counts. */
const error =
  /^\s{0,4}ERROR: ((?:Could not find a version that satisfies|No matching distribution found for|Cannot install |ResolutionImpossible|Could not open requirements file|Invalid requirement|Package '|THESE PACKAGES DO NOT MATCH|Hash mismatch|In --require-hashes mode|Failed building wheel for|Could not build wheels for|Failed to build |Cannot uninstall|Directory '|File '|Exception:|Double requirement given|Editable |.{1,200} is not a (?:supported wheel|valid (?:wheel|editable))).*)$/
const place = /\(from line (\d{1,7}) of (.{1,500}?)\)/
/** Repeats an error that was told with more words. */
const vague =
  /^(?:No matching distribution found for|ResolutionImpossible|Could not build wheels for|Failed to build |Failed building wheel for)/
/** `  × python setup.py egg_info did not run successfully.`, below `error: subprocess-exited-with-error` */
const subprocess = /^\s{0,6}× (\S.{0,300} did not run successfully\.|Encountered error while .{1,200})$/

interface Title {
  readonly message: string
  readonly isSubprocess: boolean
}

/** pip: requirements that cannot be met or built. */
export const pip: LogFormat = {
  name: 'pip',
  cues: ['ERROR: ', ' did not run successfully.', '× Encountered error while '],
  open: () =>
    openBlockReader<Title>({
      vague,
      limit: 60,
      opens(line) {
        const match = error.exec(line)
        if (match !== null) return { message: match[1] ?? line, isSubprocess: false }
        const process = line.includes('×') ? subprocess.exec(line) : null
        return process === null ? null : { message: process[1] ?? line, isSubprocess: true }
      },
      continues: (line, lines, { message, isSubprocess }) =>
        isSubprocess
          ? /^\s{2,}\S|^\s*$/.test(line)
          : message.startsWith('Cannot install ') && lines.length < 20 && !/^(?:ERROR|To fix this)/.test(line),
      read({ title: { message, isSubprocess }, at, lines }) {
        const from = place.exec(message)
        const last = isSubprocess
          ? lines.findLast((line) => /^\s{0,12}(?:\w{1,60}(?:Error|Exception)|error|fatal error|E): /.test(line))?.trim()
          : undefined
        const cause = message.startsWith('Cannot install ')
          ? lines.slice(lines.findIndex((line) => line.includes('The conflict is caused by'))).filter((line) => line.trim() !== '')
          : []
        return [
          finding({
            kind: 'setup',
            message: [message, ...(last === undefined ? [] : [last]), ...cause].join('\n'),
            file: from?.[2] ?? null,
            line: number(from?.[1]),
            excerpt: lines.join('\n'),
            at,
          }),
        ]
      },
    }),
}
