import { describe, expect, test } from 'vitest'
import { judgeReadiness, type ReadinessFacts } from '../../../src/core/decision/readiness.ts'
import type { PullStanding, StandingOfCheck } from '../../../src/core/model/standing.ts'
import { hostile, live, liveText } from '../report/live-text.ts'
import { standing } from '../../support/builders.ts'

const rules = { ignoreChecks: ['flaky/*'], own: { runId: 900, workflowName: 'Loop' } }
const idle = { state: 'idle', used: 1, maxAttempts: 3 } as const

function check(over: Partial<StandingOfCheck> = {}): StandingOfCheck {
  return { id: 1, name: 'test', app: 'github-actions', key: 'a-guid', state: 'passed', run: { id: 100, workflow: 'CI' }, ...over }
}

function judge(over: Partial<PullStanding> = {}, facts: Partial<ReadinessFacts> = {}): ReturnType<typeof judgeReadiness> {
  return judgeReadiness({ standing: standing({ checks: [check()], ...over }), isOfHead: true, loop: idle, rules, ...facts })
}

const reviews = (over: Partial<PullStanding['reviews']>): Partial<PullStanding> => ({
  reviews: { decision: null, approvedBy: [], rejectedBy: [], requested: [], ...over },
})

test('when all is fine there is one line for each thing, and nothing is missing', () => {
  const { lines, missing } = judge(reviews({ decision: 'approved', approvedBy: ['ben'] }))
  expect(missing).toEqual([])
  expect(lines.map(({ topic, says }) => `${topic}: ${says}`)).toEqual([
    'CI: the one check passes',
    'Reviews: approved by `ben`',
    'Conversations: all are resolved',
    'Conflicts: none with the base branch',
    'Draft: no',
    'Loop: idle; 1 of 3 attempts used since the last human action',
  ])
})

describe('what is missing', () => {
  test.each<[string, Partial<PullStanding>, readonly string[], string]>([
    ['a check fails', { checks: [check(), check({ id: 2, name: 'lint', state: 'failed' })] }, ['CI fails'], '1 of 2 failed: `lint`'],
    [
      'one fails while others run',
      { checks: [check({ state: 'running' }), check({ name: 'lint', state: 'failed' })] },
      ['CI fails'],
      '1 of 2 failed: `lint`',
    ],
    ['a check runs', { checks: [check({ state: 'running' })] }, ['CI is running'], '1 of 1 still running: `test`'],
    ['a check was cancelled', { checks: [check({ state: 'cancelled' })] }, ['CI was cancelled'], '1 of 1 cancelled: `test`'],
    ['no check at all', { checks: [] }, ['no check has passed'], 'no check has reported on this commit yet'],
    ['all were skipped', { checks: [check({ state: 'silent' })] }, ['no check has passed'], 'no check has reported on this commit yet'],
    [
      'more checks than were listed, and one of them fails',
      { beyond: { count: 40, all: 'failed' } },
      ['CI fails'],
      'not all of 41 checks have passed',
    ],
    [
      'more checks than were listed, and one of them runs',
      { beyond: { count: 40, all: 'running' } },
      ['CI is running'],
      'not all of 41 checks have passed',
    ],
    ['a review is required', reviews({ decision: 'required' }), ['a review is required'], 'another approval is required'],
    [
      'one more is required',
      reviews({ decision: 'required', approvedBy: ['ben'] }),
      ['a review is required'],
      'approved by `ben`, but another approval is required',
    ],
    [
      'changes are requested',
      reviews({ decision: 'changes-requested', rejectedBy: ['ben'], approvedBy: ['maria'] }),
      ['changes are requested'],
      'changes requested by `ben`',
    ],
    ['changes are requested where no rule asks', reviews({ rejectedBy: ['ben'] }), ['changes are requested'], 'changes requested by `ben`'],
    ['one conversation', { unresolved: { count: 1, more: false } }, ['1 unresolved conversation'], '1 unresolved conversation'],
    [
      'many conversations',
      { unresolved: { count: 100, more: true } },
      ['100 or more unresolved conversations'],
      '100 or more unresolved conversations',
    ],
    ['conflicts', { merge: 'conflicting' }, ['conflicts with the base branch'], 'the base branch has changed the same lines'],
    [
      'nobody knows whether it merges',
      { merge: 'unknown' },
      ['conflicts are not known'],
      'GitHub has not worked out yet whether it merges',
    ],
    ['a draft', { isDraft: true }, ['it is a draft'], 'this is a draft'],
    ['several things', { isDraft: true, checks: [check({ state: 'failed' })] }, ['CI fails', 'it is a draft'], '1 of 1 failed: `test`'],
  ])('%s', (_, over, missing, says) => {
    const readiness = judge(over)
    expect(readiness.missing).toEqual(missing)
    expect(readiness.lines.map((line) => line.says)).toContain(says)
  })

  test('right after a push nothing is said of the checks of the commit before', () => {
    expect(judge({ beyond: { count: 3, all: 'failed' } }, { isOfHead: false }).missing).toEqual(['no check has passed'])
  })

  test.each<[ReadinessFacts['loop']['state'], readonly string[]]>([
    ['working', ['the loop is at work']],
    ['exhausted', []],
    ['stopped', []],
    ['idle', []],
  ])('the loop is %s', (state, missing) => {
    expect(judge({}, { loop: { state, used: 3, maxAttempts: 3 } }).missing).toEqual(missing)
  })
})

describe('which checks count', () => {
  const failed = { state: 'failed' } as const
  const fails = (one: StandingOfCheck): boolean => judge({ checks: [check(), one] }).missing.length > 0

  test.each<[string, Partial<StandingOfCheck>, boolean]>([
    ['another check', { name: 'lint' }, true],
    ['our own, by the token of the job', { name: 'codality/agent', key: 'codality:run.7', run: { id: 100, workflow: 'CI' } }, false],
    ['our own, by an App', { name: 'codality/merge-readiness', app: 'loop-app', key: 'codality:pull.1', run: null }, false],
    ['the review of this family of tools', { name: 'codality/review', app: 'codality', key: '', run: null }, false],
    ['a commit status of such a name', { name: 'codality/review', id: 0, app: '', key: '', run: null }, false],
    ['a job of CI that somebody named like ours', { name: 'codality/merge-readiness' }, true],
    ['a job of this very run', { name: 'loop', run: { id: 900, workflow: 'Other' } }, false],
    ['a job of another run of the loop', { name: 'loop', run: { id: 901, workflow: 'Loop' } }, false],
    ['one that the maintainer leaves out', { name: 'flaky/ui' }, false],
    ['one of a workflow that the maintainer leaves out', { name: 'ui', run: { id: 7, workflow: 'flaky/all' } }, false],
  ])('%s: %3$s', (_, over, expected) => {
    expect(fails(check({ id: 9, ...failed, ...over }))).toBe(expected)
  })

  test('a newer run of the same check speaks for the older one', () => {
    expect(judge({ checks: [check({ id: 1, ...failed }), check({ id: 2, run: { id: 101, workflow: 'CI' } })] }).missing).toEqual([])
    expect(judge({ checks: [check({ id: 1, ...failed }), check({ id: 2, run: { id: 101, workflow: 'Nightly' } })] }).missing).toEqual([
      'CI fails',
    ])
  })
})

test.each(hostile)('[row 22] the name %j of a check, and of a person, does nothing in the lines', (text) => {
  for (const { says } of [
    ...judge({ checks: [check({ name: text, state: 'failed' })] }).lines,
    ...judge(reviews({ rejectedBy: [text] })).lines,
  ])
    expect(liveText(says)).not.toMatch(live)
})
