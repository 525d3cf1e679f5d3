import { describe, expect, test } from 'vitest'
import { type CiRules, ciWorkflows, failedSoFar, judgeCi, progressOf } from '../../../src/core/decision/judge-ci.ts'
import type { CiCheck, CiRun, CiSnapshot, CiVerdict } from '../../../src/core/model/ci.ts'
import { check, run, sha } from '../../support/builders.ts'

const rules: CiRules = { ignoreChecks: [], own: { runId: 900, workflowPath: '.github/workflows/loop.yml' }, impatient: false }
const success = { conclusion: 'success' } as const
const inProgress = { status: 'in_progress', conclusion: null } as const
const queued = { status: 'queued', conclusion: null } as const
const gate = run({ id: 101, name: 'Gate', status: 'completed', conclusion: 'action_required' })

function jobOf({ id }: CiRun, over: Partial<CiCheck> = {}): CiCheck {
  return check({ url: `https://github.com/dev/shop/actions/runs/${id}/job/1`, ...over })
}

function status(over: Partial<CiCheck> = {}): CiCheck {
  return check({ id: null, app: 'status', name: 'ci/legacy', url: 'https://ci.example/1', annotations: 0, ...over })
}

function judge(runs: readonly CiRun[], checks: readonly CiCheck[], over: Partial<CiRules> = {}): CiVerdict {
  const snapshot: CiSnapshot = { sha: sha('a'), runs, checks }
  return judgeCi(snapshot, { ...rules, ...over })
}

describe('the verdict', () => {
  test.each<[string, readonly CiRun[], readonly CiCheck[], CiVerdict['kind']]>([
    ['nothing at all', [], [], 'none'],
    ['a failed run', [run()], [], 'red'],
    ['a failed run with its failed job', [run()], [check()], 'red'],
    ['a run that passed', [run(success)], [check(success)], 'green'],
    ['a run at work', [run(inProgress)], [], 'running'],
    ['a run that waits for a runner', [run(queued)], [], 'running'],
    ['a pending run', [run({ status: 'pending', conclusion: null })], [], 'running'],
    ['one failed, one at work', [run(), run({ id: 101, ...inProgress })], [check()], 'running'],
    ['a job at work in a run that reads as ended', [run(success)], [check(inProgress)], 'running'],
    ['one passed, one failed', [run(success), run({ id: 101 })], [], 'red'],
    ['timed out', [run({ conclusion: 'timed_out' })], [], 'red'],
    ['never started', [run({ conclusion: 'startup_failure' })], [], 'red'],
    ['cancelled only', [run({ conclusion: 'cancelled' })], [check({ conclusion: 'cancelled' })], 'none'],
    ['skipped only', [run({ conclusion: 'skipped' })], [], 'none'],
    ['neutral only', [run({ conclusion: 'neutral' })], [], 'none'],
    ['skipped and passed', [run({ conclusion: 'skipped' }), run({ id: 101, ...success })], [], 'green'],
    ['waits for approval', [gate], [], 'gated'],
    ['waits for an environment', [run({ status: 'waiting', conclusion: null })], [], 'gated'],
    ['one passed, one waits for approval', [run(success), gate], [], 'gated'],
    ['one failed, one waits for approval', [run(), gate], [], 'red'],
    ['a failed commit status', [], [status()], 'red'],
    ['a commit status in error', [], [status({ conclusion: 'error' })], 'red'],
    ['a pending commit status', [run(success)], [status(queued)], 'running'],
    ['a commit status that passed', [], [status(success)], 'green'],
    [
      'another app asks for action',
      [run(success)],
      [check({ app: 'reviewer', url: 'https://app.example/1', conclusion: 'action_required' })],
      'red',
    ],
    [
      "a job of Actions that asks for action is the gate's, no failure",
      [run(success)],
      [jobOf(gate, { conclusion: 'action_required' })],
      'green',
    ],
  ])('%s: %3$s', (_, runs, checks, expected) => {
    expect(judge(runs, checks).kind).toBe(expected)
  })

  test('what is waited for is named once', () => {
    expect(
      judge([run({ name: 'CI', ...inProgress }), run({ id: 101, name: 'Lint', ...queued })], [check({ name: 'CI', ...inProgress })]),
    ).toEqual({ kind: 'running', waitsFor: ['CI', 'Lint'] })
  })

  test('red names the failed checks and runs only', () => {
    const [bad, good] = [run(), run({ id: 101, ...success })]
    const [broken, fine] = [check(), check({ name: 'lint', ...success })]
    expect(judge([bad, good], [broken, fine])).toEqual({ kind: 'red', failed: [broken], failedRuns: [bad], generation: 2 })
  })

  test('gated names the runs that wait', () => {
    expect(judge([run(success), gate], [])).toEqual({ kind: 'gated', runs: [gate] })
  })
})

