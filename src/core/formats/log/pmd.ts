import type { Finding } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** PMD's text renderer: `/p/A.java:3:<tab>UnusedLocalVariable:<tab>msg` */
const text = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.\w{1,10}):(\d{1,7}):\t([A-Z]\w{2,100}):\t(\S.*)$/
/** Before PMD 6.16 without the rule; a line of source code that a search has found looks alike but is no sentence. */
const older = /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.java):(\d{1,7}):\t()([A-Z][a-z']{1,20} [^;{}]{2,1000}[^;{},()\s])$/
/** A file that could not be read: `/p/A.java<tab>-<tab>msg` */
const unread = /^((?:[A-Za-z]:)?[^\t]{1,1000}\.\w{1,10})\t-\t(\S.*)$/
/** maven-pmd-plugin: `PMD Failure: com.acme.A:3 Rule:UnusedLocalVariable Priority:3 msg.` */
const failure = /^(?:\[(?:INFO|WARNING|ERROR)\] )?PMD Failure: ([\w.$]{1,500}):(\d{1,7}) Rule:(\w{1,100}) Priority:\d (.*)$/

/** PMD on its own, below Ant and Gradle, and as Maven's plugin tells of it. */
export const pmd = lineFormat('pmd', ['#:\t', '\t-\t', 'PMD Failure: '], (line, at) => readText(line, at) ?? readFailure(line, at))

function readText(line: string, at: number): Finding | null {
  if (!line.includes('\t')) return null
  const match = text.exec(line) ?? older.exec(line)
  if (match !== null)
    return finding({
      kind: 'lint',
      message: match[4] ?? '',
      file: match[1] ?? null,
      line: number(match[2]),
      rule: match[3] === '' ? null : (match[3] ?? null),
      at,
    })
  const error = unread.exec(line)
  return error === null ? null : finding({ kind: 'build', message: error[2] ?? '', file: error[1] ?? null, at })
}

function readFailure(line: string, at: number): Finding | null {
  const match = failure.exec(line)
  if (match === null) return null
  const [, name = '', row, rule = null, message = ''] = match
  return finding({ kind: 'lint', message, file: `${name.replace(/\$.*$/, '').replaceAll('.', '/')}.java`, line: number(row), rule, at })
}
