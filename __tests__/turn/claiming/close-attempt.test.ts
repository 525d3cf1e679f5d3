import { expect, test } from 'vitest'
import { closeAttempt, takeAtMost } from '../../../src/turn/claiming/close-attempt.ts'
import { attemptRecord, record, sha, work } from '../../support/builders.ts'

const open = attemptRecord({ number: 2, ended: 'working', seconds: 1_200 })
const pushed = attemptRecord({ number: 1, ended: 'pushed', commit: sha('c'), costUsd: 0.5, seconds: 30 })
const at = { runId: 900, runAttempt: 1 }

test('an attempt that ends gives back what its agents did not take', () => {
  expect(closeAttempt(record({ attempts: [pushed, open], working: at }), { ended: 'unchanged', commit: null, work: work() })).toMatchObject(
    { working: null, attempts: [pushed, { number: 2, ended: 'unchanged', seconds: 12, costUsd: null }] },
  )
})

test('an attempt that nobody told of takes all that was set aside', () => {
  expect(closeAttempt(record({ attempts: [open] }), { ended: 'agent-failed', commit: null, work: null }).attempts).toEqual([
    { ...open, ended: 'agent-failed' },
  ])
})

test('an attempt that has ended stays as it is', () => {
  expect(closeAttempt(record({ attempts: [pushed], working: at }), { ended: 'interrupted', commit: null, work: null })).toEqual(
    record({ attempts: [pushed] }),
  )
  expect(closeAttempt(record(), { ended: 'crashed', commit: null, work: null })).toEqual(record())
})

test('what an open attempt can have taken is only ever made less', () => {
  expect(takeAtMost(record({ attempts: [pushed, open] }), 60).attempts).toEqual([pushed, { ...open, seconds: 60 }])
  expect(takeAtMost(record({ attempts: [open] }), 9_999).attempts).toEqual([open])
  expect(takeAtMost(record({ attempts: [pushed] }), 0).attempts).toEqual([pushed])
})
