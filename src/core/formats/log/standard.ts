import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const heading = /^(?:standard|semistandard|ts-standard): (?:Use |Run `)/
const entry = /^ {2}((?:[A-Za-z]:)?[^\s:][^:]{0,1000}):(\d{1,7}):(\d{1,7}): (.{1,3500}?)(?: \(([@\w][\w@/.-]{1,200})\))?$/

/** JavaScript Standard Style. */
export const standard: LogFormat = {
  name: 'standard',
  cues: ['standard: '],
  open() {
    let isInside = false
    return {
      line(line, at) {
        if (heading.test(line)) {
          isInside = line.includes('JavaScript') || line.includes('TypeScript') || isInside
          return []
        }
        const match = isInside ? entry.exec(line) : null
        if (match === null) {
          isInside = false
          return []
        }
        return [
          finding({
            kind: 'lint',
            message: match[4] ?? line,
            file: match[1] ?? null,
            line: number(match[2]),
            column: number(match[3]),
            rule: match[5] ?? null,
            at,
          }),
        ]
      },
      awake: () => isInside,
      end: () => [],
    }
  },
}