describe('what is left out', () => {
  test.each<[string, readonly CiRun[], readonly CiCheck[], Partial<CiRules>, CiVerdict['kind']]>([
    ['this very run', [run(success), run({ id: 900, name: 'Loop', ...inProgress })], [], {}, 'green'],
    ['other runs of this workflow', [run(success), run({ id: 901, path: '.github/workflows/loop.yml', ...inProgress })], [], {}, 'green'],
    ['a failed earlier run of this workflow', [run(success), run({ id: 901, path: '.github/workflows/loop.yml' })], [], {}, 'green'],
    [
      'the jobs of this run',
      [run(success), run({ id: 900, name: 'Loop', ...inProgress })],
      [jobOf(run({ id: 900 }), { name: 'repair', ...inProgress })],
      {},
      'green',
    ],
    [
      'the check of this family of tools',
      [run(success)],
      [check({ name: 'codality/agent', app: 'codality', url: null, ...inProgress })],
      {},
      'green',
    ],
    ['its review', [run(success)], [check({ name: 'codality/review', app: 'codality', url: null })], {}, 'green'],
    ['its readiness', [run(success)], [check({ name: 'codality/merge-readiness', app: 'codality', url: null })], {}, 'green'],
    [
      'its own, written with the token of the job',
      [run(success)],
      [check({ name: 'codality/agent', key: 'codality:run.900', url: 'https://github.com/dev/shop/actions/runs/900', ...inProgress })],
      {},
      'green',
    ],
    [
      'a status of such a name that never ends',
      [run(success)],
      [status({ name: 'codality/merge-readiness', app: '', ...queued })],
      {},
      'green',
    ],
    ['a job that somebody named like it, which has failed', [run()], [check({ name: 'codality/agent' })], {}, 'red'],
    [
      'a job that somebody named like it, which runs',
      [run(success)],
      [check({ name: 'codality/merge-readiness', ...inProgress })],
      {},
      'running',
    ],
    ['a workflow that somebody named like it', [run(success), run({ id: 101, name: 'codality/agent' })], [], {}, 'red'],
    ['no other name of that kind', [run(success)], [check({ name: 'codality/else', app: 'codality', url: null })], {}, 'red'],
    ['an ignored check', [run(success)], [check({ name: 'flaky', url: null })], { ignoreChecks: ['flaky'] }, 'green'],
    [
      'an ignored check by pattern',
      [run(success)],
      [check({ name: 'e2e (chrome, 2)', url: null })],
      { ignoreChecks: ['e2e (*)'] },
      'green',
    ],
    ['an ignored commit status', [run(success)], [status(queued)], { ignoreChecks: ['ci/*'] }, 'green'],
    ['an ignored workflow', [run(success), run({ id: 101, name: 'Nightly' })], [], { ignoreChecks: ['Nightly'] }, 'green'],
    [
      'the jobs of an ignored workflow',
      [run(success), run({ id: 101, name: 'Nightly' })],
      [jobOf(run({ id: 101 }), { name: 'soak' })],
      { ignoreChecks: ['Nightly'] },
      'green',
    ],
    [
      'no jobs of a run whose number only starts alike',
      [run(success), run({ id: 10, name: 'Nightly' })],
      [jobOf(run({ id: 101 }), { name: 'soak' })],
      { ignoreChecks: ['Nightly'] },
      'red',
    ],
    ['everything', [run()], [check()], { ignoreChecks: ['*'] }, 'none'],
  ])('%s', (_, runs, checks, over, expected) => {
    expect(judge(runs, checks, over).kind).toBe(expected)
  })

  test('without a known workflow path only this very run is left out', () => {
    expect(
      judge([run(), run({ id: 900, path: '.github/workflows/loop.yml', ...inProgress })], [], { own: { runId: 900, workflowPath: null } })
        .kind,
    ).toBe('red')
  })
})

describe('a run that a person must approve', () => {
  test('its queued jobs keep nobody waiting', () => {
    const waiting = run({ id: 101, name: 'Deploy', status: 'waiting', conclusion: null })
    expect(judge([run(), waiting], [check(), jobOf(waiting, { name: 'deploy', ...queued })]).kind).toBe('red')
    expect(judge([run(success), waiting], [jobOf(waiting, { name: 'deploy', ...queued })])).toEqual({ kind: 'gated', runs: [waiting] })
  })
})

