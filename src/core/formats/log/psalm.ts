import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

/** `p.php:1:2:error - Rule: message`: Psalm's text output, and the emacs format of PHP_CodeSniffer. */
const emacs =
  /^((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.(?:php|phtml|inc)):(\d{1,7}):(\d{1,7}): ?(error|warning|info) - (?:([A-Z][A-Za-z]{2,80}): )?(.*)$/
/** `ERROR: Rule - src/a.php:1:2 - message (see https://psalm.dev/…)` of Psalm's console output. */
const named =
  /^(ERROR|INFO): ([A-Z][A-Za-z]{2,80}) - ((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}) - (.*?)(?: \(see https?:\/\/[^)\s]{1,300}\))?$/

/** Psalm, and PHP_CodeSniffer where it prints one line for each error. */
export const psalm: LogFormat = lineFormat(
  'psalm',
  [':error - ', ':warning - ', ':info - ', ': error - ', ': warning - ', 'ERROR: ', 'INFO: '],
  (line, at) => {
    const short = emacs.exec(line)
    if (short !== null) {
      const severity = short[4] === 'error' ? 'error' : short[4] === 'warning' ? 'warning' : 'notice'
      return finding({
        kind: 'lint',
        severity,
        message: short[6] ?? line,
        file: short[1] ?? null,
        line: number(short[2]),
        column: number(short[3]),
        rule: short[5] ?? null,
        at,
      })
    }
    const long = named.exec(line)
    if (long === null) return null
    return finding({
      kind: 'lint',
      severity: long[1] === 'ERROR' ? 'error' : 'notice',
      message: long[6] ?? line,
      file: long[3] ?? null,
      line: number(long[4]),
      column: number(long[5]),
      rule: long[2] ?? null,
      at,
    })
  },
)
