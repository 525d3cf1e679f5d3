import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const error = /^(\S{1,1000}\.ya?ml):(\d{1,7}):(\d{1,7}): (\S.*) \[([a-z][\w-]{2,40})\]$/

/** actionlint, and other linters of YAML files that name their rule at the end. */
export const actionlint: LogFormat = {
  name: 'actionlint',
  cues: ['.yml:#', '.yaml:#'],
  open: () => ({
    line(line, at) {
      const match = error.exec(line)
      if (match === null) return []
      const [, file = '', row, column, message = '', rule = ''] = match
      return [finding({ kind: 'lint', message, file, line: number(row), column: number(column), rule, at })]
    },
    end: () => [],
  }),
}
