import type { Outcome } from './outcome.ts'
import { openNames, openTagReader, type Names, type TagReader } from './xml-in-place.ts'

/** The elements of a report that tell something. */
export const element = {
  testcase: 1,
  testsuite: 2,
  testsuites: 3,
  failure: 4,
  rerunFailure: 5,
  error: 6,
  rerunError: 7,
  flakyFailure: 8,
  flakyError: 9,
  skipped: 10,
  stackTrace: 11,
  'system-out': 12,
  'system-err': 13,
} as const

/** Names as they stand in a document. */
export const elementNames: Names = openNames(element)

const numbers: ReadonlyMap<string, number> = new Map(Object.entries(element))

/** The number of a name, 0 when it is not known. */
export function numberOf(name: string): number {
  return numbers.get(name) ?? 0
}

/** Says why a case did not pass. */
export function isProblem(name: number): boolean {
  return name >= element.failure && name <= element.flakyError
}

/** Holds text, in which everything else is text, too. */
export function isText(name: number): boolean {
  return name >= element.failure
}

export function isSuite(name: number): boolean {
  return name === element.testsuite || name === element.testsuites
}

/** What a case's elements say of it, as bits: the lowest one that is set counts. */
export function markOf(name: number): number {
  if (name === element.failure || name === element.rerunFailure) return 1
  if (name === element.error || name === element.rerunError) return 2
  if (name === element.flakyFailure || name === element.flakyError) return 4
  return name === element.skipped ? skippedMark : 0
}

const skippedMark = 8
/** By an attribute only, as some writers have it: it counts where no element says anything. */
const attributeMarks = { failed: 16, errored: 32 } as const

/** The outcome that the marks of a case come to. */
export function outcomeOf(marks: number): Outcome {
  if (marks === 0) return 'passed'
  if ((marks & 1) !== 0) return 'failed'
  if ((marks & 2) !== 0) return 'errored'
  if ((marks & 4) !== 0) return 'flaky'
  if ((marks & skippedMark) !== 0) return 'skipped'
  return (marks & attributeMarks.failed) !== 0 ? 'failed' : 'errored'
}

/** Do the attributes of a case say that it did not pass? */
export function isProblemByAttribute(marks: number): boolean {
  return (marks & (attributeMarks.failed | attributeMarks.errored)) !== 0
}

const skips = /^(?:notrun|disabled|suppressed|skipped|ignored)$/i
const fails = /^fail(?:ed|ure)?$/i
const errs = /^(?:error|errored|broken)$/i

/** Reads what tells a case from others, and whether it was run at all. */
export function openCaseTags(): TagReader {
  return openTagReader(['status', 'result'], ['classname', 'class', 'name', 'file', 'line'])
}

/** The mark that the attributes of a case make, given what was read of them. */
export function markOfTag({ facts }: TagReader, bytes: Uint8Array): number {
  if (facts.from < 0 || facts.to - facts.from > 12) return 0
  const value = String.fromCharCode(...bytes.subarray(facts.from, facts.to))
  if (fails.test(value)) return attributeMarks.failed
  if (errs.test(value)) return attributeMarks.errored
  return skips.test(value) ? skippedMark : 0
}
