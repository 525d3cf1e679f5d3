import type { Finding, Format, LogFormat, Reader } from '../model/evidence.ts'
import type { Extract } from './log-anchor.ts'
import type { CueSearch } from './log-cues.ts'
import { openLines } from './log-lines.ts'
import { compileFormats, findingsLimit, openReaders } from './log-readers.ts'
import type { LineRange, StepsSeen } from './log-step.ts'
import { logFormats } from './log/index.ts'

/** What the infrastructure says in passing, retried or not, does not explain a failure for sure. */
const decisive = /runner|timed? ?out|cancel|disk|memory|kill/i

let known: CueSearch | null = null

/** Job logs: any number of tools in one text. */
export const log: Format = {
  name: 'log',
  recognises: ({ kind, path }) => kind === 'log' || /\.(?:log|txt)$/i.test(path),
  open: () => openLog(logFormats, (known ??= compileFormats(logFormats))),
}

/** Reads a log with these formats only. */
export function openLog(formats: readonly LogFormat[], search: CueSearch = compileFormats(formats)): Reader {
  const readers = openReaders(formats, search)
  const lines = openLines(search, readers)
  return {
    write: (chunk) => lines.write(chunk),
    end() {
      lines.end()
      const { findings: found, extracts, steps, isCut } = readers.end()
      const findings = placedOnly(withoutPassed(found, steps))
      const all = inOrder([...findings, ...unexplained(extracts, findings)])
      return { format: 'log', tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0, findings: all, warnings: isCut ? [`More than ${findingsLimit} findings: the rest is left out.`] : [] }
    },
  }
}

/**
 * A script that ended well may have printed exceptions that were caught, or commands that were allowed to fail. They
 * explain nothing once the runner has told what failed, or that nothing did; a log that just ends may still mean them.
 */
function withoutPassed(findings: readonly Finding[], { hasError, isOver, passed }: StepsSeen): readonly Finding[] {
  if (!(hasError || isOver) || passed.length === 0) return findings
  return findings.filter((one) => !isLoose(one, hasError) || !passed.some((range) => isIn(one, range)))
}

/** Neither a test by its name nor code by its place; what befell a machine may have worn on to the step that failed. */
function isLoose({ kind, severity, test, file, flaky }: Finding, hasError: boolean): boolean {
  if (severity !== 'error' || test !== null || flaky === true) return false
  if (kind === 'infrastructure') return !hasError
  return kind === 'other' || kind === 'setup' || (kind === 'build' && file === null)
}

/** A step that failed for a reason that no format knows is told by its extract, whatever is known of other steps. */
function unexplained(extracts: readonly Extract[], findings: readonly Finding[]): readonly Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const causes = errors.filter(({ kind, message }) => kind !== 'infrastructure' || decisive.test(message))
  return extracts.filter((range) => !causes.some((one) => isIn(one, range)) && !errors.some(({ at }) => at === range.finding.at)).map(({ finding }) => finding)
}

function isIn({ at }: Finding, { from, to }: LineRange): boolean {
  return at !== null && at >= from && at <= to
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
}

/**
 * Two formats may read the same line: the one that knows the place knows the format, and of several that know the same
 * place the one that names the test or the rule, else the first.
 */
function placedOnly(all: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>()
  const rankOf = ({ test, rule }: Finding): number => (test === null ? 0 : 2) + (rule === null ? 0 : 1)
  const keyOf = ({ at, file, line }: Finding): string => `${at}\u0000${file}\u0000${line}`
  for (const one of all) {
    const known = best.get(keyOf(one))
    if (known === undefined || rankOf(one) > rankOf(known)) best.set(keyOf(one), one)
  }
  const found = all.filter((one) => one.file === null || one.kind === 'infrastructure' || best.get(keyOf(one)) === one)
  const placed = new Set(found.filter(({ file, kind }) => file !== null && kind !== 'infrastructure').map(({ at }) => at))
  const machine = new Set(found.filter(({ kind }) => kind === 'infrastructure').map(({ at }) => at))
  return found.filter(({ file, at, kind }) => file !== null || kind === 'infrastructure' || !(placed.has(at) || (kind === 'other' && machine.has(at))))
}
