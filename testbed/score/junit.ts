import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/core/diagnostics/diagnose.ts'
import { reportOf } from './document.ts'

interface Counts {
  readonly tests: number
  readonly failedOrErrored: number
}

export interface JunitScore {
  readonly files: number
  readonly equal: number
  readonly misses: readonly string[]
}

/** Compares the counts of every report with those that two independent readers agree on. */
export function scoreJunit(folder: string): JunitScore {
  const expected = Object.entries(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Readonly<Record<string, Counts>>)
  const misses: string[] = []
  for (const [path, truth] of expected) {
    const found = existsSync(join(folder, path)) ? count(join(folder, path)) : 'there is no such file'
    const isEqual = typeof found !== 'string' && found.tests === truth.tests && found.failedOrErrored === truth.failedOrErrored
    if (!isEqual)
      misses.push(
        `${path}: ${typeof found === 'string' ? found : `${found.tests} tests, ${found.failedOrErrored} failed`}, but ${truth.tests} and ${truth.failedOrErrored} are right`,
      )
  }
  return { files: expected.length, equal: expected.length - misses.length, misses }
}

function count(path: string): Counts | string {
  const { sources, gaps } = diagnose(
    { documents: [reportOf(path)], annotations: [], outputs: [], gaps: [] },
    { trackedFiles: [], maxDiagnostics: 1_000 },
  )
  const [source] = sources
  return source === undefined ? gaps.join(' ') : { tests: source.tests, failedOrErrored: source.failed + source.errored }
}
