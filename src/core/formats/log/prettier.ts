import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const unformatted = /^\[warn\] ((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.\w{1,20})$/
const broken = /^\[error\] ((?:[A-Za-z]:)?[^\s:][^:]{0,1000}): (\w{0,60}Error: .*?)(?: \((\d{1,7}):(\d{1,7})\))?$/
const codeFrame = /^\[error\] (.*)$/
/** Prettier's own words for what its list of files means. */
const meaning = 'Code style issues found. Run Prettier with --write to fix.'

/** `prettier --check`: files that are not formatted, which fail the check although they are called warnings, and files that it cannot parse. */
export const prettier: LogFormat = {
  name: 'prettier',
  cues: ['Checking formatting...', '[warn] ', '[error] '],
  open() {
    let isChecking = false
    return {
      line(line, at) {
        if (line.startsWith('Checking formatting...')) isChecking = true
        const style = isChecking ? unformatted.exec(line) : null
        if (style !== null) return [finding({ kind: 'lint', message: meaning, file: style[1] ?? null, rule: 'prettier', at })]
        if (isChecking && !codeFrame.test(line) && !/^(?:\[warn\] |Checking )/.test(line)) isChecking = false
        const error = broken.exec(line)
        if (error?.[3] === undefined) return []
        return [
          finding({
            kind: 'build',
            message: error[2] ?? line,
            file: error[1] ?? null,
            line: number(error[3]),
            column: number(error[4]),
            at,
          }),
        ]
      },
      awake: () => isChecking,
      end: () => [],
    }
  },
}
