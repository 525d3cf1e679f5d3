import { cut } from '../../core/common/fence.ts'
import type { FailureReport } from '../../core/model/evidence.ts'
import { makeVisible } from '../../core/common/visible.ts'
import { titleOf } from './title.ts'

/** GitHub cuts an annotation's message at 4,096 bytes and its title at 255 characters. */
const messageLimit = 3_000
const titleLimit = 200

/**
 * One workflow command for each diagnostic, which the runner turns into an annotation of the check:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function annotations({ diagnostics }: FailureReport): string {
  return diagnostics
    .map((diagnostic) => {
      const { severity, file, line, column, message } = diagnostic
      const places =
        file === null
          ? []
          : [`file=${property(file)}`, ...(line === null ? [] : [`line=${line}`, ...(column === null ? [] : [`col=${column}`])])]
      return `::${severity} ${[...places, `title=${property(cut(titleOf(diagnostic), titleLimit))}`].join(',')}::${data(cut(makeVisible(message), messageLimit))}\n`
    })
    .join('')
}

/** As `escapeData` of @actions/core: what ends a line must not end the command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As `escapeProperty` of @actions/core. */
function property(text: string): string {
  return data(makeVisible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
