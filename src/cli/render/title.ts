import type { Diagnostic } from '../../core/model/diagnostic.ts'

/** What a diagnostic is about, in one line: the test, the rule, or at least its kind. */
export function titleOf({ kind, rule, test }: Diagnostic): string {
  const name = test === null ? (rule ?? kind) : [test.suite, test.name].filter((part) => part !== null && part !== '').join(' › ')
  return name.replace(/\s+/g, ' ').trim()
}
