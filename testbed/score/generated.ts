import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { diagnose } from '../../src/core/diagnostics/diagnose.ts'
import { simpleName } from '../../src/core/diagnostics/merge-findings.ts'
import type { Diagnostic } from '../../src/core/model/diagnostic.ts'
import type { Document } from '../../src/core/model/evidence.ts'
import { logOf, reportOf } from './document.ts'

/** Reports and logs of the same runs. */
const runs: readonly (readonly [report: string, log: string])[] = [
  ['ctest.xml', 'ctest.log'],
  ['gotestsum.xml', 'gotestsum.log'],
  ['gtest.xml', 'gtest.log'],
  ['jest-junit-file.xml', 'jest.log'],
  ['jest-junit.xml', 'jest.log'],
  ['mocha-xunit.xml', 'mocha.log'],
  ['node-test.xml', 'node-test.log'],
  ['phpunit.xml', 'phpunit.log'],
  ['playwright.xml', 'playwright.log'],
  ['pytest-continue.xml', 'pytest-continue.log'],
  ['pytest-xunit1.xml', 'pytest.log'],
  ['pytest-xunit2.xml', 'pytest.log'],
  ['rspec.xml', 'rspec.log'],
  ['vitest.xml', 'vitest.log'],
]

export interface RunScore {
  readonly run: string
  readonly both: number
  readonly onlyReport: readonly string[]
  readonly onlyLog: readonly string[]
}

/**
 * Diagnoses each run from its report alone and from its log alone. Two diagnostics are the same with file, line and
 * test's name in common, wherever the suites' names stand. What did not build has no place in a report of tests.
 */
export function scoreRuns(folder: string): readonly RunScore[] {
  const sources = join(folder, 'sources')
  if (!existsSync(sources)) return []
  const tracked = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(sources, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return runs
    .map(([report, log]) => [report, join(folder, 'junit', report), join(folder, 'logs', log)] as const)
    .filter(([, report, log]) => existsSync(report) && existsSync(log))
    .map(([run, report, log]) => compare(run, diagnosticsOf(reportOf(report), tracked), diagnosticsOf(logOf(log), tracked)))
}

function compare(run: string, report: readonly Diagnostic[], log: readonly Diagnostic[]): RunScore {
  const rest = [...log]
  const onlyReport = report.filter((one) => {
    const at = rest.findIndex((other) => isSame(one, other))
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
  return { run, both: report.length - onlyReport.length, onlyReport: onlyReport.map(nameOf), onlyLog: rest.map(nameOf) }
}

function diagnosticsOf(document: Document, trackedFiles: readonly string[]): readonly Diagnostic[] {
  const { diagnostics } = diagnose(
    { documents: [document], annotations: [], outputs: [], gaps: [] },
    { trackedFiles, maxDiagnostics: 1_000 },
  )
  return diagnostics.filter(({ kind }) => kind !== 'build')
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return left.file === right.file && left.line === right.line && namesOf(left).some((name) => namesOf(right).includes(name))
}

/** Runners put the suites into a field of their own, into the test's name, or both. */
function namesOf({ test }: Diagnostic): readonly string[] {
  if (test === null) return []
  return test.suite === null ? [simpleName(test.name)] : [simpleName(test.name), simpleName(`${test.suite} ${test.name}`)]
}

function nameOf({ file, line, test, message }: Diagnostic): string {
  return `${file ?? '?'}:${line ?? '?'} ${test?.name ?? `(no test) ${message.split('\n', 1)[0] ?? ''}`}`
}
