import { readException, tracebackTitle, type PythonException } from './python.ts'

/** What Bazel prints above a test's own output. */
const preamble = /^(?:exec \$\{PAGER|Executing tests from \/\/|-{60,}$)/

/** What a program wrote before it ended, without what its runner puts in front. */
export function withoutPreamble(output: string): string {
  return output
    .split('\n')
    .filter((line) => !preamble.test(line))
    .join('\n')
}

/** The exception of Python that a program ended with, where it shows one. */
export function exceptionIn(output: string): PythonException | null {
  const found = output.includes(tracebackTitle) ? readException(output.split('\n')) : null
  return found === null || found.message === '' ? null : found
}
