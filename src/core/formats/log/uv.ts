import type { LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

const title =
  /^\s{0,4}(?:[×x] |error: )((?:No solution found when resolving|Failed to (?:build|download|fetch|resolve|parse|prepare|read|install)|The lockfile at `|Unable to find lockfile|Distribution `|No `(?:project|pyproject)|Because |Multiple top-level|Requirements contain conflicting|Project virtual environment).*)$/
/** The tree of reasons below. */
const reason = /^\s{2,8}(?:[├╰]─▶|│|[|`]->) ?(.*)$/
const wrapped = /^\s{4,12}(\S.*)$/

/** uv: requirements that cannot be met, lock files out of step. */
export const uv: LogFormat = {
  name: 'uv',
  cues: ['× ', 'x No solution', 'error: '],
  open: () =>
    openBlockReader<string>({
      opens: (line) => title.exec(line)?.[1] ?? null,
      continues: (line) => reason.test(line) || wrapped.test(line) || /^\s{0,4}Caused by: /.test(line),
      limit: 40,
      read({ title: message, at, lines }) {
        const reasons = lines.map((line) => (reason.exec(line)?.[1] ?? line).trim()).filter((line) => line !== '')
        const end = reasons.findIndex((line) => line.startsWith('hint:'))
        return [
          finding({
            kind: 'setup',
            message: [message, (end < 0 ? reasons : reasons.slice(0, end)).join(' ')].join('\n').trim(),
            excerpt: lines.join('\n'),
            at,
          }),
        ]
      },
    }),
}
