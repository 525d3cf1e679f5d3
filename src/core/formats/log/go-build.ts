import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const error = /^(vet: )?((?:[A-Za-z]:)?[^\s:]{1,1000}\.go):(\d{1,7})(?::(\d{1,7}))?: (.*)$/
/** golangci-lint names the linter behind the message. */
const linter = /^(.*) \(([a-z][\w-]{1,40})\)$/

/** Errors of the Go compiler and of vet; a test's own lines are indented. */
export const goBuild: LogFormat = {
  name: 'go-build',
  cues: ['.go:#'],
  open: () => ({
    line(line, at) {
      const match = line.includes('.go:') ? error.exec(line) : null
      if (match === null) return []
      const [, vet, file = '', row, column, text = ''] = match
      // What golangci-lint could not compile stands below a line that only names the package.
      if (text.startsWith(': # ')) return []
      const lint = linter.exec(text)
      const kind = vet === undefined && lint !== null && lint[2] !== 'typecheck' ? 'lint' : 'build'
      return [finding({ kind, message: lint?.[1] ?? text, file, line: number(row), column: number(column), rule: lint?.[2] ?? null, at })]
    },
    end: () => [],
  }),
}
