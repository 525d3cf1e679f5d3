import * as v from 'valibot'
import type { Finding, Reading } from '../model/evidence.ts'
import { finding, placeOf } from './finding.ts'
import { ownFrame } from './frames.ts'
import { framesOf, wordsOf } from './go-output.ts'
import { openGoTests, type GoTests } from './go-tests.ts'
import { goBuild } from './log/go-build.ts'
import { dedent, plain } from './text.ts'

/** Reads the events of `go test -json`, a line each. Lines that are none come from the go command and are read as its errors. */
export interface GoEvents {
  line(line: string, at: number): void
  end(): Omit<Reading, 'format'>
}

const eventSchema = v.object({
  Action: v.string(),
  Package: v.optional(v.string(), ''),
  Test: v.optional(v.string(), ''),
  Output: v.optional(v.string(), ''),
  ImportPath: v.optional(v.string(), ''),
  FailedBuild: v.optional(v.string(), ''),
})
type GoEvent = v.InferOutput<typeof eventSchema>

const findingsLimit = 500
const linesLimit = 200
const packagesLimit = 2_000
/** What the go command itself prints about a package, as against what a program in it prints. */
const framework =
  /^(?:PASS|FAIL|exit status \d{1,5}|(?:ok|FAIL|\?)\s.{0,2000}|coverage: .{0,200}|testing: warning: .{0,200}|=== .{0,1000})?$/

/** How the test binary left, unless by the hand of the testing package. */
const exitStatus = /^(?:exit status \d{1,5}|signal: [\w ()]{1,60})$/

interface State {
  readonly tests: GoTests
  readonly build: ReturnType<typeof goBuild.open>
  /** What packages printed outside of any test, and what the compiler printed for them. */
  readonly printed: Map<string, string[]>
  readonly found: Finding[]
  readonly brokenBuilds: Set<string>
  /** Packages that have begun and not ended. */
  readonly open: Set<string>
  events: number
  malformed: number
}

/** Opens a reader for the events of any number of packages, whose tests may run at the same time. */
export function openGoEvents(): GoEvents {
  const state: State = {
    tests: openGoTests(),
    build: goBuild.open(),
    printed: new Map(),
    found: [],
    brokenBuilds: new Set(),
    open: new Set(),
    events: 0,
    malformed: 0,
  }
  return {
    line(line, at) {
      const from = line.indexOf('{"')
      const event = from === 0 ? parse(line) : null
      if (event !== null) {
        state.events += 1
        take(state, event, at)
      } else if (from === 0) state.malformed += 1
      else
        keep(
          state,
          state.build.line(plain(line), at, () => null),
        )
    },
    end: () => finish(state),
  }
}

function parse(line: string): GoEvent | null {
  try {
    const parsed = v.safeParse(eventSchema, JSON.parse(line))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

function keep({ found }: State, next: readonly Finding[]): void {
  found.push(...next.slice(0, findingsLimit - found.length))
}

function take(state: State, event: GoEvent, at: number): void {
  const { Action, Package, Test, Output, ImportPath } = event
  if (Action === 'start' || Action === 'run') open(state, Package)
  if (Action === 'build-output') print(state, `build ${ImportPath}`, Output)
  else if (Action === 'build-fail') failBuild(state, ImportPath, at)
  else if (Test !== '') state.tests.take({ action: Action, packageName: Package, name: Test, output: Output, at })
  else if (Action === 'output') print(state, Package, Output)
  else if (Action === 'fail') failPackage(state, event, at)
  else if (Action === 'pass' || Action === 'skip') {
    state.open.delete(Package)
    state.tests.close({ packageName: Package, isFailed: false, status: '', at })
    state.printed.delete(Package)
  }
}

function open({ open: packages }: State, name: string): void {
  if (packages.size < packagesLimit) packages.add(name)
}

function print({ printed }: State, key: string, output: string): void {
  const lines = printed.get(key) ?? []
  if (lines.length < linesLimit) lines.push(...output.replace(/\n$/, '').split('\n').slice(0, linesLimit))
  if (printed.size < packagesLimit) printed.set(key, lines)
}

function taken({ printed }: State, key: string): readonly string[] {
  const lines = printed.get(key) ?? []
  printed.delete(key)
  return lines.map((line) => plain(line))
}

/** The compiler's errors, or all it said where none has a place. */
function failBuild(state: State, importPath: string, at: number): void {
  state.brokenBuilds.add(importPath)
  const lines = taken(state, `build ${importPath}`)
  const placed = lines.flatMap((line) => state.build.line(line, at, () => null))
  const said = lines
    .filter((line) => !line.startsWith('# '))
    .join('\n')
    .trim()
  keep(state, placed.length > 0 ? placed : [finding({ kind: 'build', message: said === '' ? `${importPath} does not build` : said, at })])
}

/** A package may fail without any of its tests: in its set-up, by a panic, by leaving early. */
function failPackage(state: State, { Package, FailedBuild }: GoEvent, at: number): void {
  const lines = taken(state, Package)
  const status = lines.find((line) => exitStatus.test(line)) ?? ''
  const hadFailures = state.tests.close({ packageName: Package, isFailed: true, status, at })
  state.open.delete(Package)
  const isBroken = FailedBuild !== '' || lines.some((line) => /\[(?:build|setup) failed\]/.test(line))
  if (hadFailures || (isBroken && (state.brokenBuilds.has(FailedBuild) || state.found.some(({ kind }) => kind === 'build')))) return
  const said = lines.filter((line) => !framework.test(line))
  const frames = framesOf(said.join('\n'), Package, '')
  const message = wordsOf(said.join('\n')) || (isBroken ? `${Package} does not build` : `${Package} failed without a failing test`)
  keep(state, [finding({ kind: isBroken ? 'build' : 'setup', message, ...placeOf(ownFrame(frames)), excerpt: dedent(said), at, frames })])
}

function finish(state: State): Omit<Reading, 'format'> {
  const { findings, warnings, ...totals } = state.tests.end([...state.open])
  const all = [...state.found, ...findings]
  const said = [
    ...warnings,
    ...(state.events === 0 ? ['The file holds no event of `go test -json`.'] : []),
    ...(state.malformed > 0 ? [`${state.malformed} lines are no events, or too long ones, and were left out.`] : []),
    ...(all.length > findingsLimit ? [`More than ${findingsLimit} findings: the rest is counted only.`] : []),
  ]
  return { ...totals, findings: all.slice(0, findingsLimit), warnings: said }
}
