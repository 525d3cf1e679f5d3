import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Look, paceOf } from '../../../src/core/dashboard/pace.ts'

const now = Date.UTC(2026, 0, 1, 12, 0)
const usual = { interval: 10, spent: 0, budget: { limit: 5_000, remaining: 4_000, resetAt: now + 1_800_000 }, failures: 0, now }

test('with much left, and where nothing is limited, looks are as far apart as was asked for', () => {
  expect(paceOf({ kind: 'done' }, usual)).toEqual({ seconds: 10, health: { state: 'live', says: null } })
  expect(paceOf({ kind: 'done' }, { ...usual, budget: null })).toMatchObject({ seconds: 10, health: { state: 'live' } })
  expect(paceOf({ kind: 'done' }, { ...usual, budget: { limit: 5_000, remaining: 0, resetAt: now - 1 } })).toMatchObject({ seconds: 10 })
})

test('what is left is spread until it is full again, and the page says so', () => {
  const { seconds, health } = paceOf(
    { kind: 'done' },
    { ...usual, spent: 4, budget: { limit: 5_000, remaining: 700, resetAt: now + 1_800_000 } },
  )
  // A tenth is left to others: 200 requests for half an hour.
  expect(seconds).toBe(36)
  expect(health).toEqual({
    state: 'slow',
    says: "700 of 5000 requests of GitHub's limit are left until 12:30 UTC, so looks are 36 s apart.",
  })
  expect(
    paceOf({ kind: 'done' }, { ...usual, spent: 12, budget: { limit: 5_000, remaining: 700, resetAt: now + 1_800_000 } }).seconds,
  ).toBeCloseTo(108)
})

test('with nothing left it waits, at most a quarter of an hour at a time', () => {
  expect(paceOf({ kind: 'done' }, { ...usual, budget: { limit: 5_000, remaining: 10, resetAt: now + 1_800_000 } })).toMatchObject({
    seconds: 900,
    health: { state: 'slow' },
  })
})

test('a limit is waited for, and the page says until when', () => {
  expect(paceOf({ kind: 'limited', until: now + 600_000 }, usual)).toEqual({
    seconds: 600,
    health: {
      state: 'limited',
      says: "GitHub's rate limit is used up. The next look is at 12:10 UTC; what is shown may be older than that.",
    },
  })
})

test('a server that stumbles is asked less and less often, and one that refuses is asked seldom', () => {
  const seconds = [1, 2, 3, 9].map((failures) => paceOf({ kind: 'failed', why: 'GitHub answered 502.' }, { ...usual, failures }).seconds)
  expect(seconds).toEqual([20, 40, 80, 300])
  expect(paceOf({ kind: 'refused', why: 'No.' }, usual)).toEqual({ seconds: 300, health: { state: 'refused', says: 'No.' } })
})

test('it never waits less than was asked for, and never for ever', () => {
  const looks = fc.oneof(
    fc.constant<Look>({ kind: 'done' }),
    fc.integer({ min: -1e6, max: 1e9 }).map((in_): Look => ({ kind: 'limited', until: now + in_ })),
    fc.constant<Look>({ kind: 'failed', why: '' }),
  )
  fc.assert(
    fc.property(
      looks,
      fc.double({ min: 0.1, max: 1_000, noNaN: true }),
      fc.nat(500),
      fc.nat(5_000),
      fc.integer({ min: -1e6, max: 3_600_000 }),
      fc.nat(2_000),
      (look, interval, spent, remaining, reset, failures) => {
        const { seconds } = paceOf(look, { interval, spent, budget: { limit: 5_000, remaining, resetAt: now + reset }, failures, now })
        expect(seconds).toBeGreaterThanOrEqual(interval)
        expect(seconds).toBeLessThanOrEqual(3_700)
      },
    ),
  )
})
