import { describe, expect, test } from 'vitest'
import { isSpent, leftOf, spentOf } from '../../../src/core/model/spending.ts'
import { attemptRecord, record } from '../../support/builders.ts'

const attempts = [
  attemptRecord({ epoch: '0', ended: 'pushed', costUsd: 9, seconds: 900 }),
  attemptRecord({ epoch: '5-ic1', number: 0, ended: 'pushed', costUsd: 0.25, seconds: 60 }),
  attemptRecord({ epoch: '5-ic1', number: 1, ended: 'unchanged', seconds: 30 }),
  attemptRecord({ epoch: '5-ic1', number: 2, ended: 'working', seconds: 1_200 }),
]

describe('what was spent', () => {
  test('is that of the attempts and sessions since the last human action, without the one that is open', () => {
    expect(spentOf(record({ epoch: '5-ic1', attempts }))).toEqual({ costUsd: 0.25, minutes: 1.5, untold: 1 })
    expect(spentOf(record({ epoch: '9-ic1', attempts }))).toEqual({ costUsd: 0, minutes: 0, untold: 0 })
  })

  test.each([
    [{ costUsd: null, minutes: null }, { costUsd: null, minutes: null }, false],
    [{ costUsd: 1, minutes: null }, { costUsd: 0.75, minutes: null }, false],
    [{ costUsd: 0.25, minutes: null }, { costUsd: 0, minutes: null }, true],
    [{ costUsd: 0.1, minutes: 10 }, { costUsd: 0, minutes: 8.5 }, true],
    [{ costUsd: 1, minutes: 1 }, { costUsd: 0.75, minutes: 0 }, true],
  ])('leaves of %j %j', (budget, left, spent) => {
    const so = spentOf(record({ epoch: '5-ic1', attempts }))
    expect(leftOf(budget, so)).toEqual(left)
    expect(isSpent(budget, so)).toBe(spent)
  })
})
