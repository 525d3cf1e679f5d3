import { expect, test } from 'vitest'
import { effectNames } from '../../testbed/effects.ts'
import { allFailpoints, usualFailpoints } from '../../testbed/failpoints.ts'
import { testFailpoints } from '../support/failpoints.ts'

const met = testFailpoints('one job', usualFailpoints(effectNames))

test('all of that happened: each effect went wrong and came about, and each fault occurred', () => {
  const { faults, applied } = met()
  const everything = allFailpoints(effectNames)
  expect(new Set(faults.map(({ effect }) => effect))).toEqual(new Set(effectNames))
  expect(new Set(faults.map(({ kind, when }) => `${kind} ${when}`))).toEqual(new Set(everything.map(({ kind, when }) => `${kind} ${when}`)))
  expect(applied).toEqual(new Set(effectNames))
})
