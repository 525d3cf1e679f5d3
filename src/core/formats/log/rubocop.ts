import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** `lib/a.rb:1:2: C: [Correctable] Style/Name: message`; Standard prints `  lib/a.rb:1:2: Style/Name: message`. */
const entry =
  /^\s{0,4}((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}): (?:([CRWEFI]): (?:\[(Correctable|Corrected|Todo)\] )?(?:([A-Z]\w{0,60}(?:\/\w{1,80}){1,4}): )?|([A-Z]\w{0,60}(?:\/\w{1,80}){1,4}): )(\S.*)$/

/** Without the name of a cop, only the file tells that this is a linter's line. */
const looksLikeFile = /[\\/]|\.(?:rb|rake|ru|gemspec|erb|podspec)$|^[A-Z][a-z]{2,20}file$/

/** RuboCop, and linters built upon it. By default every offence fails the run, whatever its letter. */
export const rubocop: LogFormat = {
  name: 'rubocop',
  cues: ['#: C: ', '#: R: ', '#: W: ', '#: E: ', '#: F: ', '#: I: ', '.rb:#'],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = entry.exec(line)
        if (match !== null && (match[6] ?? match[7]) === undefined && !looksLikeFile.test(match[1] ?? '')) return blocks.close()
        if (match !== null) return match[5] === 'Corrected' ? blocks.close() : blocks.open(match, at)
        const lines = blocks.current?.lines ?? []
        if (line === '' || lines.length >= 3 || /^\s{0,4000}\^{1,4000}\s{0,10}/.test(lines.at(-1) ?? '')) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({
  title: [, file = '', line, column, letter, , cop, standardCop, message = ''],
  at,
  lines,
}: Block<RegExpExecArray>): readonly Finding[] {
  const isSource = lines.some((text) => /^\s{0,4000}\^/.test(text))
  return [
    finding({
      kind: 'lint',
      severity: letter === 'I' ? 'notice' : 'error',
      message,
      file,
      line: number(line),
      column: number(column),
      rule: cop ?? standardCop ?? null,
      excerpt: isSource ? lines.join('\n') : null,
      at,
    }),
  ]
}
