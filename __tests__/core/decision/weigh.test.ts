import { describe, expect, test } from 'vitest'
import { type Course, weigh, type Weighed } from '../../../src/core/decision/weigh.ts'
import { repairable, splitReport } from '../../../src/core/decision/repairable.ts'
import type { Diagnostic, Origin } from '../../../src/core/model/diagnostic.ts'
import { attemptRecord, claims, diagnostic, policy, report, sha } from '../../support/builders.ts'

function from(kind: Origin['kind'], over: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic({ id: kind, jobs: ['test'], test: { suite: null, name: kind, id: null }, origin: { kind, because: 'Known.' }, ...over })
}

const vague = diagnostic({
  id: 'vague',
  kind: 'other',
  file: null,
  test: null,
  jobs: ['test'],
  message: 'test: Process completed with exit code 1.',
  source: { format: 'checks', path: 'test', job: 'test', line: null },
})
const restarted = claims({ handled: new Set([`restarted ${sha('a')}`]) })

function course(diagnostics: readonly Diagnostic[], over: Partial<Weighed> = {}): string {
  const found: Course = weigh({
    head: sha('a'),
    report: report(diagnostics),
    failed: ['test'],
    claims: claims(),
    earlier: [],
    isAsked: false,
    policy: policy(),
    ...over,
  })
  switch (found.kind) {
    case 'repair':
      return found.worsened === null ? 'repair' : `repair, ${found.worsened.because}`
    case 'restart':
      return 'restart'
    case 'halt':
      return `halt ${found.because.code}`
    case 'revert':
      return `revert ${found.worsened.because}`
  }
}

describe('whether an agent is asked', () => {
  test.each<[string, readonly Diagnostic[], Partial<Weighed>, string]>([
    ['nothing is known', [], {}, 'repair'],
    ['brought by the pull request', [from('introduced')], {}, 'repair'],
    ['of unknown origin', [from('unknown')], {}, 'repair'],
    ['flaky', [from('flaky')], {}, 'restart'],
    ['infrastructure and flaky', [from('flaky'), from('infrastructure')], {}, 'restart'],
    ['flaky, and the job says that it failed', [from('flaky'), vague], {}, 'restart'],
    [
      'the machine, and its words once more',
      [
        from('infrastructure', { test: null }),
        { ...vague, message: 'npm error code ECONNRESET', source: { ...vague.source, format: 'log' } },
      ],
      {},
      'restart',
    ],
    [
      'flaky, and an error that nobody understands',
      [from('flaky'), { ...vague, message: 'E42: no', source: { ...vague.source, format: 'log' } }],
      {},
      'repair',
    ],
    ['flaky, and another job says no more than that it failed', [from('flaky'), { ...vague, jobs: ['lint'] }], {}, 'repair'],
    ['flaky, and a job of which nothing is known', [from('flaky')], { failed: ['test', 'lint'] }, 'repair'],
    ['flaky, and more than could be listed', [from('flaky')], { report: report([from('flaky')], { omitted: 1 }) }, 'repair'],
    ['flaky again', [from('flaky')], { claims: restarted }, 'halt flaky'],
    ['flaky again, and a person asks', [from('flaky')], { claims: restarted, isAsked: true }, 'repair'],
    ['something else after the jobs ran again', [from('introduced')], { claims: restarted }, 'repair'],
    ['of the base branch', [from('pre-existing')], {}, 'halt pre-existing'],
    ['of the base branch, and a person asks', [from('pre-existing')], { isAsked: true }, 'halt pre-existing'],
    ['of the base branch, which is to be repaired', [from('pre-existing')], { policy: policy({ fixPreexisting: true }) }, 'repair'],
    ['of the base branch, and a job of which nothing is known', [from('pre-existing')], { failed: ['test', 'lint'] }, 'repair'],
    [
      'of the base branch in one job, flaky in the other',
      [from('pre-existing'), from('flaky', { jobs: ['e2e'] })],
      { failed: ['test', 'e2e'] },
      'halt pre-existing',
    ],
    ['of the base branch and of the pull request', [from('pre-existing'), from('introduced')], {}, 'repair'],
  ])('%s', (_, diagnostics, over, expected) => {
    expect(course(diagnostics, over)).toBe(expected)
  })
})

describe('what an earlier attempt came to', () => {
  const one = from('introduced')
  const worse = attemptRecord({ ended: 'pushed', commit: sha('a'), failures: 1, ids: ['another'], broken: 0, fingerprint: 'f0' })
  const build = [from('introduced', { kind: 'build', test: null })]
  const idle = attemptRecord({ ended: 'unchanged' })
  test.each<[string, readonly Diagnostic[], Partial<Weighed>, string]>([
    ['worse', build, { earlier: [worse] }, 'revert build'],
    ['worse, and it is kept', build, { earlier: [worse], policy: policy({ onRegression: 'keep' }) }, 'repair, build'],
    [
      'worse, and it could not be rolled back',
      build,
      { earlier: [worse], claims: claims({ handled: new Set([`reverted ${sha('a')}`]) }) },
      'repair, build',
    ],
    ['worse, but a person has pushed since', build, { earlier: [{ ...worse, commit: sha('c') }] }, 'repair'],
    ['worse, but a person had asked for it', build, { earlier: [{ ...worse, number: 0 }] }, 'repair'],
    ['worse after one that came to nothing', build, { earlier: [idle, worse] }, 'revert build'],
    ['nothing, twice', [one], { earlier: [idle, idle] }, 'halt no-progress'],
    ['nothing, twice, and the loop is to go on', [one], { earlier: [idle, idle], policy: policy({ onStall: 'continue' }) }, 'repair'],
    ['nothing, once', [one], { earlier: [idle] }, 'repair'],
    ['nothing, twice, but now it is only flaky', [from('flaky')], { earlier: [idle, idle] }, 'restart'],
  ])('%s', (_, diagnostics, over, expected) => {
    expect(course(diagnostics, over)).toBe(expected)
  })
})

describe('what is given to the agent', () => {
  const both = report([from('pre-existing'), from('introduced')])
  test('is not what the base branch has, too', () => {
    const { repair, leftAlone } = splitReport(both, false)
    expect(repair?.diagnostics.map(({ id }) => id)).toEqual(['introduced'])
    expect(leftAlone.map(({ id }) => id)).toEqual(['pre-existing'])
  })

  test('is all of it where that is to be repaired', () => {
    expect(splitReport(both, true)).toEqual({ repair: both, leftAlone: [] })
  })

  test('is nothing when the base branch has all of it, unless more was left out', () => {
    expect(splitReport(report([from('pre-existing')]), false)).toMatchObject({ repair: null, leftAlone: [{ id: 'pre-existing' }] })
    expect(splitReport(report([from('pre-existing')], { omitted: 2 }), false).repair).toMatchObject({ diagnostics: [], omitted: 2 })
    expect(splitReport(null, false)).toEqual({ repair: null, leftAlone: [] })
  })

  test('a warning is nothing to repair', () => {
    expect(repairable(report([from('introduced', { severity: 'warning' })]), false)).toEqual([])
  })
})
