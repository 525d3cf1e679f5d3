import type { Finding } from '../model/evidence.ts'
import { listNames } from '../model/listing.ts'
import { finding, placeOf } from './finding.ts'
import { ownFrame } from './frames.ts'
import { framesOf, isFatal, namedTests, wordsOf } from './go-output.ts'
import { dedent, plain } from './text.ts'

/** One event of a test. */
export interface TestEvent {
  readonly action: string
  readonly packageName: string
  readonly name: string
  readonly output: string
  readonly at: number
}

/** How a package ended. */
export interface PackageEnd {
  readonly packageName: string
  readonly isFailed: boolean
  /** Its exit status in the words of the go command; empty when it tells none. */
  readonly status: string
  readonly at: number
}

/** What became of the tests of all packages. */
export interface GoTests {
  take(event: TestEvent): void
  /** Did one of its tests fail? One that ended the whole package did. */
  close(end: PackageEnd): boolean
  /** `openPackages` have begun and not ended. */
  end(openPackages: readonly string[]): {
    readonly tests: number
    readonly failed: number
    readonly errored: number
    readonly skipped: number
    readonly flaky: number
    readonly findings: readonly Finding[]
    readonly warnings: readonly string[]
  }
}

const failuresLimit = 500
const runningLimit = 10_000
const namesLimit = 10
const pieces = 400
/** What the testing package prints round the output of a test. */
const frame = /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME|ATTR)\b|--- (?:FAIL|PASS|SKIP|BENCH): )/

interface Failure {
  readonly packageName: string
  readonly name: string
  readonly at: number
  readonly output: string
  /** It never came to an end of its own: why, as far as that is known. */
  readonly ended: string | null
}

/** A test at work. */
interface Running {
  readonly packageName: string
  readonly name: string
  /** What it has printed, in pieces. */
  readonly output: string[]
  /** It waits for its turn among the parallel tests. */
  isPaused: boolean
  /** Number of its last event, to tell which test was the last to do anything. */
  last: number
}

interface State {
  readonly totals: { tests: number; failed: number; errored: number; skipped: number; flaky: number }
  /** By package and name. */
  readonly running: Map<string, Running>
  readonly failures: Map<string, Failure>
  readonly flaky: Failure[]
  /** Packages in which a test failed since they were opened, and whether that ended them. */
  readonly failing: Map<string, boolean>
  /** Tests that another one took with it when it ended their package. */
  readonly lost: Map<string, Running>
  events: number
  dropped: number
}

export function openGoTests(): GoTests {
  const state: State = {
    totals: { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 },
    running: new Map(),
    failures: new Map(),
    flaky: [],
    failing: new Map(),
    lost: new Map(),
    events: 0,
    dropped: 0,
  }
  return {
    take: (event) => take(state, event),
    close: (end) => close(state, end),
    end: (openPackages) => finish(state, openPackages),
  }
}

function keyOf({ packageName, name }: { readonly packageName: string; readonly name: string }): string {
  return `${packageName}\u0000${name}`
}

function take(state: State, { action, packageName, name, output, at }: TestEvent): void {
  const key = keyOf({ packageName, name })
  if (action === 'run' && state.running.size < runningLimit)
    state.running.set(key, { packageName, name, output: [], isPaused: false, last: 0 })
  const test = state.running.get(key)
  if (test !== undefined) note(test, action, output, (state.events += 1))
  if (action !== 'pass' && action !== 'fail' && action !== 'skip' && action !== 'bench') return
  state.running.delete(key)
  state.lost.delete(key)
  settle(state, { packageName, name, at, output: test?.output.join('') ?? '', ended: null }, action)
}

function note(test: Running, action: string, output: string, event: number): void {
  test.last = event
  if (action === 'pause') test.isPaused = true
  else if (action === 'cont') test.isPaused = false
  else if (action === 'output') {
    test.output.push(output)
    if (test.output.length > pieces) test.output.splice(pieces / 2, 1)
  }
}

function settle(state: State, result: Failure, action: string): void {
  if (action === 'fail') fail(state, result)
  else if (action === 'pass' && state.failures.has(keyOf(result))) redeem(state, keyOf(result))
  else {
    state.totals.tests += 1
    if (action === 'skip') state.totals.skipped += 1
  }
}

function fail({ totals, failures, failing, ...state }: State, failure: Failure): void {
  const key = keyOf(failure)
  failing.set(failure.packageName, (failing.get(failure.packageName) ?? false) || isFatal(failure.output))
  // A second failure of one test is another attempt.
  if (failures.has(key)) return
  totals.tests += 1
  totals[failure.ended === null ? 'failed' : 'errored'] += 1
  if (failures.size < failuresLimit) failures.set(key, failure)
  else state.dropped += 1
}

/** It failed before and passes now: gotestsum runs failed tests again into the same stream. */
function redeem({ totals, failures, flaky }: State, key: string): void {
  const failure = failures.get(key)
  if (failure === undefined) return
  failures.delete(key)
  totals[failure.ended === null ? 'failed' : 'errored'] -= 1
  totals.flaky += 1
  if (flaky.length < failuresLimit) flaky.push(failure)
}

