import { diagnose } from '../diagnostics/diagnose.ts'
import { normaliseText } from '../diagnostics/fingerprint.ts'
import type { Exit } from '../model/agent.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Reproduction } from '../reproduce/index.ts'
import { testFinder, testKey, testsOf } from '../diagnostics/same-test.ts'
import { isTestFile } from '../diagnostics/test-files.ts'
import { ranNoTest } from './tests-run.ts'

/** What one command said of the failures that it shows. */
export interface Shown {
  /**
   * `broken`: it did not get as far as saying anything of them, or ran none of them; `absent`: it is not there, or may not
   * be run; `late`: the time for it was over.
   */
  readonly kind: 'passed' | 'failed' | 'broken' | 'absent' | 'late'
  /** Ids of its failures that it still shows. */
  readonly failing: ReadonlySet<string>
  /** Ids of all failures that it shows, those that nobody asked for included. */
  readonly seen: ReadonlySet<string>
  /** The end of what it printed. Untrusted text. */
  readonly output: string
}

const outputLimit = 8_000
/** A shell says so of a command that is not there or may not be run. */
const notThere = new Set([126, 127])
const encoder = new TextEncoder()

/**
 * Reads what a command said of the failures it was chosen for. A command that fails without telling of what is taken
 * to show them all, for it passed none of them.
 */
export function readRun(exit: Exit, expected: readonly Diagnostic[], trackedFiles: readonly string[]): Shown {
  const printed = `${exit.stdout}\n${exit.stderr}`
  const output = printed.trim().slice(-outputLimit)
  const nothing = { failing: new Set<string>(), seen: new Set<string>(), output }
  if (exit.startError !== null) return { ...nothing, kind: 'absent', output: exit.startError.slice(0, outputLimit) }
  // A process that is asked to end may end well: it has not passed anything.
  if (exit.stopped === 'deadline') return { ...nothing, kind: 'late', output: withNote(output, timeIsOver) }
  if (exit.stopped !== null) return { ...nothing, kind: 'broken' }
  if (notThere.has(exit.code ?? 1)) return { ...nothing, kind: 'absent' }
  const idle: Shown | null = isIdle(printed, expected) ? { ...nothing, kind: 'broken', output: withNote(output, noTestRan) } : null
  if (exit.code === 0) return idle ?? { ...nothing, kind: 'passed' }
  const errors = errorsIn(exit, trackedFiles)
  const isAmong = testFinder(errors)
  const failing = expected.filter((one) => (one.test === null ? errors.some((found) => isSameObjection(one, found)) : isAmong(one)))
  const seen = new Set(errors.flatMap(keysOf))
  if (failing.length > 0) return { kind: 'failed', failing: new Set(failing.map(({ id }) => id)), seen, output }
  if (idle !== null) return idle
  const isSetup = errors.length > 0 && errors.every(({ kind }) => kind === 'setup' || kind === 'infrastructure' || kind === 'other')
  return { kind: isSetup ? 'broken' : 'failed', failing: new Set(errors.length === 0 ? expected.map(({ id }) => id) : []), seen, output }
}

function errorsIn({ stdout, stderr }: Exit, trackedFiles: readonly string[]): readonly Diagnostic[] {
  const chunks = [stdout, stderr].map((text) => encoder.encode(`${text}\n`))
  const { diagnostics } = diagnose(
    { documents: [{ kind: 'log', path: 'run.log', job: null, chunks }], annotations: [], outputs: [], gaps: [] },
    { trackedFiles, maxDiagnostics: 1_000 },
  )
  return diagnostics.filter(({ severity }) => severity === 'error')
}

const noTestRan = '(No test ran.)'
const timeIsOver = '(It was ended, for the time was over.)'

function withNote(output: string, note: string): string {
  return `${output.slice(-outputLimit + note.length + 1)}\n${note}`.trimStart()
}

/** A runner that finds nothing to run often ends well. */
function isIdle(printed: string, expected: readonly Diagnostic[]): boolean {
  const tests = expected.flatMap(({ test }) => test ?? [])
  return (
    tests.length > 0 &&
    ranNoTest(
      printed,
      tests.some(({ name }) => /\.[cm]?[jt]sx?$/.test(name)),
    )
  )
}

/** What a plan of commands came to: the failures that were seen before, and those of them that are gone. */
export interface Verdict {
  readonly of: number
  readonly passing: number
  /** Was the time over before every command had said what it had to say? */
  readonly timedOut: boolean
  readonly output: string
}

/**
 * Compares the runs before and after a change. A failure is gone when every command that showed it passes, or shows others
 * that it showed before; a failure that is new there proves nothing.
 */
export function compareRuns(
  plan: readonly Reproduction[],
  before: readonly Shown[],
  after: readonly Shown[],
  weigh: (id: string) => number,
): Verdict {
  const seen = new Set<string>()
  const left = new Set<string>()
  const outputs: string[] = []
  for (const [index, { diagnostics }] of plan.entries()) {
    const [old, now] = [before[index], after[index]]
    if (old === undefined || now === undefined) continue
    const ids = diagnostics.filter((id) => old.failing.has(id))
    for (const id of ids) seen.add(id)
    const isNew = [...now.seen].some((key) => !old.seen.has(key))
    const isTelling = now.kind === 'failed' && now.seen.size > 0 && !isNew
    const red = now.kind === 'passed' ? [] : isTelling ? ids.filter((id) => now.failing.has(id)) : ids
    for (const id of red) left.add(id)
    if (red.length > 0) outputs.push(now.output)
  }
  const sum = (ids: Iterable<string>): number => [...ids].reduce((total, id) => total + weigh(id), 0)
  return {
    of: sum(seen),
    passing: sum(seen) - sum(left),
    timedOut: after.some(({ kind }) => kind === 'late'),
    output: outputs.join('\n').slice(-outputLimit),
  }
}

/** The files that decide whether tests pass and that a change may have bent: those of tests, and their snapshots. */
export function decidesTests(path: string): boolean {
  return isTestFile(path) || /(?:^|\/)(?:__snapshots__|__fixtures__|__mocks__|testdata|fixtures)\/|\.snap$/.test(path.slice(0, 4_096))
}

/** What is no test is told by its place and by what is wrong there. */
function isSameObjection(expected: Diagnostic, found: Diagnostic): boolean {
  if (found.test !== null) return false
  if (expected.id === found.id) return true
  const sameRule = expected.rule === found.rule && expected.rule !== null
  return expected.file === found.file && (sameRule || normaliseText(expected.message) === normaliseText(found.message))
}

function keysOf(diagnostic: Diagnostic): readonly string[] {
  return diagnostic.test === null ? [diagnostic.id] : testsOf(diagnostic).map((one) => `${one.home ?? ''}\u0000${testKey(one)}`)
}
