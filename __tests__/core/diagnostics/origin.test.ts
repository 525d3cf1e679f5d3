import { expect, test } from 'vitest'
import { type History, originOf } from '../../../src/core/diagnostics/origin.ts'
import type { Diagnostic, Origin } from '../../../src/core/model/diagnostic.ts'
import { diagnostic, sha } from '../../support/builders.ts'

const history: History = {
  base: { commit: sha('c'), failing: new Set(['old']), ended: new Set(['test', 'lint']) },
  passedBefore: new Set(['e2e']),
}

test.each<[string, Partial<Diagnostic>, Origin['kind']]>([
  ['what the base fails with, too', { id: 'old', jobs: ['test'] }, 'pre-existing'],
  ['what the base does not fail with', { id: 'new', jobs: ['test'] }, 'introduced'],
  ['a job that the base never ran', { id: 'new', jobs: ['deploy'] }, 'unknown'],
  ['a failure of no known job', { id: 'new', jobs: [] }, 'unknown'],
  ['a job that passed on this commit before', { id: 'new', jobs: ['e2e'] }, 'flaky'],
  ['one of its jobs never passed', { id: 'new', jobs: ['e2e', 'test'] }, 'introduced'],
  ['the base fails with it and the job passed before', { id: 'old', jobs: ['e2e'] }, 'pre-existing'],
  ['a test that passed at another try', { id: 'old', flaky: true, jobs: ['test'] }, 'flaky'],
  ['the machine', { id: 'old', kind: 'infrastructure', jobs: ['e2e'] }, 'infrastructure'],
])('%s is %3$s', (_, over, kind) => {
  const origin = originOf(diagnostic(over), history)
  expect(origin.kind).toBe(kind)
  expect(origin.because === '').toBe(kind === 'unknown')
})

test('without any history nothing is claimed', () => {
  expect(originOf(diagnostic({ jobs: ['test'] }), { base: null, passedBefore: new Set() })).toEqual({ kind: 'unknown', because: '' })
})
