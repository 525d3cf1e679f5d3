import { normaliseText } from './fingerprint.ts'
import { isLibrary } from '../formats/frames.ts'
import { groupBy } from '../common/group-by.ts'
import { firstWords, type Failure } from './merge-findings.ts'
import type { FailedTest, TestName } from '../model/diagnostic.ts'
import { baseName, classOf, isNaming, maskValues, openTemplates } from './parameters.ts'
import { hasTestName } from './test-files.ts'

/** Fewer tests with the same words are more likely two faults than one. */
const fewest = 3
const testsLimit = 200
/** As many of the user's own frames tell one way to a failure from another. */
const framesCompared = 12
/** Words that two different faults share all the time: what was expected, and nothing of why. */
const assertion = /assert|expect|to(?: deeply| strictly)? (?:be|equal)|should|mismatch|not equal|!=|==|did not match|wanted|\bgot\b/i

/** What all failures of one cause share. */
interface Cause {
  readonly key: string
  /** So many failures at least make it one cause. */
  readonly fewest: number
  /** What the cases of one test share of its name and its words; null for a cause of several tests. */
  readonly cases: Failure['cases']
}

/**
 * Makes one failure of many tests that fail for one reason: the cases of one parameterised test, an error raised in
 * one line of shared code, or an error in the same words that is no assertion, such as a database that is not there.
 * Order is kept.
 */
export function groupCauses(failures: readonly Failure[]): readonly Failure[] {
  const known = new Map(failures.map((failure) => [failure, readTraits(failure)]))
  const traitsOf = (failure: Failure): Traits | null => known.get(failure) ?? readTraits(failure)
  const templates = openTemplates()
  const kinds = [
    caseOf,
    (traits: Traits): Cause | null => markedCaseOf(traits, templates),
    (traits: Traits): Cause | null => namedLike(traits, 'first'),
    (traits: Traits): Cause | null => namedLike(traits, 'last'),
    causeOf,
  ]
  return kinds.reduce<readonly Failure[]>(
    (left, read) =>
      joinBy(left, (failure) => {
        const traits = traitsOf(failure)
        return traits === null ? null : read(traits)
      }),
    failures,
  )
}

function joinBy(failures: readonly Failure[], read: (failure: Failure) => Cause | null): readonly Failure[] {
  const causes = new Map(failures.map((failure) => [failure, read(failure)]))
  const joined = new Map<Failure, Failure | null>()
  for (const group of groupBy(failures, (failure) => causes.get(failure)?.key ?? null).values()) {
    const [first, ...others] = group
    const cause = first === undefined ? null : causes.get(first)
    if (first === undefined || cause === null || cause === undefined || group.length < cause.fewest) continue
    joined.set(first, join(first, others, cause))
    for (const other of others) joined.set(other, null)
  }
  return failures.flatMap((failure) => {
    const one = joined.get(failure)
    return one === undefined ? [failure] : one === null ? [] : [one]
  })
}

/** What is compared of a failure. */
interface Traits {
  readonly failure: Failure
  readonly test: TestName
  readonly base: string
  readonly isSure: boolean
  readonly errorName: string
  /** Every place of the user's own that the error went through: two calls of one helper differ in it, two cases of one test do not. */
  readonly way: string
  /** The first words without values. */
  readonly words: string
}

/** Null for a failure that stands for itself: one of no test, of the machine, or not for good. */
function readTraits(failure: Failure): Traits | null {
  const {
    finding: { test, kind, message, excerpt },
    flaky,
    failsForGood,
  } = failure
  const first = firstWords(message)
  if (test === null || kind === 'infrastructure' || (flaky && !failsForGood) || first === '') return null
  const errorName = classOf(message, excerpt)
  return {
    failure,
    test,
    ...baseName(test.name),
    errorName,
    way: wayTo(failure),
    words: `${errorName}: ${maskValues(first, test.name, errorName)}`,
  }
}

