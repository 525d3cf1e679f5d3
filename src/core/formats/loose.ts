import type { Finding } from '../model/evidence.ts'

/** Neither a test by its name nor code by its place; what befell a machine may have worn on to the step that failed. */
export function isLoose({ kind, severity, test, file, flaky }: Finding, hasError: boolean): boolean {
  if (severity !== 'error' || test !== null || flaky === true) return false
  if (kind === 'infrastructure') return !hasError
  return kind === 'other' || kind === 'setup' || (kind === 'build' && file === null)
}
