import type { Finding } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

const place =
  '(?:[A-Z][\\w ]{1,60} )?(?:At|In|at|in) ([^\\s:\\[\\]]{1,200}\\.(?:java|kt|scala|groovy))(?::\\[lines? (\\d{1,7})(?:-\\d{1,7})?\\])?'
/** `H C NP: Null pointer dereference of x in a.B.c()  Dereferenced at B.java:[line 17]`; with `-longBugCodes` the type stands in front */
const text = new RegExp(`^[HML] [BCDEIMPSVX] (?:([A-Z][A-Z0-9_]{2,100}) )?([A-Za-z0-9]{1,8}): (.{1,2000}?) {1,4}${place}$`)
/** Maven: `[ERROR] High: msg [a.B] At B.java:[line 17] NP_ALWAYS_NULL`, with one class and place after the other */
const mavenLine = new RegExp(
  `^\\[(?:ERROR|WARNING|INFO)\\] (?:(?:High|Medium|Low): )?(\\S.{0,2000}?) \\[([\\w.$]{1,300})(?:, [\\w.$, ]{1,600})?\\] ${place}.{0,600}? ([A-Z][A-Z0-9]{0,20}_[A-Z0-9_]{2,100})$`,
)
/** As Emacs reads it: `/p/a/B.java:17:17 NP: msg (H)`, the first line and the last */
const emacs =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:java|kt|scala|groovy)):(-?\d{1,7}):-?\d{1,7} ([A-Za-z]{1,8}): (\S.{0,2000}?) {1,4}\([HML]\) ?$/
const className = /(?:^|[\s(])((?:[a-z_]\w{0,100}\.){1,30})([A-Z]\w{0,200})/g

/** SpotBugs and FindBugs on their own, and as Maven's plugin tells of them. */
export const spotbugs = lineFormat(
  'spotbugs',
  ['^H ', '^M ', '^L ', ':[line', '] High: ', '] Medium: ', '] Low: ', ' (H)', ' (M)', ' (L)'],
  (line, at) => readText(line, at) ?? readMaven(line, at) ?? readEmacs(line, at),
)

function readText(line: string, at: number): Finding | null {
  const match = /^[HML] [A-Z] /.test(line) ? text.exec(line) : null
  if (match === null) return null
  const [, type, short = '', message = '', file = '', row] = match
  return finding({
    kind: 'lint',
    message: message.trim(),
    file: `${folderOf(message, file)}${file}`,
    line: number(row),
    rule: type ?? short,
    at,
  })
}

function readMaven(line: string, at: number): Finding | null {
  const match = line.startsWith('[') && /_[A-Z0-9_]{2,100}$/.test(line) ? mavenLine.exec(line) : null
  if (match === null) return null
  const [, message = '', name = '', file = '', row, type = null] = match
  const folder = name.slice(0, name.lastIndexOf('.') + 1).replaceAll('.', '/')
  return finding({ kind: 'lint', message, file: `${folder}${file}`, line: number(row), rule: type, at })
}

function readEmacs(line: string, at: number): Finding | null {
  const match = /\([HML]\) ?$/.test(line) ? emacs.exec(line) : null
  return match === null
    ? null
    : finding({ kind: 'lint', message: match[4] ?? '', file: match[1] ?? null, line: number(match[2]), rule: match[3] ?? null, at })
}

/** A class of the message that has the file's name tells its folder. */
function folderOf(message: string, file: string): string {
  const stem = file.slice(0, file.lastIndexOf('.'))
  for (const [, path = '', name] of message.matchAll(className)) if (name === stem) return path.replaceAll('.', '/')
  return ''
}