function wayTo({ finding: { kind, frames }, location: { file, line, column } }: Failure): string {
  const way = new Set<string>()
  for (const frame of frames) {
    if (way.size === framesCompared) break
    if (!isLibrary(frame.file)) way.add(`${frame.file}:${frame.line}:${frame.column}`)
  }
  return [kind, file, line, column, ...way].join('\u0000')
}

/** Cases of one test: its base name, one way through the code to one place, and words that differ in values only. */
function caseOf({ failure: { location }, test, base, isSure, way, words }: Traits): Cause | null {
  if (location.line === null && !isSure) return null
  return {
    key: ['case', way, base, words, location.line === null ? test.suite : ''].join('\u0000'),
    fewest: 2,
    cases: { name: base, words },
  }
}

/** Where the runner marks a case without telling its parameter, one word of the message may be that parameter. */
function markedCaseOf(
  { failure: { location }, base, isSure, errorName, way, words }: Traits,
  templates: ReturnType<typeof openTemplates>,
): Cause | null {
  if (!isSure || location.line === null || isNaming(errorName)) return null
  const shared = ['marked', way, base, errorName].join('\u0000')
  return { key: `${shared}\u0000${templates(shared, words)}`, fewest: 2, cases: { name: base, words: errorName } }
}

/** Cases whose parameter is any word: names that begin or end alike. Less sure, so it takes more of them, and a known stack. */
function namedLike(
  {
    failure: {
      finding: { frames },
      location,
    },
    test,
    way,
    words,
  }: Traits,
  end: 'first' | 'last',
): Cause | null {
  const parts = test.name
    .slice(0, 1_000)
    .trim()
    .split(/\s{1,100}/)
  if (location.line === null || frames.length === 0 || parts.length < 2) return null
  const shared = parts.at(end === 'first' ? 0 : -1) ?? ''
  return { key: [end, way, shared, words].join('\u0000'), fewest, cases: { name: shared, words } }
}

/** One line of shared code, or the same words from anywhere. */
function causeOf({
  failure: {
    finding: { kind, message, file },
    location,
  },
  test,
  errorName,
}: Traits): Cause | null {
  const words = firstWords(message)
  if (location.file !== null && location.line !== null && isShared(location.file, file, test.suite))
    return { key: ['place', location.file, location.line, errorName, words].join('\u0000'), fewest: 2, cases: null }
  return assertion.test(message) || words.length < 12
    ? null
    : { key: ['words', kind, normaliseText(message.split('\n', 1)[0] ?? '')].join('\u0000'), fewest, cases: null }
}

/** A line of a test file is a test's own; the same line of other code may be what several tests stumble over. */
function isShared(file: string, own: string | null, suite: string | null): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return !hasTestName(file) && own?.endsWith(name) !== true && suite?.includes(name) !== true
}

function join(first: Failure, others: readonly Failure[], { cases }: Cause): Failure {
  const all = [first, ...others]
  return {
    ...first,
    jobs: new Set(all.flatMap(({ jobs }) => [...jobs])),
    paths: new Set(all.flatMap(({ paths }) => [...paths])),
    occurrences: all.reduce((sum, { occurrences }) => sum + occurrences, 0),
    failsForGood: all.some(({ failsForGood }) => failsForGood),
    also: testsBeside(first, others),
    cases: first.cases ?? cases,
  }
}

/** The other tests, each once: one test may have failed at one line several times. */
function testsBeside(first: Failure, others: readonly Failure[]): readonly FailedTest[] {
  const tests = new Map<string, FailedTest>()
  const keyOf = ({ suite, name, id, file }: FailedTest): string => [suite, name, id, file].join('\u0000')
  const own = new Set(testOf(first).map(keyOf))
  for (const test of [...first.also, ...others.flatMap((other) => [...testOf(other), ...other.also])])
    if (tests.size < testsLimit && !own.has(keyOf(test))) tests.set(keyOf(test), test)
  return [...tests.values()]
}

function testOf({ finding, location }: Failure): readonly FailedTest[] {
  return finding.test === null ? [] : [{ ...finding.test, file: location.testFile }]
}
