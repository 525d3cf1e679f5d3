import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { framesOf, saidLine, tellsFailure, wordsOf } from '../go-output.ts'
import { dedent } from '../text.ts'

const linesLimit = 200
const testsLimit = 500
const run = /^=== (?:RUN|CONT|NAME) {1,4}(\S{1,1000})$/
const failed = /^(\s{0,40})--- FAIL: (\S{1,1000}) \(\d[\d.]{0,20}s\)$/
/** gotestsum repeats every failure at the end, by the package's short name. */
const repeated = /^=== FAIL: (\S{1,500}) (\S{1,1000}) \(\d[\d.]{0,20}s\)/
/** Between two of these stands what one test printed. */
const mark = /^(?:=== |DONE \d|\s{0,40}--- (?:PASS|SKIP|FAIL))/
/** The race detector prints at once, without `-v` above the name of the test. */
const race = 'WARNING: DATA RACE'
const raceEnd = /^={18}$/
const raceFailed = /^\s{4,40}testing\.go:\d{1,7}: race detected during execution of test$/m
/** How far above its first such line a test may have begun. */
const reach = 64
const ended = /^ok {2}\t(\S{1,1000})\t/
const packageFailed = /^FAIL\t(\S{1,1000})(?:\t| \[(?:build|setup) failed\])/

type Before = (back: number) => string | null

interface Failing {
  readonly name: string
  readonly at: number
  readonly packageName: string | null
  readonly lines: string[]
  /** Of its line, by which what it says below is told from what the tests around it say. */
  readonly indent: number
  /** What the race detector said before it ended. */
  readonly races: readonly string[]
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
  races: string[]
  isInRace: boolean
}

/** go test, with `-v` and without, and gotestsum. */
export const goTest: LogFormat = {
  name: 'go-test',
  cues: [race, '.go:#', '--- FAIL: ', '^=== FAIL: ', '^ok  \t', '^FAIL\t'],
  open() {
    const state: State = { outputs: new Map(), failing: [], current: null, isBelow: false, loose: [], races: [], isInRace: false }
    return {
      line(line, at, before) {
        const match = failed.exec(line)
        if (match !== null) return fail(state, match, at, before)
        const again = repeated.exec(line)
        if (again !== null) return repeat(state, again, at)
        const over = packageFailed.exec(line) ?? ended.exec(line)
        if (over !== null) return close(state, over[1] ?? null)
        followRace(state, line)
        if (state.current === null && saidLine.test(line)) resume(state, before)
        collect(state, line)
        return []
      },
      awake: () => state.current !== null || state.isInRace,
      end: () => close(state, null),
    }
  },
}

function outputOf({ outputs }: State, name: string): string[] {
  const known = outputs.get(name) ?? []
  if (outputs.size < testsLimit) outputs.set(name, known)
  return known
}

/** A test has begun to speak: most never do, so what ran is only looked up now. */
function resume(state: State, before: Before): void {
  const { name, lines } = readAbove(before)
  if (name === null) return
  state.current = outputOf(state, name)
  state.isBelow = false
  for (const line of lines) collect(state, line)
}

/** The test that runs, and what it has printed since go said so. */
function readAbove(before: Before): { readonly name: string | null; readonly lines: readonly string[] } {
  const lines: string[] = []
  for (let back = 1; back <= reach; back += 1) {
    const line = before(back)
    if (line === null || mark.test(line)) return { name: run.exec(line ?? '')?.[1] ?? null, lines: lines.reverse() }
    lines.push(line)
  }
  return { name: null, lines: [] }
}

function followRace(state: State, line: string): void {
  if (line === race) state.isInRace = true
  if (state.isInRace) state.races.push(line)
  if (raceEnd.test(line) || state.races.length >= linesLimit) state.isInRace = false
}

function fail(state: State, [, blanks = '', name = '']: RegExpExecArray, at: number, before: Before): readonly Finding[] {
  if (state.failing.some((one) => one.name === name && one.packageName !== null)) return []
  if (state.failing.length >= testsLimit) {
    // What it printed must not go to the test before it.
    stop(state)
    return []
  }
  const lines = outputOf(state, name)
  if (lines.length === 0) lines.push(...(state.loose.length > 0 ? state.loose : linesAbove(before, name)))
  state.loose = []
  state.failing.push({ name, at, packageName: null, lines, indent: blanks.length, races: state.races })
  Object.assign(state, { current: lines, isBelow: true, races: [], isInRace: false })
  return []
}

/** A test may fail without a word of the kind that is waited for. */
function linesAbove(before: Before, name: string): readonly string[] {
  const above = readAbove(before)
  return above.name === name ? above.lines : []
}

function repeat(state: State, [, packageName = '', name = '']: RegExpExecArray, at: number): readonly Finding[] {
  const lines: string[] = []
  if (state.failing.length < testsLimit) state.failing.push({ name, at, packageName, lines, indent: 0, races: [] })
  state.current = lines
  state.isBelow = false
  return []
}

function collect(state: State, line: string): void {
  if (state.isBelow && /^\S/.test(line) && !isPanic(line, state.current ?? [])) {
    state.current = state.loose
    state.isBelow = false
  }
  if (state.isBelow && saidLine.test(line)) state.current = speaker(state, line) ?? state.current
  if (mark.test(line)) stop(state)
  else if (state.current !== null) {
    state.current.push(line)
    if (state.current.length >= linesLimit) stop(state)
  }
}

/** A test that goes on after those below it says so less far to the right. */
function speaker({ failing }: State, line: string): string[] | null {
  const last = failing.at(-1)
  const indent = line.length - line.trimStart().length - 4
  if (last === undefined || indent >= last.indent) return null
  return failing.findLast((one) => one.indent === indent && last.name.startsWith(`${one.name}/`))?.lines ?? null
}

/** What comes now belongs to no test, up to the next mark. */
function stop(state: State): void {
  state.current = null
  state.isBelow = false
}

/** A package has ended: what failed in it is certain now, and a test that failed for another below it is explained, unless it says more itself. */
function close(state: State, packageName: string | null): readonly Finding[] {
  if (state.failing.length === 0 && state.outputs.size === 0 && state.current === null) return []
  const parents = new Set(
    state.failing.flatMap(({ name }) =>
      name
        .split('/')
        .slice(0, -1)
        .map((_, index, parts) => parts.slice(0, index + 1).join('/')),
    ),
  )
  const done = state.failing.filter(({ name, lines }) => !parents.has(name) || tellsFailure(lines.join('\n')))
  state.outputs.clear()
  Object.assign(state, { failing: [], current: null, isBelow: false, loose: [], races: [], isInRace: false })
  return done.map((one) => toFinding(one, one.packageName ?? packageName))
}

/** A panic stands at the margin and belongs to the test that it ended. */
function isPanic(line: string, lines: readonly string[]): boolean {
  return /^(?:panic:|fatal error:|goroutine \d|\[signal )/.test(line) || lines.some((earlier) => /^(?:panic:|fatal error:)/.test(earlier))
}

function toFinding({ name, at, lines: own, races }: Failing, packageName: string | null): Finding {
  const lines = races.length > 0 && raceFailed.test(own.join('\n')) && !own.includes(race) ? [...races, ...own] : own
  const text = lines.join('\n')
  const frames = framesOf(text, packageName, name)
  return finding({
    kind: 'test',
    message: wordsOf(text) || `${name} failed`,
    ...placeOf(ownFrame(frames)),
    test: { suite: packageName, name, id: null },
    excerpt: dedent(lines),
    at,
    frames,
  })
}
