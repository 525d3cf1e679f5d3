import { normaliseText } from './fingerprint.ts'
import { isWordless as saysNothing } from '../formats/wordless.ts'
import type { Location } from './locate.ts'
import type { DiagnosticSource, FailedTest, TestName } from '../model/diagnostic.ts'
import type { Finding } from '../model/evidence.ts'

/** A finding with its place in the repository and its origin. */
export interface Located {
  readonly finding: Finding
  readonly location: Location
  readonly source: DiagnosticSource
  /** A report tells every test's end; what a log says may be one try of several. */
  readonly isReport: boolean
}

/** One failure, as all sources together tell it. */
export interface Failure {
  finding: Finding
  location: Location
  source: DiagnosticSource
  /** Every job and check that saw it. */
  readonly jobs: Set<string>
  readonly paths: Set<string>
  /** Every document of every job that told of it: what one document says twice was seen once. */
  readonly places: Set<string>
  occurrences: number
  /** Did a source say that the test never passed? */
  failsForGood: boolean
  flaky: boolean
  /** Other tests that fail for the same reason. */
  readonly also: readonly FailedTest[]
  /** What the cases of one parameterised test share, where it stands for several: any of them may be the first next time. */
  readonly cases: { readonly name: string; readonly words: string } | null
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
  return (
    same.find(({ location, finding }) => location.line === located.location.line && sharesWords(finding, located.finding)) ??
    same.find(({ location }) => location.line === located.location.line) ??
    same[0]
  )
}

function isSame(failure: Failure, located: Located): boolean {
  const { location: place, finding: known } = failure
  const { finding, location, source } = located
  if (place.file !== null && location.file !== null && !isSameFile(place.file, location.file, known.test !== null && finding.test !== null))
    return false
  const isSeenHere = failure.paths.has(source.path)
  if (known.test !== null && finding.test !== null) {
    if (isSubtest(known.test, finding.test)) return !(isSeenHere && tellsApart(located)) && isAt(failure, located)
    return isSameTest(known.test, finding.test, location.file !== null) && tellsTheSame(failure, located, isSeenHere)
  }
  return sharesWords(known, finding) && !(isSeenHere && isPrintedElsewhere(failure, located)) && isSamePlace(failure, located, isSeenHere)
}

/** Where no files are known one source may only tell the last part of a path, as Surefire does in its summary. */
function isSameFile(left: string, right: string, isTest: boolean): boolean {
  return left === right || (isTest && (left.endsWith(`/${right}`) || right.endsWith(`/${left}`)))
}

function isSamePlace({ location: place, finding: known }: Failure, { location, finding }: Located, isSeenHere: boolean): boolean {
  if (place.line === null || location.line === null) return true
  return place.line === location.line && agree(known.rule, finding.rule) && (!isSeenHere || agree(place.column, location.column))
}

/** Lines of one tool that differ as printed are different errors, also where their paths are none of the repository's for sure. */
function isPrintedElsewhere({ finding: known, source: { format } }: Failure, { finding, source }: Located): boolean {
  if (format !== source.format || known.test !== null || finding.test !== null) return false
  return known.file !== null && finding.file !== null && !(agree(known.line, finding.line) && agree(known.column, finding.column))
}

function isAt({ finding: known, location: place }: Failure, { finding, location }: Located): boolean {
  return place.line === location.line && sharesWords(known, finding)
}

/** Two names in one report are two tests, and so they are in a log that shows no place which they share. */
function tellsApart({ isReport, location }: Located): boolean {
  return isReport || location.line === null
}

/** One source tells two failures of one test apart; another source may name a different frame of the same failure. */
function tellsTheSame(failure: Failure, located: Located, isSeenHere: boolean): boolean {
  if (!isSeenHere) return true
  if (isTwin(failure, located) || isOther(failure, located)) return false
  const isSetup = failure.finding.kind === 'setup' && located.finding.kind === 'setup'
  return isSetup || sharesWords(failure.finding, located.finding)
}

/** One source that names two suites and two lines speaks of two tests, however alike they are called. */
function isTwin({ finding: known, location: place }: Failure, { finding, location }: Pick<Located, 'finding' | 'location'>): boolean {
  const [one, other] = [known.test?.suite ?? null, finding.test?.suite ?? null]
  return (
    one !== null &&
    other !== null &&
    simpleName(one) !== simpleName(other) &&
    place.line !== null &&
    location.line !== null &&
    place.line !== location.line
  )
}

