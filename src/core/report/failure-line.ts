import { codeSpan } from '../fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** One failure on one line: where, what, and where it comes from unless the pull request brought it. */
export function describeFailure({ file, line, test, message, origin }: Diagnostic): string {
  const place = file === null ? '' : `${codeSpan(`${file}${line === null ? '' : `:${line}`}`)} `
  const name = test === null ? '' : `${codeSpan(test.name, 120)}: `
  const history = origin.kind === 'introduced' || origin.because === '' ? '' : ` (${origin.kind}: ${codeSpan(origin.because, 300)})`
  return `${place}${name}${codeSpan(message, 160)}${history}`
}
