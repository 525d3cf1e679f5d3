import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'

const linesLimit = 200
const testsLimit = 500
const run = /^=== (?:RUN|CONT|NAME) {1,4}(\S{1,1000})$/
const failed = /^\s{0,40}--- FAIL: (\S{1,1000}) \(\d[\d.]{0,20}s\)$/
/** gotestsum repeats every failure at the end, by the package's short name. */
const repeated = /^=== FAIL: (\S{1,500}) (\S{1,1000}) \(\d[\d.]{0,20}s\)/
const ended = /^ok {2}\t(\S{1,1000})\t/
const packageFailed = /^FAIL\t(\S{1,1000})(?:\t| \[(?:build|setup) failed\])/

interface Failing {
  readonly name: string
  readonly at: number
  readonly packageName: string | null
  readonly lines: string[]
}

interface State {
  /** What each test printed before its result was told, by name. */
  readonly outputs: Map<string, string[]>
  failing: Failing[]
  /** Where the next line of output goes. */
  current: string[] | null
  /** Does `current` hold what follows a failed test's line, which is indented? Output of the next test is not. */
  isBelow: boolean
  loose: string[]
}

/** go test, with `-v` and without, and gotestsum. */
export const goTest: LogFormat = {
  name: 'go-test',
  open() {
    const state: State = { outputs: new Map(), failing: [], current: null, isBelow: false, loose: [] }
    return {
      line(line, at) {
        const started = run.exec(line)
        if (started !== null) {
          state.current = outputOf(state, started[1] ?? '')
          state.isBelow = false
          return []
        }
        const match = failed.exec(line)
        if (match !== null) return fail(state, match[1] ?? '', at)
        const again = repeated.exec(line)
        if (again !== null) return repeat(state, again, at)
        const over = packageFailed.exec(line) ?? ended.exec(line)
        if (over !== null) return close(state, over[1] ?? null)
        collect(state, line)
        return []
      },
      end: () => close(state, null),
    }
  },
}

function outputOf({ outputs }: State, name: string): string[] {
  const known = outputs.get(name) ?? []
  if (outputs.size < testsLimit) outputs.set(name, known)
  return known
}

function fail(state: State, name: string, at: number): readonly Finding[] {
  if (state.failing.length >= testsLimit || state.failing.some((one) => one.name === name && one.packageName !== null)) return []
  const lines = outputOf(state, name)
  if (lines.length === 0) lines.push(...state.loose)
  state.loose = []
  state.failing.push({ name, at, packageName: null, lines })
  state.current = lines
  state.isBelow = true
  return []
}

function repeat(state: State, [, packageName = '', name = '']: RegExpExecArray, at: number): readonly Finding[] {
  const lines: string[] = []
  if (state.failing.length < testsLimit) state.failing.push({ name, at, packageName, lines })
  state.current = lines
  state.isBelow = false
  return []
}

function collect(state: State, line: string): void {
  if (state.isBelow && /^\S/.test(line) && !isPanic(line, state.current ?? [])) {
    state.current = state.loose
    state.isBelow = false
  }
  if (/^(?:=== |DONE \d|\s*--- (?:PASS|SKIP))/.test(line)) state.current = null
  else if (state.current !== null && state.current.length < linesLimit) state.current.push(line)
}

/** A package has ended: what failed in it is certain now, and a test that failed for another below it is explained. */
function close(state: State, packageName: string | null): readonly Finding[] {
  const parents = new Set(state.failing.flatMap(({ name }) => name.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'))))
  const done = state.failing.filter(({ name }) => !parents.has(name))
  state.outputs.clear()
  Object.assign(state, { failing: [], current: null, isBelow: false, loose: [] })
  return done.map((one) => toFinding(one, one.packageName ?? packageName))
}

/** A panic stands at the margin and belongs to the test that it ended. */
function isPanic(line: string, lines: readonly string[]): boolean {
  return /^(?:panic:|fatal error:|goroutine \d|\[signal )/.test(line) || lines.some((earlier) => /^(?:panic:|fatal error:)/.test(earlier))
}

function toFinding({ name, at, lines }: Failing, packageName: string | null): Finding {
  const excerpt = dedent(lines)
  const frames = readFrames(lines.join('\n')).map((frame) => (packageName !== null && /^[^/\\]+$/.test(frame.file) ? { ...frame, file: `${packageName}/${frame.file}` } : frame))
  const own = ownFrame(frames)
  return finding({ kind: 'test', message: headline(lines.join('\n')) || `${name} failed`, ...placeOf(own), test: { suite: packageName, name, id: null }, excerpt, at, frames })
}
