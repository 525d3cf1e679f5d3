import type { Finding } from '../model/evidence.ts'
import type { Extract } from './log-anchor.ts'
import { isWrapper } from './wrappers.ts'

/** What a tool says that fails of warnings alone. */
const blame =
  /-Werror\b|\btoo many warnings\b|\bwarnings? (?:were |was )?(?:found|emitted)\b|\btreated as errors?\b|\b(?:Found|has|have) \d{1,6} warnings?\b|\bYou have \d{1,6} Checkstyle violations?\b/i
/** So sure are words of an error that warnings above them explain nothing; see `log-anchor.ts`. */
const sureRanks = 3

/**
 * A checker may be told to fail on warnings, and mostly does so without a word. Where a step has failed and shows no
 * error, the places that checkers found in it are its errors; warnings of compilers only where one says so.
 */
export function withFailingWarnings(findings: readonly Finding[], extracts: readonly Extract[]): readonly Finding[] {
  const raised = new Map<Finding, Finding>()
  const blaming = new Set<Finding>()
  for (const range of extracts) {
    const inside = findings.filter(({ at }) => at !== null && at >= range.from && at <= range.to)
    const errors = inside.filter((one) => one.severity === 'error' && one.flaky !== true)
    const vague = errors.filter((one) => one.file === null && one.test === null && (isWrapper(one) || blame.test(one.message)))
    if (errors.length > vague.length) continue
    const isBlamed = blame.test(range.title) || vague.some(({ message }) => blame.test(message))
    if (!isBlamed && !range.isFailed) continue
    const found = inside.filter(
      (one) =>
        one.severity !== 'error' &&
        one.flaky !== true &&
        one.test === null &&
        one.file !== null &&
        (one.kind === 'lint' || (one.kind === 'build' && one.severity === 'warning' && isBlamed)),
    )
    if (found.length === 0 || (!isBlamed && vague.length === 0 && tellsAnother(range, found))) continue
    for (const one of found) raised.set(one, { ...one, severity: 'error' })
    for (const one of vague) if (!isWrapper(one)) blaming.add(one)
  }
  return raised.size === 0 ? findings : findings.filter((one) => !blaming.has(one)).map((one) => raised.get(one) ?? one)
}

/** Sure words of an error below the last of the findings, where another command of the step may have failed. */
function tellsAnother({ title, rank, at }: Extract, found: readonly Finding[]): boolean {
  return rank < sureRanks && at > Math.max(...found.map((one) => one.at ?? 0)) && !isWrapper({ message: title, test: null, kind: 'other' })
}
