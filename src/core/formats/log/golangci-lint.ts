import type { Finding } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** `--output.tab`: `main.go:5:2  ineffassign  ineffectual assignment to x` */
const tab = /^((?:[A-Za-z]:)?[^\s:]{1,1000}\.go):(\d{1,7})(?::(\d{1,7}))? {2,200}([a-z][\w-]{1,40}) {2,200}(\S.*)$/
/** `level=error msg="Running error: …"`, on a terminal `ERRO Running error: …`, since 2.0 also `Error: can't load config: …` */
const own =
  /^(?:(?:time=\S{1,60} )?level=(?:error|fatal) msg="|ERRO )((?:Running error|Timeout exceeded|[Cc]an't |\[linters_context[\w/]{0,60}\]|\[runner[\w/]{0,60}\]).*)$|^(?:Error|The command is terminated due to an error): (can't load config: .*)$/
const timeout = /^Timeout exceeded|context deadline exceeded/

/** What golangci-lint says of itself, and its table; its lines with a place are read with those of the compiler. */
export const golangci = lineFormat(
  'golangci-lint',
  ['level=error msg=', 'level=fatal msg=', '^ERRO ', "rror: can't load config: ", '.go:#'],
  (line, at) => (line.includes('.go:') ? readTab(line, at) : null) ?? readOwn(line, at),
)

function readTab(line: string, at: number): Finding | null {
  const match = tab.exec(line)
  if (match === null) return null
  const [, file = null, row, column, rule = null, message = ''] = match
  return finding({ kind: rule === 'typecheck' ? 'build' : 'lint', message, file, line: number(row), column: number(column), rule, at })
}

function readOwn(line: string, at: number): Finding | null {
  const match = own.exec(line)
  if (match === null) return null
  const message = (match[1] ?? match[2] ?? line)
    .replace(/(?<!\\)"$/, '')
    .replaceAll('\\"', '"')
    .replaceAll('\\n', '\n')
    .replace(/^\[[\w/]{1,80}\] /, '')
  return finding({ kind: timeout.test(message) ? 'infrastructure' : 'setup', message, at })
}
