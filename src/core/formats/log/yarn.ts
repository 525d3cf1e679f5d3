import type { LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

/** Yarn 1 marks its errors with no more than a word, so only what it is known to say counts. */
const classic =
  /^error ((?:Your lockfile needs to be updated|Couldn't find (?:any versions for|package|a package\.json|the binary)|Command "[^"]{1,200}" not found|An unexpected error occurred: |Package "[^"]{1,200}" refers to|Received (?:malformed|invalid)|Integrity check failed|Lockfile does not|Outdated lockfile|Incorrect integrity|[@\w/.-]{1,200}: (?:The engine "|The platform "|The CPU architecture "|Command failed)|https?:\S{1,500}: Request failed).*)$/
/** `➤ YN0028: │ msg`; only codes that end an install. */
const berry = /^➤ (YN00(?:01|09|16|18|22|28|35|41|46|47|49|57|62|66|67|71|75|78|80|82|83|90|91)): (?:[│┌└·] )?(?:\[[^\]]{1,100}\] )?(\S.*)$/
const diff = /^(?:[-+@] ?|[-+]\s)/
const network = /"?https?:\S{1,500}: (?:ETIMEDOUT|ECONN|getaddrinfo|Request failed .{0,4}5\d\d)|ESOCKETTIMEDOUT/

/** Yarn, old and new. */
export const yarn: LogFormat = {
  name: 'yarn',
  cues: ['^error ', '➤ YN00'],
  open: () =>
    openBlockReader<RegExpExecArray>({
      opens: (line) => (line.startsWith('➤') ? berryError(line) : line.startsWith('error ') ? classic.exec(line) : null),
      read({ title, at }) {
        const [, first = '', second] = title
        const message = second ?? first
        return [
          finding({ kind: network.test(message) ? 'infrastructure' : 'setup', message, rule: second === undefined ? null : first, at }),
        ]
      },
    }),
}

/** The new lock file is shown as a diff under the same code. */
function berryError(line: string): RegExpExecArray | null {
  const match = berry.exec(line)
  return match === null || diff.test(match[2] ?? '') ? null : match
}