test('a job that waits for a person keeps no failure of its own run back', () => {
  const waiting = run({ status: 'waiting', conclusion: null })
  expect(judge([waiting], [jobOf(waiting), jobOf(waiting, { name: 'deploy', ...queued })])).toMatchObject({
    kind: 'red',
    failed: [{ name: 'test' }],
  })
})

test('what was cancelled has not passed', () => {
  expect(judge([run(success), run({ id: 101, conclusion: 'cancelled' })], []).kind).toBe('none')
})

describe('several runs of one workflow on the commit', () => {
  const ci = '.github/workflows/ci.yml'
  const dispatched = { id: 102, path: ci, event: 'workflow_dispatch', actor: 'github-actions[bot]' } as const
  test.each<[string, readonly CiRun[], readonly CiCheck[], CiVerdict['kind']]>([
    [
      'a gated run beside the dispatched one that passed',
      [run({ conclusion: 'action_required' }), run({ ...dispatched, ...success })],
      [],
      'green',
    ],
    ['a gated run that came later', [run(success), run({ id: 101, path: ci, conclusion: 'action_required' })], [], 'green'],
    ['a failed run, then a newer one that passed', [run(), run({ id: 101, path: ci, ...success })], [jobOf(run())], 'green'],
    ['a passed run, then a newer one that failed', [run(success), run({ id: 101, path: ci })], [], 'red'],
    [
      'an older run that was started again and passed',
      [run({ attempt: 2, startedAt: '2026-01-02T00:00:00Z', ...success }), run({ id: 101, path: ci })],
      [],
      'green',
    ],
    [
      'a cancelled run that a newer one replaced',
      [run({ conclusion: 'cancelled' }), run({ id: 101, path: ci, ...success })],
      [jobOf(run(), { conclusion: 'cancelled' })],
      'green',
    ],
    ['a newer run for another event speaks for itself alone', [run(), run({ id: 101, path: ci, event: 'push', ...success })], [], 'red'],
    ['a dispatched run speaks for all events', [run(), run({ ...dispatched, ...success })], [], 'green'],
    [
      'a dispatched run that failed, then a newer one that passed',
      [run({ ...dispatched }), run({ id: 103, path: ci, ...success })],
      [],
      'green',
    ],
    ['a failed run, then a newer one that was skipped', [run(), run({ id: 101, path: ci, conclusion: 'skipped' })], [], 'red'],
    ['a passed run, then a newer one that was skipped', [run(success), run({ id: 101, path: ci, conclusion: 'skipped' })], [], 'green'],
    ['a cancelled run for another event', [run(success), run({ id: 101, path: ci, event: 'push', conclusion: 'cancelled' })], [], 'green'],
    [
      'a cancelled run beside one at work',
      [run(inProgress), run({ id: 101, path: ci, event: 'push', conclusion: 'cancelled' })],
      [],
      'running',
    ],
    [
      'an older dispatched run speaks for none',
      [run({ startedAt: '2026-01-02T00:00:00Z' }), run({ ...dispatched, ...success })],
      [],
      'red',
    ],
    ['a newer run at work', [run(), run({ id: 101, path: ci, ...inProgress })], [], 'running'],
  ])('%s: %4$s', (_, runs, checks, expected) => {
    expect(judge(runs, checks).kind).toBe(expected)
  })

  test('still count for the generation, so that a new verdict is told from an old one', () => {
    expect(judge([run({ conclusion: 'cancelled' }), run({ id: 101, path: ci, ...success })], [])).toEqual({ kind: 'green', generation: 2 })
  })
})

test('only what a pull request started, or a program for it, or what failed after a push, may be started again', () => {
  const runs = [
    run(),
    run({ id: 101, event: 'push', ...success }),
    run({ id: 105, event: 'push' }),
    run({ id: 102, event: 'workflow_dispatch', actor: 'maria' }),
    run({ id: 103, event: 'workflow_dispatch', actor: 'github-actions[bot]' }),
    run({ id: 104, name: 'Nightly' }),
    run({ id: 900, path: '.github/workflows/loop.yml' }),
  ]
  expect(ciWorkflows({ sha: sha('a'), runs, checks: [] }, { ...rules, ignoreChecks: ['Nightly'] })).toEqual([
    '.github/workflows/ci.yml',
    '.github/workflows/105.yml',
    '.github/workflows/103.yml',
  ])
})

