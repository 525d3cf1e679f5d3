import { describe, expect, test } from 'vitest'
import { decideReading, decideReply, type ReadingState } from '../../../src/core/decision/decide-reading.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import { check, pull, run, sha } from '../../support/builders.ts'

const person = { login: 'maria', type: 'User' } as const
const finished: Trigger = {
  kind: 'ci-finished',
  run: {
    id: 1,
    attempt: 1,
    name: 'CI',
    title: null,
    conclusion: 'failure',
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'mallory/shop',
    pulls: [],
    startedBy: [],
  },
}
const dispatched: Trigger = { kind: 'dispatched', pull: 7, author: person, runId: 77 }
const red = { kind: 'red', failed: [check()], failedRuns: [run()], generation: 2 } as const
const key = `${sha('a')}.2`

function decided(trigger: Trigger, over: Partial<ReadingState>): string {
  const decision = decideReading(trigger, { pull: pull(), ci: red, diagnosed: null, busy: null, ...over })
  return decision.kind === 'ignore'
    ? `ignore ${decision.because.code}`
    : decision.kind === 'diagnose'
      ? `diagnose ${decision.key}`
      : decision.kind
}

test.each<[string, Trigger, Partial<ReadingState>, string]>([
  ['is red', finished, {}, `diagnose ${key}`],
  ['is red as it was told before', finished, { diagnosed: key }, 'ignore already-handled'],
  ['is red again after a re-run', finished, { diagnosed: `${sha('a')}.1` }, `diagnose ${key}`],
  ['is red as told, and a person wants to see it again', dispatched, { diagnosed: key }, `diagnose ${key}`],
  ['is green after it was told to be red', finished, { ci: { kind: 'green', generation: 2 }, diagnosed: key }, 'settle'],
  ['is green as ever', finished, { ci: { kind: 'green', generation: 1 } }, 'ignore nobody-waits'],
  ['still runs', finished, { ci: { kind: 'running', waitsFor: ['e2e'] }, diagnosed: key }, 'ignore still-running'],
  ['waits for a person', finished, { ci: { kind: 'gated', runs: [] } }, 'ignore gated'],
  ['was cancelled', finished, { ci: { kind: 'none' } }, 'ignore nothing-ran'],
  ['is red while another turn works', finished, { busy: 5 }, 'ignore busy'],
])('CI %s', (_, trigger, over, expected) => {
  expect(decided(trigger, over)).toBe(expected)
})

describe('a person', () => {
  const said = { pull: 7, title: null, author: person, at: 1_000 }
  const replied = (trigger: Trigger, ...told: readonly string[]): string => {
    const decision = decideReply(trigger, { told: new Set(told), remarks: [], mention: '' })
    return decision.kind === 'ignore' ? `ignore ${decision.because.code}` : `answer ${decision.code}`
  }

  test.each<[string, Trigger, string, string]>([
    ['commands', { kind: 'commanded', commentId: 5, command: 'retry', argument: '', text: '', ...said }, 'read-only', 'refused 5'],
    ['comments', { kind: 'commented', commentId: 5, text: 'x', ...said }, 'reply 5', 'read-only'],
    [
      'comments in a review',
      { kind: 'reviewed', reviewId: 9, state: 'commented', text: 'x', commit: sha('a'), ...said },
      'reply 9',
      'read-only',
    ],
    [
      'requests changes',
      { kind: 'reviewed', reviewId: 9, state: 'changes_requested', text: 'x', commit: sha('a'), ...said },
      'reply 9',
      'read-only',
    ],
  ])('who %s is answered unless that was done', (_, trigger, other, same) => {
    expect(replied(trigger)).toBe('answer read-only')
    expect(replied(trigger, other)).toBe('answer read-only')
    expect(replied(trigger, same)).toBe('ignore already-handled')
  })

  test('who approves asks for nothing', () => {
    expect(replied({ kind: 'reviewed', reviewId: 9, state: 'approved', text: '', commit: sha('a'), ...said })).toBe('ignore nothing-asked')
  })
})
