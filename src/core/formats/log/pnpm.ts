import type { LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import { dedent } from '../text.ts'
import { openBlockReader } from './block-reader.ts'

const error = /^\s{0,8}(?:[\w@./-]{1,200} \| {1,8})?\s?(ERR_PNPM_\w{1,80})\s{1,4}(\S.*)$/
/** A script's failure is told by what the script printed. */
const consequence = /RECURSIVE_(?:RUN|EXEC)_FIRST_FAIL|RECURSIVE_FAIL/
const network = /FETCH_(?:5\d\d|429)|META_FETCH_FAIL|ECONN|ETIMEDOUT/

/** pnpm: dependencies that do not resolve, a lock file out of step, missing scripts. */
export const pnpm: LogFormat = {
  name: 'pnpm',
  cues: ['ERR_PNPM_'],
  open: () =>
    openBlockReader<RegExpExecArray>({
      opens: (line) => error.exec(line),
      continues: (line, lines) =>
        !/^(?:Progress: |Done in |Scope: | ?WARN|> |Error: |##\[)/.test(line) && !(line.trim() === '' && lines.at(-1)?.trim() === ''),
      limit: 14,
      read({ title: [, rule = '', message = ''], at, lines }) {
        if (consequence.test(rule)) return []
        const details = dedent(lines)
        const reason = /Failure reason:\n([^]{1,1000})/.exec(details)?.[1]
        return [
          finding({
            kind: network.test(rule) ? 'infrastructure' : 'setup',
            message: reason === undefined ? message : `${message}\n${reason.trim()}`,
            rule,
            excerpt: details,
            at,
          }),
        ]
      },
    }),
}
