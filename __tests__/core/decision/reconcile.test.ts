import { describe, expect, test } from 'vitest'
import type { OpenStanding } from '../../../src/core/model/standing.ts'
import { isReadinessStale } from '../../../src/core/decision/readiness.ts'
import { inRound, inTurn, worthALook } from '../../../src/core/decision/reconcile.ts'
import { pull, sha } from '../../support/builders.ts'

const fine: OpenStanding = { merge: 'clean', isDraft: false, checks: 'passed', readiness: null }

describe('the open pull requests that are worth a look', () => {
  const nothing = { claimed: new Map(), failed: new Set<never>(), standings: new Map<number, OpenStanding>() }
  const open = [1, 2, 3].map((number) => pull({ number, headSha: sha(number) }))
  const seen = (over: Partial<typeof nothing> | object): readonly string[] => {
    const { due, stale } = worthALook(open, { ...nothing, ...over })
    return [...due.map(({ number, merge }) => `${number} ${merge}`), ...stale.map(({ number }) => `${number} stale`)]
  }

  test('are none where nothing is known of any', () => {
    expect(seen({})).toEqual([])
    expect(
      seen({
        standings: new Map([
          [1, fine],
          [2, { ...fine, merge: 'unknown' }],
          [3, { ...fine, checks: 'running' }],
        ]),
      }),
    ).toEqual([])
  })

  test('are those with something of ours, with a run that failed, with any check or commit status that failed, with a conflict, and with an old word on merging', () => {
    expect(seen({ claimed: new Map([[2, []]]) })).toEqual(['2 clean'])
    expect(seen({ failed: new Set([sha(3)]) })).toEqual(['3 clean'])
    expect(
      seen({
        standings: new Map([
          [1, { ...fine, checks: 'failed' }],
          [2, { ...fine, merge: 'conflicting' }],
          [3, { ...fine, readiness: 'Waiting: CI is running' }],
        ]),
      }),
    ).toEqual(['1 clean', '2 conflicting', '3 stale'])
  })

  test('are due, not stale, where there is more than an old word on merging', () => {
    expect(
      seen({
        claimed: new Map([[1, []]]),
        standings: new Map([
          [1, { ...fine, readiness: 'Waiting: CI is running' }],
          [2, { ...fine, readiness: 'Waiting: CI is running' }],
        ]),
      }),
    ).toEqual(['1 clean', '2 stale'])
  })

  test('are looked at by their weight: those with an old word alone take a few places only, and each has its turn', () => {
    const pulls = (from: number, count: number): ReturnType<typeof pull>[] =>
      Array.from({ length: count }, (_, index) => pull({ number: from + index }))
    const most = { pulls: 50, stale: 5 }
    const round = (due: number, stale: number, at: number): readonly number[] =>
      inRound({ due: pulls(1, due), stale: pulls(1_001, stale) }, most, at).map(({ number }) => number)
    const many = round(45, 100, 1)
    expect([many.slice(0, 45), many.slice(45).every((number) => number > 1_000), many.length]).toEqual([
      pulls(1, 45).map(({ number }) => number),
      true,
      50,
    ])
    expect(round(3, 40, 1)).toHaveLength(8)
    expect(round(80, 0, 1)).toHaveLength(50)
    expect(round(80, 2, 1).filter((number) => number > 1_000)).toEqual([1_001, 1_002])
    const seenOnce = new Set(Array.from({ length: 120 }, (_, at) => round(80, 40, 490_000 + at)).flat())
    expect(seenOnce.size).toBe(120)
  })
})

describe('a word on merging', () => {
  test.each<[string, Partial<OpenStanding>, boolean]>([
    ['Waiting: CI is running', { checks: 'running' }, false],
    ['Waiting: CI is running', { checks: 'passed' }, true],
    ['Waiting: CI is running, changes are requested', { checks: 'failed' }, true],
    ['Waiting: no check has passed', { checks: 'passed' }, true],
    ['Waiting: no check has passed', { checks: null }, false],
    ['Waiting: CI fails', { checks: 'failed' }, false],
    ['Waiting: CI fails', { checks: 'passed' }, true],
    ['Ready to merge', { checks: 'passed' }, false],
    ['Ready to merge', { checks: 'failed' }, true],
    ['Ready to merge', { checks: 'running' }, true],
    ['Ready to merge', { merge: 'conflicting' }, true],
    ['Ready to merge', { merge: 'unknown' }, false],
    ['Waiting: conflicts with the base branch', { merge: 'conflicting' }, false],
    ['Waiting: conflicts with the base branch', { merge: 'clean' }, true],
    ['Waiting: conflicts are not known', { merge: 'clean' }, true],
    ['Waiting: conflicts are not known', { merge: 'unknown' }, false],
    ['Waiting: it is a draft', { isDraft: true }, false],
    ['Waiting: it is a draft', { isDraft: false }, true],
    ['Ready to merge', { isDraft: true }, true],
  ])('%s, and now %j: old is %s', (readiness, over, isOld) => {
    expect(isReadinessStale({ ...fine, ...over, readiness })).toBe(isOld)
  })

  test('that nobody said is never old', () => {
    expect(isReadinessStale({ ...fine, checks: 'failed' })).toBe(false)
  })
})

test('at whatever pace rounds come, nothing of a long list starves', () => {
  expect(inTurn([1, 2, 3], 3, 5)).toEqual([1, 2, 3])
  for (const length of [51, 60, 99, 100, 137, 250, 500])
    for (const pace of [1, 2, 3, 4, 6, 12, 24, 168]) {
      const all = Array.from({ length }, (_, index) => index)
      const seen = new Set<number>()
      // Twelve times as many rounds as a perfect order would take.
      for (let round = 0; round < 12 * Math.ceil(length / 50); round += 1)
        for (const one of inTurn(all, 50, 490_000 + round * pace)) seen.add(one)
      expect([length, pace, seen.size]).toEqual([length, pace, length])
    }
})
