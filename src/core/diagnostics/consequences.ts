import { groupBy } from '../common/group-by.ts'
import type { Failure } from './merge-findings.ts'
import type { Diagnostic, DiagnosticSource } from '../model/diagnostic.ts'
import { baseName } from './parameters.ts'
import { isBare, isWrapper } from '../formats/wrappers.ts'

/** As many levels of tests below tests are looked at. */
const levels = 20
const excerptLimit = 8_000
/** What a runner says of a test in which only other tests failed. */
const parental = /^(?:failed\b|--- FAIL|The test failed|Failed test '[^\n]{1,1000}'$)/i
/** pytest and node:test say outright that it was tests below. */
const announced = /^(?:contains \d{1,6} failed subtests?|\d{1,6} subtests? failed)$/
/** GoogleTest's last word on a test, where another runner shows its output. */
const inner = /\[ {2}FAILED {2}\] ([\w./]{1,400})/g

/** A test may fail because a test inside it failed; only the inner one tells why. */
export function withoutParents(failures: readonly Failure[]): readonly Failure[] {
  const explained = new Set<string>()
  const names = new Set<string>()
  const telling = new Set<string>()
  for (const {
    finding: { test, message },
  } of failures) {
    if (test === null) continue
    names.add(`${test.suite ?? ''}.${test.name}`)
    if (!announced.test(message)) telling.add(baseName(test.name).base)
    const parts = test.name.split('/')
    for (let end = 1; end < Math.min(parts.length, levels); end += 1) explained.add(`${test.suite}\u0000${parts.slice(0, end).join('/')}`)
  }
  return failures.filter(({ finding: { test, message, excerpt }, location }) => {
    if (test === null) return true
    if (showsOthers(excerpt ?? '', `${test.suite ?? ''}.${test.name}`, names)) return false
    if (announced.test(message) && telling.has(baseName(test.name).base)) return false
    const isParent = explained.has(`${test.suite}\u0000${test.name}`)
    return !isParent || location.file !== null || !parental.test(message)
  })
}

/** Does a test's output hold the failures of other tests, which are known by themselves? */
function showsOthers(excerpt: string, own: string, names: ReadonlySet<string>): boolean {
  if (!excerpt.includes('[  FAILED  ] ')) return false
  const shown = [...excerpt.slice(0, excerptLimit).matchAll(inner)].map(([, name = '']) => name).filter((name) => /^[^.]+\../.test(name))
  return shown.length > 0 && shown.every((name) => names.has(name)) && !shown.includes(own)
}

type Told = Omit<Diagnostic, 'origin'>

/** The step in whose output a line stands, as any number that differs from step to step. */
export type StepOf = (source: DiagnosticSource) => number

/** Those that only repeat that a command failed, while the same jobs have a finding that may be why: in one log, one above it in its step. */
export function consequencesIn<One extends Told>(diagnostics: readonly One[], stepOf: StepOf): ReadonlySet<One> {
  const wrapping = diagnostics.filter(isWrapper)
  if (wrapping.length === 0) return new Set()
  const known = new Set(wrapping)
  const causes = diagnostics.filter((one) => !known.has(one) && one.severity === 'error' && one.kind !== 'infrastructure' && !one.flaky)
  const byJob = groupBy(
    causes.flatMap((cause) => cause.jobs.map((job) => ({ job, cause }))),
    ({ job }) => job,
  )
  const isCause = (cause: One, { source }: One): boolean =>
    cause.source.path !== source.path || ((cause.source.line ?? 0) <= (source.line ?? Infinity) && stepOf(cause.source) === stepOf(source))
  const explains = (wrapper: One): boolean =>
    wrapper.jobs.length === 0
      ? causes.some((cause) => cause.jobs.length === 0 && isCause(cause, wrapper))
      : wrapper.jobs.every((job) => byJob.get(job)?.some(({ cause }) => isCause(cause, wrapper)) === true)
  return new Set(wrapping.filter(explains))
}

/** Leaves out those that say nothing else; one that names a place or its reason still tells which command it was. */
export function withoutWrappers<One extends Told>(diagnostics: readonly One[], stepOf: StepOf): readonly One[] {
  const consequences = consequencesIn(diagnostics, stepOf)
  return diagnostics.filter((one) => !consequences.has(one) || !isBare(one))
}
