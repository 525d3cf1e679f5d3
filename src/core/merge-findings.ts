import { normaliseText } from './fingerprint.ts'
import type { Location } from './locate.ts'
import type { DiagnosticSource, TestName } from './model/diagnostic.ts'
import type { Finding } from './model/evidence.ts'

/** A finding with its place in the repository and its origin. */
export interface Located {
  readonly finding: Finding
  readonly location: Location
  readonly source: DiagnosticSource
}

/** One failure, as all sources together tell it. */
export interface Failure {
  finding: Finding
  location: Location
  source: DiagnosticSource
  /** Every job and check that saw it. */
  readonly jobs: Set<string>
  readonly paths: Set<string>
  occurrences: number
  /** Did a source say that the test never passed? */
  failsForGood: boolean
  flaky: boolean
}

/** Makes one failure of what several sources and jobs say about it. Sources come in order of trust. */
export function mergeFindings(all: readonly Located[]): readonly Failure[] {
  const failures: Failure[] = []
  const index = new Map<string, Failure[]>()
  for (const located of all) {
    const keys = keysOf(located)
    const candidates = new Set(keys.flatMap((key) => index.get(key) ?? []))
    const match = best([...candidates], located)
    const failure = match ?? start(located)
    if (match === undefined) failures.push(failure)
    else absorb(failure, located)
    for (const key of keys) {
      const known = index.get(key)
      if (known === undefined) index.set(key, [failure])
      else if (!known.includes(failure) && known.length < 50) known.push(failure)
    }
  }
  return failures
}

/** The same failure shares at least one of these with its twin. */
function keysOf({ finding, location }: Located): readonly string[] {
  const { test } = finding
  const words = firstWords(finding.message)
  return [
    ...(test === null ? [] : testKeys(test).map((name) => `test ${name}`)),
    ...(location.file === null || location.line === null ? [] : [`place ${location.file}:${location.line}`]),
    ...(words.length < 8 ? [] : [`words ${words}`]),
  ]
}

function best(candidates: readonly Failure[], located: Located): Failure | undefined {
  const same = candidates.filter((failure) => isSame(failure, located))
  return same.find(({ location, finding }) => location.line === located.location.line && sharesWords(finding, located.finding)) ?? same.find(({ location }) => location.line === located.location.line) ?? same[0]
}

function isSame(failure: Failure, { finding, location, source }: Located): boolean {
  const sameFile = failure.location.file === null || location.file === null || failure.location.file === location.file
  if (!sameFile) return false
  const samePlace = location.file !== null && location.line !== null && failure.location.file === location.file && failure.location.line === location.line
  if (failure.finding.test !== null && finding.test !== null) {
    if (!isSameTest(failure.finding.test, finding.test, samePlace || location.file !== null)) return false
    // One source tells two failures of one test apart; another source may name a different frame of the same failure.
    const isSetup = failure.finding.kind === 'setup' && finding.kind === 'setup'
    return isSetup || sharesWords(failure.finding, finding) || !failure.paths.has(source.path)
  }
  const columns = [failure.location.column, location.column]
  if (samePlace && failure.paths.has(source.path) && !columns.includes(null) && columns[0] !== columns[1]) return false
  if (samePlace) return sharesWords(failure.finding, finding) && (failure.finding.rule === null || finding.rule === null || failure.finding.rule === finding.rule)
  const oneUnplaced = location.line === null || failure.location.line === null
  return oneUnplaced && sharesWords(failure.finding, finding) && (failure.finding.test === null || finding.test === null)
}

function isSameTest(left: TestName, right: TestName, sameFile: boolean): boolean {
  const names = new Set(testKeys(left))
  if (!testKeys(right).some((name) => names.has(name))) return false
  if (sameFile || left.suite === null || right.suite === null) return true
  const [a, b] = [simpleName(left.suite), simpleName(right.suite)]
  return a.includes(b) || b.includes(a)
}

/** Runners join suites and names differently in a report and on the console. */
function testKeys({ suite, name }: TestName): readonly string[] {
  const own = simpleName(name)
  return suite === null ? [own] : [own, `${simpleName(suite)} ${own}`]
}

export function simpleName(name: string): string {
  return name
    .slice(0, 2_000)
    .replace(/ [>›»] |::|\s{1,200}/g, ' ')
    .trim()
}

function sharesWords(left: Finding, right: Finding): boolean {
  if (isWordless(left) || isWordless(right)) return true
  const [a, b] = [firstWords(left.message), firstWords(right.message)]
  if (a === b || a === '' || b === '') return true
  return contains(left, b) || contains(right, a)
}

/** A reader that found no words says no more than that the test failed. */
function isWordless({ message, test }: Finding): boolean {
  return test !== null && message === `${test.name} failed`
}

function contains(finding: Finding, words: string): boolean {
  return words.length >= 8 && (normaliseText(finding.message).includes(words) || normaliseText(finding.excerpt ?? '').includes(words))
}

/** The first words without the name of the error's class, which some writers leave out. */
export function firstWords(message: string): string {
  return normaliseText(message.trimStart().split('\n', 1)[0] ?? '').replace(/^(?:[\w.$]{1,100}(?:Error|Exception)?(?: \[\w{1,100}\])?: )/, '').slice(0, 300)
}

function start({ finding, location, source }: Located): Failure {
  const flaky = finding.flaky === true
  return { finding, location, source, jobs: new Set(source.job === null ? [] : [source.job]), paths: new Set([source.path]), occurrences: 1, failsForGood: !flaky && finding.test !== null && source.format === 'junit', flaky }
}

/** Takes over what the new source knows better: a place, a rule, a test's name, more text. */
function absorb(failure: Failure, { finding, location, source }: Located): void {
  const old = failure.finding
  const excerpt = (finding.excerpt?.length ?? 0) > (old.excerpt?.length ?? 0) ? finding.excerpt : old.excerpt
  const isVague = old.kind === 'other' && finding.kind !== 'other'
  failure.finding = {
    ...old,
    kind: isVague ? finding.kind : old.kind,
    message: isVague ? finding.message : old.message,
    severity: old.severity === 'error' ? old.severity : finding.severity,
    rule: old.rule ?? finding.rule,
    test: old.test ?? finding.test,
    excerpt,
  }
  if (isVague) failure.source = { ...source, job: source.job ?? failure.source.job }
  else if (failure.source.job === null) failure.source = { ...failure.source, job: source.job }
  const isBetter = failure.location.line === null && location.file !== null
  if (isBetter) failure.location = location
  if (source.job !== null) failure.jobs.add(source.job)
  failure.paths.add(source.path)
  failure.occurrences += 1
  if (finding.flaky === true) failure.flaky = true
  else if (finding.test !== null && source.format === 'junit') failure.failsForGood = true
}