/** One tool that tells of two lines in one test has seen two failures there, as assertions do that do not end a test. */
function isOther(
  { finding: known, location: place, source: { format } }: Failure,
  { finding, location, source, isReport }: Located,
): boolean {
  if (format !== source.format || place.line === null || location.line === null || place.line === location.line) return false
  return isReport ? known.at === finding.at : known.message !== finding.message
}

/** Two facts agree unless both are known and differ. */
function agree<T>(left: T | null, right: T | null): boolean {
  return left === null || right === null || left === right
}

function isSameTest(left: TestName, right: TestName, sameFile: boolean): boolean {
  const names = new Set(testKeys(left))
  if (!testKeys(right).some((name) => names.has(name))) return false
  if (sameFile || left.suite === null || right.suite === null) return true
  const [a, b] = [simpleName(left.suite), simpleName(right.suite)]
  return a.includes(b) || b.includes(a)
}

/** pytest's log names the subtest `test_x (n=1)` of which its report only names the test. */
function isSubtest({ name: one }: TestName, { name: other }: TestName): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long.startsWith(`${short} (`) || long.startsWith(`${short} [`)
}

/** Runners join suites and names differently in a report and on the console. */
function testKeys({ suite, name }: TestName): readonly string[] {
  const own = simpleName(name)
  return suite === null ? [own] : [own, `${simpleName(suite)} ${own}`, `${simpleName(suite)}.${own}`]
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
  return test !== null && saysNothing(message, test.name)
}

function contains(finding: Finding, words: string): boolean {
  return words.length >= 8 && (normaliseText(finding.message).includes(words) || normaliseText(finding.excerpt ?? '').includes(words))
}

/** The first words without the name of the error's class, which some writers leave out. */
export function firstWords(message: string): string {
  return normaliseText(message.trimStart().split('\n', 1)[0] ?? '')
    .replace(/^(?:[\w$]{1,100}[.\\][\w.$\\]{1,200}|[\w$]{0,100}(?:Error|Exception|Failure|Warning))(?: \[\w{1,100}\])?: /, '')
    .slice(0, 300)
}

function start({ finding, location, source, isReport }: Located): Failure {
  const flaky = finding.flaky === true
  return {
    finding,
    location,
    source,
    jobs: new Set(source.job === null ? [] : [source.job]),
    paths: new Set([source.path]),
    places: new Set([placeOf(source)]),
    occurrences: 1,
    failsForGood: !flaky && finding.test !== null && isReport,
    flaky,
    also: [],
    cases: null,
  }
}

function placeOf({ path, job }: DiagnosticSource): string {
  return `${path}\u0000${job}`
}

function longer(left: string | null, right: string | null): string | null {
  return (right?.length ?? 0) > (left?.length ?? 0) ? right : left
}

/** A report may have told that the test passed in the end, which the log of one attempt does not know. */
function severityOf({ finding: known, flaky, failsForGood }: Failure, { severity, test }: Finding, isReport: boolean): Finding['severity'] {
  return known.severity === 'error' || (flaky && !failsForGood && !isReport && test !== null) ? known.severity : severity
}

/** Takes over what the new source knows better: a place, a rule, a test's name, more text. */
function absorb(failure: Failure, { finding, location, source, isReport }: Located): void {
  const old = failure.finding
  const isVague = old.kind === 'other' && finding.kind !== 'other'
  const [main, more] = isVague ? [finding, old] : [old, finding]
  failure.finding = {
    ...main,
    message: isWordless(main) && !isWordless(more) ? more.message : main.message,
    severity: severityOf(failure, finding, isReport),
    rule: main.rule ?? more.rule,
    test: main.test ?? more.test,
    excerpt: longer(main.excerpt, more.excerpt),
  }
  const origin = isVague ? source : failure.source
  failure.source = { ...origin, job: origin.job ?? source.job }
  if (failure.location.line === null && location.file !== null) failure.location = location
  if (source.job !== null) failure.jobs.add(source.job)
  failure.paths.add(source.path)
  failure.places.add(placeOf(source))
  failure.occurrences = failure.places.size
  if (finding.flaky === true) failure.flaky = true
  else if (finding.test !== null && isReport) failure.failsForGood = true
}
