import { describe, expect, test } from 'vitest'
import { ownCommits, wasSeen } from '../../../src/core/decision/seen-head.ts'
import { attemptRecord, record, run, sha } from '../../support/builders.ts'

const person = { login: 'maria', type: 'User' } as const
const comment = { kind: 'commented', pull: 7, title: null, author: person, at: 1_000, commentId: 5, text: 'x' } as const
const review = {
  kind: 'reviewed',
  pull: 7,
  title: null,
  author: person,
  at: 1_000,
  reviewId: 9,
  state: 'changes_requested',
  text: 'x',
  commit: sha('b'),
} as const

describe('commits of the loop', () => {
  const first = attemptRecord({ from: sha('b'), commit: sha('c') })
  const second = attemptRecord({ from: sha('c'), commit: sha('d') })

  test.each([
    ['none', [], sha('a'), [sha('a')]],
    ['one', [first], sha('c'), [sha('c'), sha('b')]],
    ['one on another', [first, second], sha('d'), [sha('d'), sha('c'), sha('b')]],
    ['below one of somebody else', [first, second], sha('e'), [sha('e')]],
    ['one that took another back', [first, { ...second, revertedBy: sha('e') }], sha('e'), [sha('e'), sha('d'), sha('c'), sha('b')]],
    ['that lead in a circle', [attemptRecord({ from: sha('c'), commit: sha('b') }), first], sha('c'), [sha('c'), sha('b'), sha('c')]],
  ] as const)('%s', (_, attempts, head, expected) => {
    expect(ownCommits(head, record({ attempts }))).toEqual(expected)
  })
})

describe('[row 20] a head that came after', () => {
  test.each([
    ['the review of the head', review, [sha('b')], true],
    ['the review of a commit that the loop has gone on from', review, [sha('d'), sha('c'), sha('b')], true],
    ['the review of another commit', review, [sha('a')], false],
    ['the review of a commit below one of somebody else', review, [sha('d'), sha('a')], false],
  ] as const)('%s', (_, trigger, commits, expected) => {
    expect(wasSeen(trigger, commits, [run({ createdAt: 1 })], false)).toBe(expected)
  })

  test.each([
    ['a run that was there before the comment', [run({ createdAt: 1_000 }), run({ createdAt: 2_000 })], true],
    ['runs that came after it', [run({ createdAt: 1_001 }), run({ createdAt: 2_000 })], false],
    ['no run at all', [], true],
  ] as const)('%s', (_, runs, expected) => {
    expect(wasSeen(comment, [sha('a')], runs, false)).toBe(expected)
    expect(wasSeen({ ...review, at: comment.at }, [sha('a')], runs, true), 'replies in threads of an older commit').toBe(expected)
  })
})