describe('when the time to wait is over', () => {
  test.each<[string, readonly CiRun[], readonly CiCheck[], CiVerdict['kind']]>([
    ['the failure that is known counts', [run(), run({ id: 101, ...inProgress })], [check()], 'red'],
    ['a job that failed counts before its run ends', [run(inProgress)], [check()], 'red'],
    ['nothing has ended', [run(inProgress)], [check(inProgress)], 'running'],
    ['the rest passed, which makes nothing green', [run(success), run({ id: 101, ...inProgress })], [], 'running'],
  ])('%s', (_, runs, checks, expected) => {
    expect(judge(runs, checks, { impatient: true }).kind).toBe(expected)
  })
})

describe('the generation', () => {
  test('rises with every re-run', () => {
    const generation = (...attempts: readonly number[]): number | null => {
      const verdict = judge(
        attempts.map((attempt, index) => run({ id: 100 + index, attempt })),
        [],
      )
      return verdict.kind === 'red' ? verdict.generation : null
    }
    expect([generation(1), generation(2), generation(1, 1), generation(2, 1)]).toEqual([1, 2, 2, 3])
  })

  test('takes no part of what is left out', () => {
    expect(
      judge([run(success), run({ id: 101, name: 'Nightly', attempt: 5 }), run({ id: 900, attempt: 4 })], [], { ignoreChecks: ['Nightly'] }),
    ).toEqual({ kind: 'green', generation: 1 })
  })

  test('is zero where only commit statuses speak', () => {
    expect(judge([], [status()])).toMatchObject({ kind: 'red', generation: 0 })
  })
})

describe('what has failed so far', () => {
  const soFar = (runs: readonly CiRun[], checks: readonly CiCheck[], over: Partial<CiRules> = {}): CiVerdict =>
    failedSoFar({ sha: sha('a'), runs, checks }, { ...rules, ...over })
  const working = run(inProgress)
  const lint = run({ id: 101, name: 'Lint', ...inProgress })

  test('nothing, while all are at work', () => {
    expect(soFar([working], [jobOf(working, inProgress)])).toEqual({ kind: 'running', waitsFor: ['CI', 'test'] })
  })

  test('one job, while others of its run are at work: the run counts as one that failed', () => {
    const failed = jobOf(working, { name: 'lint' })
    expect(soFar([working, lint], [failed, jobOf(working, inProgress)])).toEqual({
      kind: 'red',
      failed: [failed],
      failedRuns: [working],
      generation: 2,
    })
  })

  test('a commit status, while runs are at work: none of them failed', () => {
    expect(soFar([working], [status()])).toMatchObject({ kind: 'red', failedRuns: [] })
  })

  test('a job of the attempt before has not failed in this one', () => {
    const again = run({ ...inProgress, attempt: 2, startedAt: '2026-01-01T01:00:00Z' })
    expect(soFar([again], [jobOf(again)])).toMatchObject({ kind: 'running' })
    expect(soFar([again], [jobOf(again, { startedAt: '2026-01-01T01:00:00Z' })])).toMatchObject({ kind: 'red', generation: 2 })
  })

  test('what is ignored has not failed', () => {
    expect(soFar([working], [jobOf(working), jobOf(working, { name: 'build', ...inProgress })], { ignoreChecks: ['test'] })).toMatchObject({
      kind: 'running',
    })
  })

  test('all ended well, and all ended with a failure, are what they ever were', () => {
    expect(soFar([run(success)], [check(success)])).toEqual({ kind: 'green', generation: 1 })
    expect(soFar([run()], [check()])).toEqual(judge([run()], [check()]))
  })

  test('the generation is that of the end, whichever run fails first', () => {
    const [first, second] = [run({ id: 100, attempt: 3 }), run({ id: 101, name: 'Lint' })]
    const end = judge([first, second], [jobOf(first), jobOf(second)])
    const beginning = soFar(
      [
        { ...first, ...inProgress },
        { ...second, ...inProgress },
      ],
      [jobOf(second, { startedAt: '2026-01-02T00:00:00Z' })],
    )
    expect(end).toMatchObject({ kind: 'red', generation: 4 })
    expect(beginning).toMatchObject({ kind: 'red', generation: 4 })
  })

  test('how far each check is', () => {
    const checks = [
      jobOf(working),
      jobOf(working, { name: 'build', ...success }),
      jobOf(working, { name: 'e2e', ...inProgress }),
      jobOf(working, { name: 'docs', conclusion: 'skipped' }),
      jobOf(working, { name: 'ignored' }),
    ]
    expect(progressOf({ sha: sha('a'), runs: [working], checks }, { ...rules, ignoreChecks: ['ignored'] })).toEqual([
      { name: 'test', state: 'failed' },
      { name: 'build', state: 'passed' },
      { name: 'e2e', state: 'running' },
      { name: 'docs', state: 'other' },
    ])
  })
})
