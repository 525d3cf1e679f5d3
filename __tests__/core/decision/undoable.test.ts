import { expect, test } from 'vitest'
import { undoable } from '../../../src/core/decision/undoable.ts'
import { attemptRecord, sha } from '../../support/builders.ts'

const first = attemptRecord({ number: 1, ended: 'pushed', from: sha('a'), commit: sha('b') })
const second = attemptRecord({ number: 2, ended: 'pushed', from: sha('b'), commit: sha('c') })
const undone = { ...second, ended: 'reverted', revertedBy: sha('d') }
const fruitless = attemptRecord({ number: 3, ended: 'unchanged', from: sha('d') })

test.each([
  ['nothing was pushed', [fruitless], sha('a'), 'none'],
  ['the head is the newest commit', [first, second], sha('c'), 'standing c'],
  ['people pushed on top', [first, second], sha('f'), 'moved c'],
  ['the newest was taken back, so the one before it', [first, undone, fruitless], sha('d'), 'standing b'],
  ['the newest was taken back, and people pushed on top', [first, undone], sha('f'), 'moved b'],
  ['the newest was taken back by a commit that nobody remembers', [first, { ...second, ended: 'reverted' }], sha('d'), 'moved b'],
  ['both were taken back', [{ ...first, ended: 'reverted', revertedBy: sha('e') }, undone], sha('e'), 'none'],
  [
    'a session after one that was taken back',
    [undone, attemptRecord({ number: 0, ended: 'pushed', from: sha('d'), commit: sha('e') })],
    sha('e'),
    'standing e',
  ],
] as const)('%s', (_, attempts, head, expected) => {
  const found = undoable(attempts, head)
  expect(found.kind === 'none' ? 'none' : `${found.kind} ${found.attempt.commit.slice(0, 1)}`).toBe(expected)
})