function close(state: State, { packageName, isFailed, status, at }: PackageEnd): boolean {
  const open: Running[] = []
  for (const [key, test] of [...state.running].filter(([, one]) => one.packageName === packageName)) {
    state.running.delete(key)
    const output = test.output.join('')
    const result = resultIn(output, test.name) ?? (isFailed ? null : 'pass')
    if (result === null) open.push(test)
    else settle(state, { packageName, name: test.name, at, output, ended: null }, result)
  }
  const guilty = culprits(open, state.failing.get(packageName) ?? false)
  for (const { test, output } of guilty) fail(state, { packageName, name: test.name, at, output, ended: status })
  for (const test of leaves(open))
    if (!guilty.some((one) => one.test === test) && state.lost.size < runningLimit) state.lost.set(keyOf(test), test)
  const hasFailed = state.failing.has(packageName)
  state.failing.delete(packageName)
  return hasFailed
}

/** A result that has no event, because it was printed behind a line without an end: https://go.dev/issue/38063. */
function resultIn(output: string, name: string): string | null {
  return (['pass', 'fail', 'skip'] as const).find((result) => output.includes(`--- ${result.toUpperCase()}: ${name} (`)) ?? null
}

/** The tests that ended their package, of those that were open then: by a panic or a timeout, or by leaving the program. */
function culprits(open: readonly Running[], isExplained: boolean): readonly { readonly test: Running; readonly output: string }[] {
  const loud = open.map((test) => ({ test, output: test.output.join('') })).filter(({ output }) => isFatal(output))
  if (loud.length > 0) {
    return loud.flatMap(({ test, output }) => {
      // What is printed is taken for the words of the test that began last, be it its own or not.
      const names = new Set(namedTests(output))
      const named = leaves(open).filter(({ name, isPaused }) => names.has(name) || (!isPaused && names.has(name.split('/')[0] ?? '')))
      return (named.length === 0 || named.includes(test) ? [test] : named).map((one) => ({ test: one, output }))
    })
  }
  if (isExplained) return []
  const [last] = leaves(open)
    .filter(({ isPaused }) => !isPaused)
    .sort((one, other) => other.last - one.last)
  return last === undefined ? [] : [{ test: last, output: last.output.join('') }]
}

/** A test waits for those below it. */
function leaves(open: readonly Running[]): readonly Running[] {
  const parents = new Set(open.flatMap((test) => parentsOf(test)))
  return open.filter((test) => !parents.has(keyOf(test)))
}

function parentsOf({ packageName, name }: { readonly packageName: string; readonly name: string }): readonly string[] {
  return name
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => keyOf({ packageName, name: parts.slice(0, index + 1).join('/') }))
}

function finish({ totals, running, failures, flaky, lost, dropped }: State, openPackages: readonly string[]): ReturnType<GoTests['end']> {
  const all = [...failures.values()]
  // A test fails when one below it does; only what it says itself is worth telling then.
  const parents = new Set(all.flatMap((failure) => parentsOf(failure)))
  const own = all.filter((failure) => !parents.has(keyOf(failure)) || /^\s+\S{1,200}\.go:\d{1,7}: /m.test(failure.output.slice(0, 100_000)))
  const atWork = leaves([...running.values()])
  const cut = [...atWork.map(nameOf), ...openPackages.filter((name) => !atWork.some(({ packageName }) => packageName === name))]
  return {
    ...totals,
    findings: [...own.map((failure) => toFinding(failure, false)), ...flaky.map((failure) => toFinding(failure, true))],
    warnings: [
      ...(lost.size > 0
        ? [`Tests without a result, because their package ended before they did: ${listOf([...lost.values()].map(nameOf))}.`]
        : []),
      ...(cut.length > 0 ? [`The events end in the middle; without a result: ${listOf(cut)}.`] : []),
      ...(dropped > 0 ? [`More than ${failuresLimit} failures: the rest is counted only.`] : []),
    ],
  }
}

function nameOf({ packageName, name }: Running): string {
  return `${packageName} ${name}`.trim()
}

function listOf(names: readonly string[]): string {
  return listNames(names, namesLimit, (name) => plain(name).slice(0, 200))
}

function toFinding({ packageName, name, at, output, ended }: Failure, flaky: boolean): Finding {
  const lines = plain(output)
    .split('\n')
    .filter((line) => !frame.test(line.slice(0, 1_000)))
  const text = lines.join('\n')
  const frames = framesOf(text, packageName, name)
  return finding({
    kind: 'test',
    severity: flaky ? 'warning' : 'error',
    message:
      wordsOf(text) || (ended === null ? `${name} failed` : `${name} was ended before it was done${ended === '' ? '' : ` (${ended})`}`),
    ...placeOf(ownFrame(frames)),
    test: { suite: packageName === '' ? null : packageName, name, id: null },
    excerpt: dedent(lines),
    at,
    frames,
    ...(flaky ? { flaky } : {}),
  })
}
