import type { Finding } from '../model/evidence.ts'
import { finding, placeOf } from './finding.ts'
import { ownFrame, readFrames } from './frames.ts'
import { headline } from './headline.ts'
import { dedent, plain } from './text.ts'

/** One event of a test. */
export interface TestEvent {
  readonly action: string
  readonly packageName: string
  readonly name: string
  readonly output: string
  readonly at: number
}

/** What became of the tests of all packages. */
export interface GoTests {
  take(event: TestEvent): void
  /** The package has ended. Did one of its tests fail? Those still at work were ended by what ended the package. */
  close(packageName: string): boolean
  end(): { readonly tests: number; readonly failed: number; readonly errored: number; readonly skipped: number; readonly flaky: number; readonly findings: readonly Finding[]; readonly warnings: readonly string[] }
}

const failuresLimit = 500
const runningLimit = 10_000
const pieces = 400
/** What the testing package prints round the output of a test. */
const frame = /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)\b|--- (?:FAIL|PASS|SKIP|BENCH): )/

interface Failure {
  readonly packageName: string
  readonly name: string
  readonly at: number
  readonly output: string
  /** It never came to an end of its own. */
  readonly wasRunning: boolean
}

interface State {
  readonly totals: { tests: number; failed: number; errored: number; skipped: number; flaky: number }
  /** What each test at work has printed, in pieces, by package and name. */
  readonly running: Map<string, string[]>
  readonly failures: Map<string, Failure>
  readonly flaky: Failure[]
  /** Packages in which a test failed since they were opened. */
  readonly failing: Set<string>
  dropped: number
}

export function openGoTests(): GoTests {
  const state: State = { totals: { tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }, running: new Map(), failures: new Map(), flaky: [], failing: new Set(), dropped: 0 }
  return {
    take: (event) => take(state, event),
    close(packageName) {
      for (const [key, output] of [...state.running].filter(([one]) => one.startsWith(`${packageName}\u0000`))) {
        state.running.delete(key)
        // Only a test that said something is worth telling; the rest never got its turn.
        if (output.length > 1) fail(state, { packageName, name: key.slice(packageName.length + 1), at: 0, output: output.join(''), wasRunning: true })
      }
      return state.failing.delete(packageName)
    },
    end: () => finish(state),
  }
}

function take(state: State, { action, packageName, name, output, at }: TestEvent): void {
  const key = `${packageName}\u0000${name}`
  if (action === 'run' && state.running.size < runningLimit) state.running.set(key, [])
  if (action === 'output') {
    const printed = state.running.get(key)
    printed?.push(output)
    if (printed !== undefined && printed.length > pieces) printed.splice(pieces / 2, 1)
  }
  if (action !== 'pass' && action !== 'fail' && action !== 'skip' && action !== 'bench') return
  const printed = state.running.get(key) ?? []
  state.running.delete(key)
  if (action === 'fail') fail(state, { packageName, name, at, output: printed.join(''), wasRunning: false })
  else if (action === 'pass' && state.failures.has(key)) redeem(state, key)
  else {
    state.totals.tests += 1
    if (action === 'skip') state.totals.skipped += 1
  }
}

function fail({ totals, failures, failing, ...state }: State, failure: Failure): void {
  const key = `${failure.packageName}\u0000${failure.name}`
  failing.add(failure.packageName)
  // A second failure of one test is another attempt.
  if (failures.has(key)) return
  totals.tests += 1
  totals[failure.wasRunning ? 'errored' : 'failed'] += 1
  if (failures.size < failuresLimit) failures.set(key, failure)
  else state.dropped += 1
}

/** It failed before and passes now: gotestsum runs failed tests again into the same stream. */
function redeem({ totals, failures, flaky }: State, key: string): void {
  const failure = failures.get(key)
  if (failure === undefined) return
  failures.delete(key)
  totals[failure.wasRunning ? 'errored' : 'failed'] -= 1
  totals.flaky += 1
  if (flaky.length < failuresLimit) flaky.push(failure)
}

function finish({ totals, failures, flaky, dropped }: State): ReturnType<GoTests['end']> {
  const all = [...failures.values()]
  // A test fails when one below it does; only what it says itself is worth telling then.
  const parents = new Set(all.flatMap(({ packageName, name }) => name.split('/').slice(0, -1).map((_, index, parts) => `${packageName}\u0000${parts.slice(0, index + 1).join('/')}`)))
  const own = all.filter(({ packageName, name, output }) => !parents.has(`${packageName}\u0000${name}`) || /^\s+\S{1,200}\.go:\d{1,7}: /m.test(output.slice(0, 100_000)))
  return {
    ...totals,
    findings: [...own.map((failure) => toFinding(failure, false)), ...flaky.map((failure) => toFinding(failure, true))],
    warnings: dropped > 0 ? [`More than ${failuresLimit} failures: the rest is counted only.`] : [],
  }
}

function toFinding({ packageName, name, at, output, wasRunning }: Failure, flaky: boolean): Finding {
  const lines = plain(output).split('\n').filter((line) => !frame.test(line.slice(0, 1_000)))
  const text = lines.join('\n')
  // Go prints a test's file without its folder.
  const frames = readFrames(text).map((one) => (/^[^/\\]+$/.test(one.file) ? { ...one, file: `${packageName}/${one.file}` } : one))
  const excerpt = dedent(lines)
  return finding({
    kind: 'test',
    severity: flaky ? 'warning' : 'error',
    message: headline(text) || (wasRunning ? `${name} was ended before it was done` : `${name} failed`),
    ...placeOf(ownFrame(frames)),
    test: { suite: packageName === '' ? null : packageName, name, id: null },
    excerpt,
    at,
    frames,
    ...(flaky ? { flaky } : {}),
  })
}
