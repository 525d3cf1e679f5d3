import { normaliseText } from './fingerprint.ts'
import { groupBy } from './group-by.ts'
import { firstWords, type Failure } from './merge-findings.ts'
import type { FailedTest } from './model/diagnostic.ts'
import { hasTestName } from './test-files.ts'

/** Fewer tests with the same words are more likely two faults than one. */
const fewest = 3
const testsLimit = 200
/** Words that two different faults share all the time: what was expected, and nothing of why. */
const assertion = /assert|expect|to(?: deeply| strictly)? (?:be|equal)|should|mismatch|not equal|!=|==|did not match|wanted|\bgot\b/i

/**
 * Makes one failure of many tests that fail for one reason: an error raised in one line of shared code, or an error
 * in the same words that is no assertion, such as a database that is not there. Order is kept.
 */
export function groupCauses(failures: readonly Failure[]): readonly Failure[] {
  const joined = new Map<Failure, Failure | null>()
  for (const [key, group] of groupBy(failures, causeOf)) {
    const [first, ...others] = group
    if (first === undefined || others.length === 0 || (key.startsWith('words') && group.length < fewest)) continue
    joined.set(first, join(first, others))
    for (const other of others) joined.set(other, null)
  }
  return failures.flatMap((failure) => {
    const one = joined.get(failure)
    return one === undefined ? [failure] : one === null ? [] : [one]
  })
}

/** What all failures of one cause share; null when this failure stands for itself. */
function causeOf({ finding, location, flaky, failsForGood }: Failure): string | null {
  const { test, kind, message, file } = finding
  if (test === null || kind === 'infrastructure' || (flaky && !failsForGood)) return null
  const words = firstWords(message)
  if (words === '') return null
  if (location.file !== null && location.line !== null && isShared(location.file, file, test.suite)) return `place\u0000${location.file}\u0000${location.line}\u0000${words}`
  return assertion.test(message) || words.length < 12 ? null : `words\u0000${kind}\u0000${normaliseText(message.split('\n', 1)[0] ?? '')}`
}

/** A line of a test file is a test's own; the same line of other code may be what several tests stumble over. */
function isShared(file: string, own: string | null, suite: string | null): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return !hasTestName(file) && own?.endsWith(name) !== true && suite?.includes(name) !== true
}

function join(first: Failure, others: readonly Failure[]): Failure {
  const all = [first, ...others]
  return {
    ...first,
    jobs: new Set(all.flatMap(({ jobs }) => [...jobs])),
    paths: new Set(all.flatMap(({ paths }) => [...paths])),
    occurrences: all.reduce((sum, { occurrences }) => sum + occurrences, 0),
    failsForGood: all.some(({ failsForGood }) => failsForGood),
    also: others.flatMap(testOf).slice(0, testsLimit),
  }
}

function testOf({ finding, location }: Failure): readonly FailedTest[] {
  return finding.test === null ? [] : [{ ...finding.test, file: location.testFile }]
}
